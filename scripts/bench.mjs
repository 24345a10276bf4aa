// @ts-check
// Measures the product in a real VS Code and prints a table. Nothing fails here: machines differ.
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import {
  activation,
  browserWindow,
  coldRuns,
  endlessLab,
  endlessLabText,
  quickLab,
  quickLabText,
  stops,
  warmRuns,
} from './bench/measures.mjs';
import { build } from './build.mjs';
import { withLesson } from './lessonWindow.mjs';
import { openWorkbench } from './vscode/openWorkbench.mjs';
import { newest } from './vscode/releases.mjs';

const presses = Number(process.argv[2] ?? 30);
const windows = Math.max(5, Math.round(presses / 4));
if (!Number.isInteger(presses) || presses < 1)
  throw new Error(`'${String(process.argv[2])}' is not a number of presses. Usage: npm run bench -- [30]`);

await build();
const rows = await withLesson({ 'gatescope.backend': 'cpu' }, async (vscode, folder) => {
  await writeFile(join(folder, quickLab), quickLabText);
  await writeFile(join(folder, endlessLab), endlessLabText);
  console.log(`VS Code ${newest}, ${String(cpus().length)} processors, ${String(presses)} presses, ${String(windows)} windows …`);
  const cold = await coldRuns(vscode.url, windows);
  const workbench = await openWorkbench({ url: vscode.url, ...browserWindow });
  try {
    const warm = await warmRuns(workbench, presses);
    const stop = await stops(workbench, presses);
    return [
      { name: 'Run → first inline value, warm', values: warm, goal: 'p50 100, p95 300' },
      { name: 'Run → first inline value, cold', values: cold, goal: 'p50 1500' },
      { name: 'Stop → stopped', values: stop, goal: 'p95 150' },
      { name: 'Activation', values: [await activation(workbench)], goal: '30' },
    ];
  } finally {
    await workbench.dispose();
  }
});

/** @param {readonly number[]} values @param {number} share */
const percentile = (values, share) => [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? NaN;

console.table(
  Object.fromEntries(
    rows.map(({ name, values, goal }) => [
      name,
      {
        n: values.length,
        'p50 ms': Math.round(percentile(values, 0.5)),
        'p95 ms': Math.round(percentile(values, 0.95)),
        'max ms': Math.round(percentile(values, 1)),
        'goal ms': goal,
      },
    ]),
  ),
);
