import type { Disposes } from '../../../src/core/base/disposable.ts';
import type { LabPageApi } from '../../../src/core/channels/labPageChannel.ts';
import type { Sweep, SweepRequest } from './sweepLane.ts';
import type { BackendChoice, RunEvent, RunId } from '../../../src/core/run/run.ts';
import type { XrayAnswer, XrayRequest } from '../../../src/core/run/xray.ts';

/**
 * Where labs run: the part of the page that the view tells what the host wants. Each method does what `LabPageApi`
 * promises.
 */
export interface LabSandboxes
  extends Pick<LabPageApi, 'install' | 'prepare' | 'run' | 'check' | 'runQuietly' | 'stop' | 'pause'>, Disposes {
  /**
   * Runs the lab of the last run many times, some side by side; null where that run was not in this page, or while
   * something runs. It is replaced by the next run or check.
   */
  sweep(request: SweepRequest): Sweep | null;
  /** What the modules of a run that has ended did inside, as long as its worker stays: until the next run. */
  look(params: { readonly runId: RunId; readonly request: XrayRequest }): Promise<XrayAnswer>;
}

/** What the sandboxes tell the view. */
export interface SandboxListener {
  /** Checked and rate-limited, in order. */
  event(runId: RunId, event: RunEvent): void;
  /** `count` parts of a run were refused; comes just before its `ended`, where there were any. */
  refused(runId: RunId, count: number): void;
  /** Which backend `auto` takes, once measured. */
  measured(choice: BackendChoice): void;
}
