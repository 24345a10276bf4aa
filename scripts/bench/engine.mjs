// @ts-check
import { cpus } from 'node:os';
import { loadBench } from './loadBench.mjs';

/** @param {number | null} value @param {number} [digits] */
const figure = (value, digits = 2) => (value === null ? '–' : value.toFixed(digits));

/** Training steps beside PyTorch and TensorFlow.js's own layers. @param {number} rounds */
export async function benchEngine(rounds) {
  const bench = await loadBench('engine');
  console.log(`${String(cpus().length)} processors, ${String(rounds)} rounds …`);
  const { loops, steps, pytorchVersion } = await bench.benchEngine(rounds, (/** @type {string} */ what) => {
    console.log(`… ${what}`);
  });
  if (pytorchVersion === null)
    console.log('PyTorch was not found, so there is nothing to compare with it: install it, or set PYTHON to a Python that has it.');
  else console.log(`PyTorch ${pytorchVersion}, one thread.`);
  console.table({
    'first run, lab open for a while': loopRow(loops.product.first, loops.pytorch?.first ?? null),
    'first run, pressed at once': loopRow(loops.product.hasty, loops.pytorch?.first ?? null),
    'again in the same worker': loopRow(loops.product.warm, loops.pytorch?.warm ?? null),
  });
  console.table(Object.fromEntries(steps.map(stepRow)));
}

/** @param {number} product @param {number | null} pytorch */
function loopRow(product, pytorch) {
  return {
    'memory task, 80 epochs': `${figure(product, 0)} ms`,
    PyTorch: pytorch === null ? '–' : `${figure(pytorch, 0)} ms`,
    '÷ PyTorch (≤ 1)': figure(pytorch === null ? null : product / pytorch),
  };
}

/** @param {any} row */
function stepRow({ backend, work, product, pytorch, layers, toPyTorch, toLayers, recording }) {
  const { cell, batch, time, features, hidden } = work;
  return [
    `${backend} ${cell} (${String([batch, time, features, hidden])})`,
    {
      'ms a step': figure(product),
      'PyTorch ms': figure(pytorch),
      'layers ms': figure(layers),
      [`÷ PyTorch`]: figure(toPyTorch),
      'times faster than layers': figure(toLayers, 1),
      'gates remembered': recording === null ? '–' : `${((recording - 1) * 100).toFixed(1)} %`,
    },
  ];
}
