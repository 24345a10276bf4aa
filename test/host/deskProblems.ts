import type { JSHandle, Locator, Page } from 'playwright-core';
import type { Workbench } from '../../scripts/vscode/workbench.mjs';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What a learner has in front of them after a step. */
export interface Desk {
  /** The file they work in. */
  readonly file: string;
  /** Lines whose values stand beside them, whole, with some more, and what was printed in the lab view; null before a run. */
  readonly values: readonly number[] | null;
  /** The frame of what they read beside it: the lesson, or their note. Null where nothing is beside it yet. */
  readonly beside: Locator | null;
  /** What the step has brought into the lab view: a status, a verdict, a hint. */
  readonly results: readonly Locator[];
}

/** In pixels of the window: less of a file, of the results or of the lesson is nothing that one could work with. */
const least = { codeWidth: 400, codeHeight: 150, viewWidth: 280, viewHeight: 120, besideWidth: 240, besideHeight: 150 };
/** A value that has less room than this, in letters, is painted whole and seen by who scrolls there. */
const leastRoom = 11;

/** What keeps a learner from seeing a file, its values, its results and the lesson at once, in words; nothing where all is there. */
export async function deskProblems(workbench: Workbench, { file, values, beside, results }: Desk): Promise<string[]> {
  const size = workbench.page.viewportSize() ?? { width: 0, height: 0 };
  const boxes: Record<string, Box> = {
    [file]: await boxOf(workbench.editor(file)),
    'The lab view': await boxOf(workbench.labFrame()),
    ...(beside ? { 'What one reads': await boxOf(beside) } : {}),
  };
  const problems: string[] = [];
  const need = (isTrue: boolean, problem: string): void => {
    if (!isTrue) problems.push(problem);
  };
  const [code, view, text] = Object.values(boxes);
  for (const [name, box] of Object.entries(boxes))
    need(box.left >= 0 && box.top >= 0 && box.right <= size.width && box.bottom <= size.height, `${name} is not whole on the screen.`);
  if (code) need(isAtLeast(code, least.codeWidth, least.codeHeight), `${file} is too small.`);
  if (view) need(isAtLeast(view, least.viewWidth, least.viewHeight), 'The lab view is too small.');
  if (text) need(isAtLeast(text, least.besideWidth, least.besideHeight), 'What one reads is too small.');
  const parts = Object.entries(boxes);
  for (const [at, [name, box]] of parts.entries())
    for (const [other, otherBox] of parts.slice(at + 1)) need(!overlap(box, otherBox), `${name} and ${other} lie over each other.`);
  for (const result of results) need(await isInSight(result), `In the lab view, ${String(result)} is not in sight.`);
  if (values && code) problems.push(...(await valueProblems(workbench, file, code, values)));
  return problems;
}

async function valueProblems(workbench: Workbench, file: string, code: Box, wanted: readonly number[]): Promise<string[]> {
  const { boxes, edge, letter } = await workbench.boxes(file);
  const isCut = ({ left, right }: { left: number; right: number }): boolean => left < code.left || right > edge + 1;
  const cut = boxes.filter(box => isCut(box) && edge - box.left > leastRoom * letter);
  const hidden = wanted.filter(line => !boxes.some(box => box.line === line && !isCut(box) && !box.isCovered));
  const problems = [];
  if (hidden.length > 0) problems.push(`The values of the lines ${hidden.join()} cannot be read whole.`);
  if (boxes.every(isCut)) problems.push(`Of ${String(boxes.length)} values beside the lines that are shown, none can be read whole.`);
  if (cut.length > 0) problems.push(`The values of the lines ${cut.map(({ line }) => line).join()} are cut.`);
  if (!(await isInSight(workbench.labPage().locator('.output .summary')))) problems.push('What was printed is not on the screen.');
  return problems;
}

/** Whether the first line of something in a page is seen there: neither scrolled away nor below something else. */
async function isInSight(what: Locator): Promise<boolean> {
  if ((await what.count()) === 0) return false;
  return what.first().evaluate(element => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const hit = element.ownerDocument.elementFromPoint(left + Math.min(width / 2, 40), top + Math.min(height / 2, 8));
    return hit !== null && element.contains(hit);
  });
}

/** Notifications that have come up over the window since it was opened, however soon they went. */
export class Toasts {
  private readonly seen: JSHandle<Element[]>;

  private constructor(seen: JSHandle<Element[]>) {
    this.seen = seen;
  }

  static async of(page: Page): Promise<Toasts> {
    const seen = await page.evaluateHandle(() => {
      const kind = '.notification-toast';
      const found = [...document.querySelectorAll(kind)];
      new MutationObserver(changes => {
        for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
          if (!(node instanceof Element)) continue;
          found.push(...(node.matches(kind) ? [node] : node.querySelectorAll(kind)));
        }
      }).observe(document.body, { subtree: true, childList: true });
      return found;
    });
    return new Toasts(seen);
  }

  words(): Promise<string[]> {
    return this.seen.evaluate(toasts => toasts.map(toast => toast.textContent));
  }
}

async function boxOf(what: Locator): Promise<Box> {
  const box = await what.boundingBox();
  return box
    ? { left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height }
    : { left: -1, top: -1, right: -1, bottom: -1 };
}

function isAtLeast({ left, top, right, bottom }: Box, width: number, height: number): boolean {
  return right - left >= width && bottom - top >= height;
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 1 && other.top < one.bottom - 1;
}
