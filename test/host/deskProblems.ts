import type { Locator } from 'playwright-core';
import type { Workbench } from '../../scripts/vscode/workbench.mjs';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** In pixels of the window: less of a file, or of the results, is nothing that one could work with. */
const least = { codeWidth: 400, codeHeight: 150, viewWidth: 280, viewHeight: 120 };

/** What keeps a learner from seeing a file, its values and its results at once, in words; nothing where all is there. */
export async function deskProblems(workbench: Workbench, file: string, hasValues: boolean): Promise<string[]> {
  const size = workbench.page.viewportSize() ?? { width: 0, height: 0 };
  const [code, view] = await Promise.all([boxOf(workbench.editor(file)), boxOf(workbench.labFrame())]);
  const toasts = await Promise.all((await workbench.page.locator('.notification-toast').all()).map(boxOf));
  const problems: string[] = [];
  const need = (isTrue: boolean, problem: string): void => {
    if (!isTrue) problems.push(problem);
  };
  for (const [name, box] of Object.entries({ [file]: code, 'The lab view': view }))
    need(box.left >= 0 && box.top >= 0 && box.right <= size.width && box.bottom <= size.height, `${name} is not whole on the screen.`);
  need(code.right - code.left >= least.codeWidth && code.bottom - code.top >= least.codeHeight, `${file} is too small.`);
  need(view.right - view.left >= least.viewWidth && view.bottom - view.top >= least.viewHeight, 'The lab view is too small.');
  need(!overlap(code, view), 'The lab view lies over the file.');
  for (const toast of toasts) need(![code, view].some(box => overlap(box, toast)), 'A notification lies over what one looks at.');
  if (!hasValues) return problems;
  const { boxes, edge } = await workbench.boxes(file);
  const seen = boxes.filter(({ left, right }) => left >= code.left && right <= edge + 1);
  need(boxes.length > 0, 'No value stands beside the lines that are shown.');
  need(seen.length === boxes.length, `${String(boxes.length - seen.length)} values are cut.`);
  const tab = workbench.labPage().locator('.output .summary');
  need(await tab.isVisible(), 'What was printed is not on the screen.');
  return problems;
}

async function boxOf(what: Locator): Promise<Box> {
  const box = await what.boundingBox();
  return box
    ? { left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height }
    : { left: -1, top: -1, right: -1, bottom: -1 };
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 1 && other.top < one.bottom - 1;
}
