import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { CompiledLab } from '../core/run/compiledLab.ts';
import { endedCheck } from '../core/words/endedCheck.ts';
import { Patience, tickingOf } from '../core/base/patience.ts';
import type { Verdict } from '../core/run/verdict.ts';
import { checkInNode, waitsForEver } from './checkInNode.ts';

interface ThreadData {
  readonly lab: CompiledLab;
  readonly timeLimitMs: number;
}

type Word = { readonly line: number } | { readonly verdict: Verdict };

/**
 * How long starting and loading may take before the check itself: 60 s, since a busy machine does it many times more
 * slowly.
 */
const ticksToStart = 120;
const tickMs = 500;

/**
 * Checks an attempt in a thread of its own, which the time limit ends whatever the attempt does.
 * @param script the bundle this function is in: the thread runs it again, and there `serveCheckThread` takes over
 */
export function checkInThread(script: URL, data: ThreadData): Promise<Verdict> {
  const worker = new Worker(script, { workerData: data, stdout: true, stderr: true });
  let began = performance.now();
  let lastLine: number | null = null;
  return new Promise(resolve => {
    let limit: NodeJS.Timeout | undefined;
    const end = (verdict: Verdict): void => {
      clearTimeout(limit);
      starting.stop();
      void worker.terminate();
      resolve(verdict);
    };
    const stop = (reason: 'time' | 'lost'): void => {
      end(endedCheck({ status: 'stopped', ms: performance.now() - began, reason }, lastLine));
    };
    const starting = new Patience({
      time: tickingOf(globalThis),
      tickMs,
      onEnd: () => {
        stop('lost');
      },
    });
    starting.wait(ticksToStart);
    worker.on('message', (word: Word | 'running') => {
      if (word === 'running') {
        starting.stop();
        began = performance.now();
        // A verdict that has come by then is heard first: this thread may have stood still.
        limit = setTimeout(() => setImmediate(stop, 'time'), data.timeLimitMs);
      } else if ('line' in word) lastLine = word.line;
      else end(word.verdict);
    });
    worker.on('error', (error: Error & { readonly code?: string }) => {
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      const ms = performance.now() - began;
      end(
        isMemory
          ? endedCheck({ status: 'stopped', ms, reason: 'memory' }, lastLine)
          : endedCheck({ status: 'failed', ms, error: { name: error.name, message: error.message, frames: [] } }, lastLine),
      );
    });
    // A promise that never settles leaves the thread with nothing to do.
    worker.on('exit', () => {
      end(waitsForEver(lastLine));
    });
  });
}

/** The thread's side. */
export async function serveCheckThread(): Promise<void> {
  const { lab, timeLimitMs } = workerData as ThreadData;
  const verdict = await checkInNode({
    lab,
    timeLimitMs,
    isFrozen: true,
    onStart: () => parentPort?.postMessage('running'),
    onLine: line => parentPort?.postMessage({ line }),
  });
  parentPort?.postMessage({ verdict });
}
