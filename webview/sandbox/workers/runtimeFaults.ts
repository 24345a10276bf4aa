import type { RuntimeFault } from '../../../src/core/run/run.ts';

/**
 * The errors that this worker's runtime has thrown by itself. What they mean for this run and the next is believed of
 * these very objects and of nothing else: a lab can throw errors of any name with any message.
 */
export class RuntimeFaults {
  private readonly thrown = new WeakMap<object, RuntimeFault>();

  /** Takes note of an error that is about to be thrown. */
  note<T extends Error>(error: T, fault: RuntimeFault): T {
    this.thrown.set(error, fault);
    return error;
  }

  of(thrown: unknown): RuntimeFault | null {
    return typeof thrown === 'object' && thrown !== null ? (this.thrown.get(thrown) ?? null) : null;
  }
}
