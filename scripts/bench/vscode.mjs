// @ts-check
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { build } from '../build.mjs';
import { withLesson } from '../lessonWindow.mjs';
import { newest } from '../vscode/releases.mjs';
import {
  activation,
  activationsAlone,
  coldRuns,
  endlessLab,
  endlessLabText,
  inWindow,
  peerFile,
  peerPresses,
  quickLab,
  quickLabText,
  stops,
  warmRuns,
} from './measures.mjs';
import { printTimes } from './table.mjs';

/** An extension that does the least: what it takes, every extension takes in this VS Code on this machine. */
const peer = join(import.meta.dirname, 'peer');

/** The product in a real VS Code. @param {number} presses */
export async function benchVSCode(presses) {
  const windows = Math.max(5, Math.round(presses / 4));
  await build();
  const rows = await withLesson(
    { 'gatescope.backend': 'cpu' },
    async (vscode, folder) => {
      await writeFile(join(folder, quickLab), quickLabText);
      await writeFile(join(folder, endlessLab), endlessLabText);
      await writeFile(join(folder, peerFile), 'One line.\n');
      console.log(`VS Code ${newest}, ${String(cpus().length)} processors, ${String(presses)} presses, ${String(windows)} windows …`);
      // First, as later windows bring back the lab view of earlier ones.
      const least = await inWindow(vscode.url, workbench => peerPresses(workbench, presses));
      const cold = await coldRuns(vscode.url, windows);
      const alone = await activationsAlone(vscode.url, windows);
      return inWindow(vscode.url, async workbench => {
        const warm = await warmRuns(workbench, presses);
        const stop = await stops(workbench, presses);
        const { own, others } = await activation(workbench);
        return [
          { name: 'Run → first inline value, warm', values: warm, goal: 'p50 100, p95 300' },
          { name: 'the least: a press paints a known value', values: least.paints, goal: '' },
          { name: 'Run → first inline value, cold', values: cold, goal: 'p50 1500' },
          { name: 'Stop → stopped', values: stop, goal: 'p95 150' },
          { name: 'the least: a press changes a word in a webview', values: least.words, goal: '' },
          { name: 'Activation by the lesson view', values: alone, goal: '30' },
          { name: 'Activation by a lab, beside others', values: [own], goal: '30' },
          { name: "the others: VS Code's own extensions", values: others, goal: '' },
        ];
      });
    },
    [peer],
  );
  printTimes(rows);
}
