import { expect, it } from 'vitest';
import type { Inline } from '../../../src/core/lesson/lessonDocument.ts';
import type { TaskView } from '../../../src/core/channels/taskView.ts';
import { usePages } from './openPage.ts';
import { play } from './play.ts';
import { passedTask, task, wrongTask } from './sampleTask.ts';
import { scalarLab } from './samples.ts';
import type { ShownPage } from './shownPage.ts';

const openPage = usePages();

const selected = (shown: ShownPage): Promise<string> => shown.page.locator('[role=tab][aria-selected=true]').innerText();
const said = (shown: ShownPage): Promise<string> => shown.page.getByRole('status').innerText();
const asked = (shown: ShownPage): unknown[] => shown.calls.filter(({ method }) => method === 'requestTask').map(({ params }) => params);
const texts = (shown: ShownPage, part: string): Promise<string[]> => shown.page.locator(part).allInnerTexts();

async function showTask(shown: ShownPage, view: TaskView | null, part?: 'task' | 'check' | 'hints' | 'walkthrough', isFocused = false) {
  await shown.remote.showTask({ task: view, ...(part ? { front: { part, isFocused } } : {}) });
  for (let frame = 0; frame < 2; frame++) await shown.drawn();
}

it('says what is asked, in a tab that opens by itself', async () => {
  const shown = await openPage();
  await shown.remote.show(scalarLab.view);
  await showTask(shown, task);
  expect(await selected(shown)).toBe('Task');
  expect(await texts(shown, '.task-asked p')).toEqual([
    'Take Lab 1’s step and give the forget gate the score -1.0 in place of 1.0.',
    'How much of the new memory is still old, and what takes its place?',
    'Look at cT.',
  ]);
  expect(await shown.page.getByRole('button', { name: 'Show a Hint' }).isVisible()).toBe(true);
});

it('shows of another exercise nothing but that it is being read, in the same tab', async () => {
  const shown = await openPage();
  await play(shown, scalarLab);
  await showTask(shown, wrongTask);
  expect(await selected(shown)).toBe('Task');
  await shown.remote.showTask({ task: null, isReading: true });
  for (let frame = 0; frame < 2; frame++) await shown.drawn();
  expect(await selected(shown)).toBe('Task');
  expect(await shown.page.locator('.task').innerText()).toBe('Reading what this exercise asks …');
});

it('shows and says formulas as plain text', async () => {
  const shown = await openPage();
  const formula: Inline = { kind: 'equation', equation: { tex: '\\tilde{h}_t = \\sigma(W x + b)', places: [] } };
  await showTask(
    shown,
    { ...task, asked: [{ kind: 'paragraph', content: [formula] }], hints: { taken: [[formula]], left: 0, about: null } },
    'hints',
  );
  expect(await texts(shown, '.task-asked p')).toEqual(['h̃_t = σ(W x + b)']);
  expect(await said(shown)).toBe('Hint 1: h̃_t = σ(W x + b)');
});

it('gives way to the results of a lab that is no exercise', async () => {
  const shown = await openPage();
  await showTask(shown, wrongTask, 'check');
  await showTask(shown, null);
  await play(shown, scalarLab);
  expect(await selected(shown)).toContain('Gates');
  await shown.page.getByRole('tab', { name: 'Task' }).click();
  expect(await shown.page.locator('.task .empty').isVisible()).toBe(true);
});

it('comes to the front when something was asked for, over the tab that was chosen', async () => {
  const shown = await openPage();
  await play(shown, scalarLab);
  await showTask(shown, task);
  await shown.page.getByRole('tab', { name: 'Gates' }).click();
  await showTask(shown, wrongTask);
  expect(await selected(shown)).toContain('Gates');
  await showTask(shown, wrongTask, 'check');
  expect(await selected(shown)).toBe('Task');
  expect(await said(shown)).toBe('Not yet right. The forget gate is still 0.7311: its score is still 1.0.');
});

it('lists the goals one by one, with what was found and where', async () => {
  const shown = await openPage();
  await showTask(shown, wrongTask, 'check');
  expect((await texts(shown, '.goal')).map(text => text.replace(/\s+/g, ' '))).toEqual([
    '✓ The program runs: met The program runs: there it is.',
    '✗ The forget gate is sigmoid(-1.0), within 0.000001: not met The forget gate is 0.7311, not 0.2689. line 9',
    '○ The new memory c_t follows from the new gate: not reached yet',
  ]);
  expect(await shown.page.locator('.check-result').innerText()).toContain('The memory came out as 0.9787.');
  await shown.page.locator('.goal').getByRole('button', { name: 'line 9' }).click();
  expect(asked(shown)).toEqual([{ key: 'task-0', request: { kind: 'line', at: 9 } }]);
});

it('keeps the focus on its button while what is checked changes', async () => {
  const shown = await openPage();
  await showTask(shown, task);
  await shown.page.getByRole('button', { name: 'Check' }).focus();
  await shown.page.keyboard.press('Enter');
  await showTask(shown, { ...task, check: { state: 'checking', done: 0, total: 0 } }, 'check');
  expect(await said(shown)).toBe('The attempt is being checked.');
  await showTask(shown, { ...task, check: { state: 'checking', done: 3, total: 7 } });
  expect(await shown.page.locator('.task-checking').innerText()).toContain('Checking: 3 of 7 runs.');
  await shown.page.keyboard.press('Enter');
  await showTask(shown, wrongTask, 'check');
  expect(await shown.page.evaluate(() => document.activeElement?.textContent)).toBe('Check');
  expect(asked(shown)).toEqual(['check', 'cancel'].map(kind => ({ key: 'task-0', request: { kind } })));
});

it('says of what was found before an edit that it is old', async () => {
  const shown = await openPage();
  await showTask(shown, wrongTask);
  expect(await texts(shown, '.task-checking .muted')).not.toContain('Edited since this check.');
  if (wrongTask.check.state !== 'checked') throw new Error('It is checked.');
  await showTask(shown, { ...wrongTask, check: { ...wrongTask.check, isEdited: true } });
  expect(await shown.page.locator('.task-checking').innerText()).toContain('Edited since this check.');
  const colorOf = (part: string): Promise<string> =>
    shown.page
      .locator(part)
      .first()
      .evaluate(element => getComputedStyle(element).color);
  expect(await colorOf('.check-result')).not.toBe(await colorOf('.task-asked'));
});

it('keeps hints readable, and goes on to the next by a button', async () => {
  const shown = await openPage();
  await showTask(shown, wrongTask, 'hints');
  expect(await texts(shown, '.task-help section:first-child li')).toEqual([
    'Only one number of the program has to change.',
    'A gate is the sigmoid of its score. The score of forgetGate becomes -1.0.',
  ]);
  expect(await said(shown)).toBe('Hint 2: A gate is the sigmoid of its score. The score of forgetGate becomes -1.0.');
  expect(await texts(shown, '.task-help section:first-child .muted')).toEqual(['1 more for: The forget gate is sigmoid(-1.0)']);
  const next = shown.page.getByRole('button', { name: 'Next Hint' });
  await next.focus();
  await shown.page.keyboard.press('Enter');
  expect(asked(shown)).toEqual([{ key: 'task-0', request: { kind: 'hint' } }]);
  await showTask(
    shown,
    { ...wrongTask, hints: { taken: [...wrongTask.hints.taken, [{ kind: 'text', text: 'The last.' }]], left: 0, about: null } },
    'hints',
  );
  expect(await next.isVisible()).toBe(false);
  // The button is gone: the focus is on what it brought.
  expect(await shown.page.evaluate(() => document.activeElement?.textContent)).toBe('The last.');
  await showTask(shown, { ...wrongTask, hints: { ...wrongTask.hints, left: null, about: null } }, 'hints');
  expect(await texts(shown, '.task-help section:first-child .muted')).toEqual(['The last check has passed.']);
});

it('shows the walkthrough step by step, and other right answers after a pass', async () => {
  const shown = await openPage();
  await showTask(shown, wrongTask);
  await shown.page.getByRole('button', { name: 'Show Step 1' }).click();
  expect(await shown.page.getByRole('heading', { name: 'Other right answers' }).count()).toBe(0);
  await showTask(shown, passedTask, 'walkthrough');
  // The title above it says already that it is right.
  expect((await texts(shown, '.check-result p'))[0]).toBe('The forget gate is 0.2689 and the memory 0.6090.');
  for (const name of ['Show Beside: step 1', 'Show Beside: All gates at once', 'Open Exercise'])
    await shown.page.getByRole('button', { name }).click();
  expect(asked(shown).map(params => (params as { request: unknown }).request)).toEqual([
    { kind: 'nextStep' },
    { kind: 'step', at: 0 },
    { kind: 'other', at: 1 },
    { kind: 'next' },
  ]);
  expect(await shown.page.locator('.answer').innerText()).toContain('The forget gate falls from 0.7311');
});

it('shows text of a lesson without links and pictures', async () => {
  const shown = await openPage();
  await showTask(shown, {
    ...task,
    asked: [
      {
        kind: 'paragraph',
        content: [
          { kind: 'link', target: { kind: 'web', url: 'https://example.com/' }, content: [{ kind: 'text', text: 'a link <b>' }] },
          { kind: 'image', image: { file: 'a.png', alternative: 'a picture' } },
        ],
      },
    ],
  });
  const there = shown.page.locator('.asked');
  expect(await there.innerText()).toBe('a link <b>a picture');
  expect(await there.locator('a, img, button, b').count()).toBe(0);
});

it('gets the focus where its command was given by key', async () => {
  const shown = await openPage({ width: 922, height: 198 });
  await play(shown, scalarLab);
  await showTask(shown, task, 'task', true);
  await expect.poll(() => shown.page.evaluate(() => document.activeElement?.textContent)).toBe('Close the forget gate');
  await shown.page.keyboard.press('Tab');
  expect(await shown.page.evaluate(() => document.activeElement?.textContent)).toBe('Check');
});

interface Seen {
  readonly isSeen: boolean;
  readonly width: number;
}

/** Whether a part is within the window and within all that scrolls around it, and how wide it is. */
const look = (shown: ShownPage, part: string): Promise<Seen> =>
  shown.page
    .locator(part)
    .last()
    .evaluate(element => {
      const { left, right, top, width } = element.getBoundingClientRect();
      const head = document.querySelector('header')?.getBoundingClientRect().bottom ?? 0;
      const isSeen = top >= head - 1 && top < innerHeight - 10 && left >= 0 && right <= innerWidth;
      return { isSeen, width };
    });

it.each([
  { width: 922, height: 198 },
  { width: 289, height: 700 },
])('brings what was asked for into sight at $width × $height, and nothing else out of it', async size => {
  const shown = await openPage(size);
  await play(shown, scalarLab);
  await showTask(shown, passedTask, 'check');
  expect(await look(shown, '.verdict')).toMatchObject({ isSeen: true });
  await showTask(shown, passedTask, 'walkthrough');
  expect(await look(shown, '.answer')).toMatchObject({ isSeen: true });
  await showTask(shown, wrongTask, 'hints');
  expect(await look(shown, '.task-help section:first-child li')).toMatchObject({ isSeen: true });
  expect(await shown.page.evaluate(() => [document.body.scrollTop, document.body.scrollLeft, scrollX])).toEqual([0, 0, 0]);
  const head = await shown.page.locator('header').evaluate(element => element.getBoundingClientRect().top);
  expect(head).toBe(0);
  expect((await look(shown, '.task-asked')).width).toBeGreaterThan(250);
  // Where it is low, what the check says stays beside what is read.
  if (size.height < 300) expect(await look(shown, '.verdict')).toMatchObject({ isSeen: true });
});

it.each([
  { width: 711, height: 225 },
  { width: 922, height: 198 },
  { width: 600, height: 480 },
])('lays no part over another at $width × $height, however far one has scrolled', async size => {
  const shown = await openPage(size);
  await play(shown, scalarLab);
  await showTask(shown, wrongTask, 'hints');
  const overlaps = await shown.page.evaluate(() => {
    const parts = ['.task-asked', '.task-checking', '.task-help'].flatMap(part => [...document.querySelectorAll(part)]);
    const scroller = document.querySelector('.task');
    const found: string[] = [];
    for (const top of [0, 40, 120, 1_000]) {
      if (scroller) scroller.scrollTop = top;
      const boxes = parts.map(part => ({ name: part.className, ...part.getBoundingClientRect().toJSON() }) as DOMRect & { name: string });
      for (const one of boxes)
        for (const other of boxes) {
          const isApart = one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;
          if (one.name < other.name && !isApart) found.push(`${one.name} and ${other.name} at ${String(top)}`);
        }
    }
    return found;
  });
  expect(overlaps).toEqual([]);
});

it('draws the whole ring round the title that has the focus, in a low window', async () => {
  const shown = await openPage({ width: 1000, height: 198 });
  await shown.remote.show(scalarLab.view);
  await shown.remote.showTask({ task, front: { part: 'task', isFocused: true } });
  const title = shown.page.locator('.task-title');
  await expect.poll(() => title.evaluate(element => element.matches(':focus-visible'))).toBe(true);
  const room = await title.evaluate(element => {
    const { outlineOffset, outlineWidth } = getComputedStyle(element);
    const out = parseFloat(outlineOffset) + parseFloat(outlineWidth);
    const [ring, around] = [element, element.closest('.task') ?? element].map(one => one.getBoundingClientRect());
    return ring && around ? [ring.left - out - around.left, ring.top - out - around.top] : [];
  });
  for (const space of room) expect(space).toBeGreaterThanOrEqual(0);
  expect(room).toHaveLength(2);
});

it('is headed by the answer in words one is in, and names the lab that can be run with how it stands', async () => {
  const shown = await openPage();
  await play(shown, scalarLab);
  const head = (): Promise<string[]> => texts(shown, 'h1, header .file, header .status');
  const ofLab = await head();
  expect(ofLab.at(-1)).toMatch(/^Finished in /u);
  await showTask(shown, { ...task, title: 'Why a GRU', fileName: 'exercise-why-gru.md', isInWords: true }, 'task');
  expect(await head()).toEqual(['Why a GRU', 'exercise-why-gru.md', `${scalarLab.view.title}: ${ofLab.at(-1) ?? ''}`]);
  await showTask(shown, null);
  expect(await head()).toEqual(ofLab);
});
