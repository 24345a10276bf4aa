// @ts-check
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { build } from '../build.mjs';
import { withLesson } from '../lessonWindow.mjs';
import { openWorkbench } from '../vscode/openWorkbench.mjs';
import { newest } from '../vscode/releases.mjs';
import { activation, browserWindow, coldRuns, endlessLab, endlessLabText, quickLab, quickLabText, stops, warmRuns } from './measures.mjs';
import { printTimes } from './table.mjs';

/** The product in a real VS Code. @param {number} presses */
export async function benchVSCode(presses) {
  const windows = Math.max(5, Math.round(presses / 4));
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
      const { own, others } = await activation(workbench);
      return [
        { name: 'Run → first inline value, warm', values: warm, goal: 'p50 100, p95 300' },
        { name: 'Run → first inline value, cold', values: cold, goal: 'p50 1500' },
        { name: 'Stop → stopped', values: stop, goal: 'p95 150' },
        { name: 'Activation', values: [own], goal: '30' },
        { name: "Activation of VS Code's own extensions", values: others, goal: '' },
      ];
    } finally {
      await workbench.dispose();
    }
  });
  printTimes(rows);
}
