import type { RunEvent } from '../../../src/core/run/run.ts';
import type { FromSupervisor, ToLabWorker } from '../../../src/core/channels/sandboxChannel.ts';
import { Supervisor } from '../../../webview/sandbox/workers/runSupervisor.ts';
import type { LabWorkerListener } from '../../../webview/sandbox/workers/spawnLabWorker.ts';

export const backend = { name: 'cpu', reason: 'Using CPU: your setting says so.' } as const;
export const lab = { code: 'const $gatescopeLab=[];\n//', sites: [], files: [] };
export const load = { kind: 'load', lab, labWorker: '', backend: 'cpu', measured: null } as const;
export const run = '0123456789abcdef0123456789abcdef';

/** A supervisor with a lab worker that says what the test tells it to. */
export class Scene {
  readonly sent: FromSupervisor[] = [];
  readonly workers: { code: string; posted: ToLabWorker[]; listener: LabWorkerListener; isAlive: boolean }[] = [];
  readonly supervisor: Supervisor;

  /** @param canReadLater false as where frames hang in the page */
  constructor(canReadLater = true) {
    this.supervisor = new Supervisor({
      page: { postMessage: message => void this.sent.push(message) },
      spawn: (code, _runtime, listener) => {
        const worker = { code, posted: [] as ToLabWorker[], listener, isAlive: true };
        this.workers.push(worker);
        return {
          post: message => void worker.posted.push(message),
          terminate: () => {
            worker.isAlive = false;
          },
        };
      },
      clock: () => performance.now(),
      canReadLater,
    });
  }

  /** Loaded, prepared and told to go. */
  static running(timeLimitMs = 60_000): Scene {
    const scene = new Scene();
    scene.supervisor.receive(load);
    scene.say({ kind: 'prepared', backend });
    scene.supervisor.receive({ kind: 'go', run, turned: [], timeLimitMs });
    return scene;
  }

  get worker(): Scene['workers'][number] {
    const worker = this.workers.at(-1);
    if (!worker) throw new Error('No worker was made.');
    return worker;
  }

  /** What the last worker was told. */
  get kinds(): string[] {
    return this.worker.posted.map(({ kind }) => kind);
  }

  get token(): string {
    const init = this.worker.posted.find(message => message.kind === 'init');
    return init?.kind === 'init' ? init.token : '';
  }

  /** As the runtime would. */
  say(message: object): void {
    this.worker.listener.onMessage({ token: this.token, ...message });
  }

  event(event: RunEvent): void {
    this.say({ kind: 'event', event });
  }

  get batches(): Extract<FromSupervisor, { kind: 'events' }>[] {
    return this.sent.filter(message => message.kind === 'events');
  }

  get events(): RunEvent[] {
    return this.batches.flatMap(batch => batch.events);
  }
}
