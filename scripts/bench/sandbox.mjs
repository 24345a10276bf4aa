// @ts-check
import { loadBench } from './loadBench.mjs';
import { printTimes } from './table.mjs';

/** The sandbox in Chromium, without VS Code around it. @param {number} cycles */
export async function benchSandbox(cycles) {
  const bench = await loadBench('sandbox');
  const { warm, cold, changed, again, stop } = await bench.benchSandbox(cycles);
  printTimes([
    { name: 'Run → first value, made ready', values: warm, goal: 'p50 30' },
    { name: 'Run → first value, text changed', values: changed, goal: 'p50 30' },
    { name: 'Run → first value, just after a run', values: again, goal: 'p50 500' },
    { name: 'Run → first value, fresh page', values: cold, goal: 'p50 500' },
    { name: 'Stop → nothing left', values: stop, goal: 'p95 150' },
  ]);
}
