import * as tf from '@tensorflow/tfjs';
import * as gatescope from '../../../src/torch/index.ts';
import { setPrintSink } from '../../../src/torch/text/print.ts';
import { startSession } from '../../../src/torch/session/session.ts';
import { problemOf, type NumericCase } from '../../unit/torch/parity/numericCases.ts';

/** What one run of a lab's text left behind. */
export interface PageRun {
  readonly backend: string;
  readonly output: string;
  readonly ms: number;
  /** `tf.memory().numTensors` wherever the lab called `countTensors()`. */
  readonly counts: readonly number[];
  /** The same after the run. */
  readonly left: number;
}

/** Runs transpiled labs in the page, on the backend it is told. */
export interface TorchPage {
  run(script: string, backend: 'webgl' | 'cpu'): Promise<PageRun>;
  /** What WebGL computes otherwise than PyTorch. */
  problems(cases: readonly NumericCase[]): Promise<string[]>;
}

const page: TorchPage = {
  async run(script, backend) {
    await tf.setBackend(backend);
    const session = startSession();
    const lines: string[] = [];
    const counts: number[] = [];
    setPrintSink(line => lines.push(line));
    const modules: Record<string, object> = { gatescope, '@tensorflow/tfjs': tf };
    const started = performance.now();
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the lab under test is text
    new Function('require', 'exports', 'countTensors', script)(
      (name: string) => modules[name],
      {},
      () => counts.push(tf.memory().numTensors),
    );
    const ms = performance.now() - started;
    session.dispose();
    return { backend: tf.getBackend(), output: lines.map(line => `${line}\n`).join(''), ms, counts, left: tf.memory().numTensors };
  },
  async problems(cases) {
    await tf.setBackend('webgl');
    const session = startSession();
    const problems = cases.map(each => problemOf(each, 1e-4)).filter(problem => problem !== null);
    session.dispose();
    return problems;
  },
};

(globalThis as unknown as { torchPage: TorchPage }).torchPage = page;
