import * as gatescope from './index.ts';
import { startSession } from './session/session.ts';

/** The library as one run of a lab gets it. */
export interface Library {
  /** What `import … from "gatescope"` gives: every public name. */
  readonly gatescope: typeof gatescope;
  /** Ends the run: its tensors are disposed, and TensorFlow.js's engine is as it was. */
  dispose(): void;
}

/**
 * Begins a run: a fresh random stream, no observers, no print sink, no tensors. There is one run at a time, as there is
 * one engine; a run that was not disposed is ended first. Hooks (`onStep`, `setPrintSink` …) are set after this call
 * and end with the run.
 */
export function createLibrary(): Library {
  const session = startSession();
  return {
    gatescope,
    dispose: () => {
      session.dispose();
    },
  };
}
