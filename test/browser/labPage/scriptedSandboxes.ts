import type { RunEvent, RunId } from '../../../src/core/run/run.ts';
import type { BackendChoice } from '../../../src/core/run/run.ts';
import type { XrayAnswer, XrayRequest } from '../../../src/core/run/xray.ts';
import type { Sweep, SweepRequest } from '../../../webview/lab/runner/sweepLane.ts';
import type { LabSandboxes, SandboxListener } from '../../../webview/lab/runner/labSandboxes.ts';
import { coarseXray, sampleXray } from './sampleXray.ts';

/** Stands where labs run: remembers what the page wants of it, and says what a test tells it to say. */
export class ScriptedSandboxes implements LabSandboxes {
  readonly calls: { readonly method: string; readonly params: unknown }[] = [];
  private readonly listener: SandboxListener;
  /** The sweep that is on, or was last. */
  swept: SweepRequest | undefined;
  /** What is answered to whoever wants to look inside. */
  xray: 'sample' | 'coarse' | 'none' | 'gone' = 'sample';

  constructor(listener: SandboxListener) {
    this.listener = listener;
  }

  emit(runId: RunId, events: readonly RunEvent[]): void {
    for (const event of events) this.listener.event(runId, event);
  }

  measure(choice: BackendChoice): void {
    this.listener.measured(choice);
  }

  install(params: unknown): void {
    this.calls.push({ method: 'install', params });
  }

  prepare(params: unknown): void {
    this.calls.push({ method: 'prepare', params });
  }

  run(params: unknown): Promise<void> {
    this.calls.push({ method: 'run', params });
    return Promise.resolve();
  }

  check(params: unknown): Promise<void> {
    this.calls.push({ method: 'check', params });
    return Promise.resolve();
  }

  runQuietly(params: unknown): Promise<void> {
    this.calls.push({ method: 'runQuietly', params });
    return Promise.resolve();
  }

  pause(params: unknown): void {
    this.calls.push({ method: 'pause', params });
  }

  stop(params: unknown): Promise<void> {
    this.calls.push({ method: 'stop', params });
    return Promise.resolve();
  }

  look(params: { readonly request: XrayRequest }): Promise<XrayAnswer> {
    this.calls.push({ method: 'look', params });
    const none: XrayAnswer = this.xray === 'none' ? { kind: 'layers', layers: [], leftOut: 0 } : { kind: 'refused', reason: 'gone' };
    if (this.xray === 'coarse') return Promise.resolve(coarseXray(params.request));
    return Promise.resolve(this.xray === 'sample' ? sampleXray(params.request) : none);
  }

  sweep(request: SweepRequest): Sweep {
    this.calls.push({ method: 'sweep', params: { runId: request.runId, runs: request.runs } });
    this.swept = request;
    return {
      cancel: () => {
        request.listener.over('cancelled');
      },
    };
  }

  dispose(): void {
    this.calls.push({ method: 'dispose', params: null });
  }
}
