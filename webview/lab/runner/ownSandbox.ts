import type { BackendChoice, RunEvent, RunId, RunOutcome } from '../../../src/core/run/run.ts';
import type { TurnedDial } from '../../../src/core/run/dials.ts';
import { Sandbox, type SandboxLoad } from './sandbox.ts';
import type { SweepRun } from './sweepLane.ts';

interface OwnRun {
  readonly load: SandboxLoad;
  readonly measured: BackendChoice | null;
  readonly timeLimitMs: number;
  readonly turned: readonly TurnedDial[];
}

interface OwnListener {
  readonly onEvent: (event: RunEvent) => void;
  readonly onEnded: (outcome: RunOutcome) => void;
}

/** One run in a sandbox of its own: it finds nothing that another one has left. */
export class OwnSandbox implements SweepRun {
  private readonly sandbox: Sandbox;

  constructor(parts: Omit<ConstructorParameters<typeof Sandbox>[0], 'listener'>, run: OwnRun, listener: OwnListener) {
    let outcome: RunOutcome = { status: 'stopped', ms: 0, reason: 'lost' };
    const listening = {
      event: (_run: RunId, event: RunEvent): void => {
        if (event.kind !== 'ended') listener.onEvent(event);
      },
    };
    this.sandbox = new Sandbox(
      { ...parts, listener: listening },
      {
        onPrepared: () => undefined,
        onOutcome: ended => {
          outcome = ended;
        },
        onGone: (_isLost, ended) => {
          void ended.then(() => {
            listener.onEnded(outcome);
          });
        },
      },
    );
    this.sandbox.load(run.load, run.measured);
    this.sandbox.go({ id: newId(), timeLimitMs: run.timeLimitMs, turned: run.turned });
  }

  dispose(): void {
    this.sandbox.dispose();
  }
}

function newId(): RunId {
  return [...crypto.getRandomValues(new Uint32Array(4))].map(part => part.toString(16).padStart(8, '0')).join('');
}
