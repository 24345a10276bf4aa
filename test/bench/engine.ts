import type { Browser } from 'playwright-core';
import { Bundler } from '../browser/sandbox/harness/bundles.ts';
import { launch } from '../browser/sandbox/harness/labPage.ts';
import { memoryTaskLoops } from './engine/memoryTask.ts';
import { bundleWorker, MeasuringPage } from './engine/measuringPage.ts';
import type { Variant, Work } from './engine/messages.ts';
import { PyTorch } from './engine/pytorch.ts';
import { median, ratio, takeTurns } from './engine/rounds.ts';
import type { Runner } from './engine/rounds.ts';

/** One row: milliseconds of one training step, and how the product's compares; null where nobody could be asked. */
interface StepFigures {
  readonly backend: 'cpu' | 'webgl';
  readonly work: Work;
  readonly product: number;
  readonly pytorch: number | null;
  readonly layers: number;
  /** Product ÷ PyTorch: below 1 the product is faster. */
  readonly toPyTorch: number | null;
  /** TensorFlow.js's layers ÷ product: how many times faster the product is. */
  readonly toLayers: number;
  /** With gates remembered ÷ without; CPU only. */
  readonly recording: number | null;
}

/** Milliseconds of the memory task's 80 epochs, each the middle of some fresh starts. */
interface LoopFigures {
  /** `hasty`: the first run where Run is pressed before anything is prepared; `first`: where the lab was open for a while. */
  readonly product: { readonly hasty: number; readonly first: number; readonly warm: number };
  readonly pytorch: { readonly first: number; readonly warm: number } | null;
}

interface EngineFigures {
  readonly pytorchVersion: string | null;
  readonly loops: LoopFigures;
  readonly steps: readonly StepFigures[];
}

const EPOCHS = 80;
const FRESH_STARTS = 3;
const LOOPS = 6;
/** As long as somebody at least looks at a lab before they press Run. */
const READING_MS = 3000;
const sizes = [
  [160, 10, 1, 8],
  [160, 30, 1, 8],
  [4, 6, 8, 16],
  [32, 50, 16, 32],
  [32, 100, 32, 64],
  [64, 100, 64, 128],
] as const;
/** How many of the sizes are small enough for software WebGL. */
const WEBGL_SIZES = 4;
const WEBGL_ROUNDS = 3;
/**
 * A step that takes longer than `patience` milliseconds is measured once. On WebGL the first step makes the shaders, which may take seconds, and
 * those after a pause are slow.
 */
const sampling = { cpu: { patience: 500, sampleMs: 60 }, webgl: { patience: 20_000, sampleMs: 400 } } as const;

/**
 * Measures training steps of the product, of TensorFlow.js's own layers (both in workers of the same Chromium) and of PyTorch, in turns.
 */
export async function benchEngine(rounds: number, onProgress: (what: string) => void): Promise<EngineFigures> {
  const browser = await launch();
  const pytorch = await PyTorch.start();
  try {
    onProgress('memory task');
    const loops = await benchLoops(browser);
    const steps: StepFigures[] = [];
    for (const backend of ['cpu', 'webgl'] as const) {
      const product = await MeasuringPage.open(browser, await bundleWorker('productWorker.ts'), backend);
      const layers = await MeasuringPage.open(browser, await bundleWorker('layersWorker.ts'), backend);
      const chosen = backend === 'cpu' ? sizes : sizes.slice(0, WEBGL_SIZES);
      for (const [batch, time, features, hidden] of chosen) {
        for (const cell of ['LSTM', 'GRU'] as const) {
          const work = { cell, batch, time, features, hidden };
          const row = await benchStep({ work, backend, product, layers, pytorch, rounds: backend === 'cpu' ? rounds : WEBGL_ROUNDS });
          steps.push(row);
          const [ours, torch, theirs] = [row.product, row.pytorch, row.layers].map(ms => (ms === null ? 'none' : `${ms.toFixed(2)} ms`));
          onProgress(
            `${backend} ${cell} ${String([batch, time, features, hidden])}: ${ours ?? ''}, PyTorch ${torch ?? ''}, layers ${theirs ?? ''}`,
          );
        }
      }
      await product.close();
      await layers.close();
    }
    return { pytorchVersion: pytorch?.version ?? null, loops, steps };
  } finally {
    await pytorch?.close();
    await browser.close();
  }
}

interface StepBench {
  readonly work: Work;
  readonly backend: 'cpu' | 'webgl';
  readonly product: MeasuringPage;
  readonly layers: MeasuringPage;
  readonly pytorch: PyTorch | null;
  readonly rounds: number;
}

async function benchStep({ work, backend, product, layers, pytorch, rounds }: StepBench): Promise<StepFigures> {
  const inWorker = async (worker: MeasuringPage, variant: Variant): Promise<Runner> => {
    await worker.ask({ kind: 'work', work, variant });
    return count => worker.ask({ kind: 'steps', variant, count });
  };
  const runners = [await inWorker(product, 'product'), await inWorker(layers, 'product')];
  if (backend === 'cpu') runners.push(await inWorker(product, 'unrecorded'));
  if (pytorch !== null) {
    await pytorch.ask({ kind: 'work', work });
    runners.push(count => pytorch.ask({ kind: 'steps', count }));
  }
  const figures = await takeTurns(runners, rounds, sampling[backend]);
  const [ours = [], theirs = []] = figures;
  const unrecorded = backend === 'cpu' ? (figures[2] ?? null) : null;
  const torch = pytorch === null ? null : (figures.at(-1) ?? null);
  return {
    backend,
    work,
    product: median(ours),
    pytorch: torch === null ? null : median(torch),
    layers: median(theirs),
    toPyTorch: torch === null ? null : ratio(ours, torch),
    toLayers: 1 / ratio(ours, theirs),
    recording: unrecorded === null ? null : ratio(ours, unrecorded),
  };
}

async function benchLoops(browser: Browser): Promise<LoopFigures> {
  const bundles = await new Bundler().bundle();
  const all: { hasty: number[]; product: number[][]; pytorch: number[][] } = { hasty: [], product: [], pytorch: [] };
  for (let start = 0; start < FRESH_STARTS; start++) {
    all.hasty.push(...(await memoryTaskLoops(browser, bundles, 1, 0)));
    all.product.push(await memoryTaskLoops(browser, bundles, LOOPS, READING_MS));
    const fresh = await PyTorch.start();
    if (fresh === null) continue;
    const loops: number[] = [];
    for (let i = 0; i < LOOPS; i++) loops.push(await fresh.ask({ kind: 'memoryTask', epochs: EPOCHS }));
    await fresh.close();
    all.pytorch.push(loops);
  }
  const figures = (loops: number[][]): { first: number; warm: number } => ({
    first: median(loops.map(([first = Number.NaN]) => first)),
    warm: median(loops.flatMap(each => each.slice(LOOPS / 2))),
  });
  const product = { hasty: median(all.hasty), ...figures(all.product) };
  return { product, pytorch: all.pytorch.length === 0 ? null : figures(all.pytorch) };
}
