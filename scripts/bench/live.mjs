// @ts-check
import { build } from '../build.mjs';
import { withLesson } from '../lessonWindow.mjs';
import { inWindow } from './measures.mjs';
import { openFromTree, runToValue, typedLabs, typedValues } from './liveMeasures.mjs';
import { printTimes } from './table.mjs';

/** Milliseconds from opening a lab to pressing Run, for somebody who looks at it first. */
const lookMs = 1000;

/** Labs of the lesson in a real VS Code: opened from the tree and run, and typed in while they are live. @param {number} times */
export async function benchLive(times) {
  await build();
  const windows = Math.max(3, Math.round(times / 5));
  const [first, second] = typedLabs;
  if (!first || !second) throw new Error('There are two labs to type in.');
  const atOnce = await fromTree(first, windows, 0);
  const looked = await fromTree(first, windows, lookMs);
  const typed = await withLesson({ 'gatescope.backend': 'cpu', 'gatescope.predictions': false }, ({ url }) =>
    inWindow(url, async workbench => [await typedValues(workbench, first, times), await typedValues(workbench, second, times)]),
  );
  printTimes([
    { name: 'Opened from the tree, Run at once → value', values: atOnce, goal: '' },
    { name: `Opened from the tree, Run after ${String(lookMs)} ms → value`, values: looked, goal: 'p50 250' },
    ...typed.flatMap(({ rested, typedOn }, at) => [
      { name: `Live, ${typedLabs[at]?.title ?? ''}: key → value`, values: rested, goal: 'p50 150' },
      { name: `Live, ${typedLabs[at]?.title ?? ''}: last key of five → value`, values: typedOn, goal: '' },
    ]),
  ]);
}

/**
 * Each in a VS Code of its own: a later window would show the values of an earlier one.
 * @param {import('./liveMeasures.mjs').TypedLab} lab
 * @param {number} windows
 * @param {number} waitMs
 */
async function fromTree(lab, windows, waitMs) {
  const all = [];
  for (let i = 0; i < windows; i++) {
    const time = await withLesson({ 'gatescope.backend': 'cpu', 'gatescope.predictions': false }, ({ url }) =>
      inWindow(url, async workbench => {
        await openFromTree(workbench, lab);
        await workbench.page.waitForTimeout(waitMs);
        return runToValue(workbench, lab);
      }),
    );
    all.push(time);
  }
  return all;
}
