import type { Position } from '../../../src/core/run/position.ts';
import type { ToLabWorker } from '../../../src/core/channels/sandboxChannel.ts';

/** The lab worker as the supervisor sees it. */
export interface LabWorker {
  post(message: ToLabWorker): void;
  /** Ends it at once, whatever it is doing. */
  terminate(): void;
}

export interface LabWorkerListener {
  /** Anything at all: it may come from the lab. */
  onMessage(message: unknown): void;
  /** An error nobody caught: while loading, the script itself is broken. `at` is null where that is the runtime's. */
  onError(message: string, at: Position | null): void;
}

export type SpawnLabWorker = (code: string, runtime: string, listener: LabWorkerListener) => LabWorker;

/**
 * A classic worker (module workers fail in opaque frames) made of the runtime, and above it the lab's text where that
 * is not given later. The lab stands first so that lines in stack traces are the lab's. The runtime gets a function of
 * its own so that all of it is strict code, which a stack trace gives nobody access to.
 */
export const spawnLabWorker: SpawnLabWorker = (code, runtime, listener) => {
  const script = new Blob([code, '\n;(()=>{"use strict";', runtime, '\n})();'], { type: 'text/javascript' });
  const url = URL.createObjectURL(script);
  const worker = new Worker(url);
  worker.onmessage = event => {
    // It has loaded, and no lab can load it again.
    URL.revokeObjectURL(url);
    listener.onMessage(event.data);
  };
  worker.onmessageerror = () => {
    listener.onMessage(undefined);
  };
  worker.onerror = event => {
    event.preventDefault();
    const isRuntime = code === '' && event.filename === url;
    listener.onError(event.message, isRuntime ? null : { line: event.lineno, column: event.colno });
  };
  return {
    post: message => {
      worker.postMessage(message);
    },
    terminate: () => {
      worker.terminate();
      URL.revokeObjectURL(url);
    },
  };
};
