import axe from 'axe-core';
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import type { LessonView } from '../../../src/core/channels/lessonPageChannel.ts';
import type { PredictionNow, PredictionsNow } from '../../../src/core/lesson/predictionNow.ts';
import { themeNames } from '../labPage/themes.ts';
import { amount } from '../../soak.ts';
import { useLessons } from './openLesson.ts';
import { realLesson } from './realLesson.ts';
import type { ShownLesson } from './shownLesson.ts';

vi.mock('vscode', () => import('../../unit/extension/fakeVSCode/vscode.ts'));

const openLesson = useLessons();
const lesson = await realLesson();
const names = lesson.labs.flatMap(lab => lab.predictions.map(({ id }) => ({ lab: lab.id, id, name: `${lab.id}/${id}` })));

/** Texts that only the answer of one prediction has. */
const told: Readonly<Record<string, readonly string[]>> = {
  'scalar-lstm/c-t-against-c-prev': ['0.9787', 'In Lab 1 it reaches'],
  'scalar-gru/h-t-range': ['0.8849', '0.8276', 'as every mixture is'],
  'shapes/lstm-h-shape': ['(1, 4, 16)', 'without the layer axis'],
  'memory-task/loss-falls': ['0.0023', 'the loss drops almost to 0'],
  'marked-value/held-out-by-cell': ['held_out=0.523', 'what a coin would do'],
  'gradients/first-gradient': ['gru_opened', 'That is the difference gates make'],
  'exploding/scaled-gradient': ['one end of a long lever', 'nothing keeps training in it'],
  'exploding/limited-loss': ['weights that nobody was looking for', 'the cure wear off'],
};

const asked: PredictionNow = { stage: 'asked', isCovered: true, isRunning: false, words: '', isRight: null, isPast: false };
/** As with the setting off: the cards stay as they are. */
const shownNow: PredictionNow = { ...asked, isCovered: false };

function nowWith(isCovered: (name: string) => boolean): PredictionsNow {
  return Object.fromEntries(
    lesson.labs.map(({ id, predictions }) => [
      id,
      Object.fromEntries(predictions.map(one => [one.id, isCovered(`${id}/${one.id}`) ? asked : shownNow])),
    ]),
  );
}
const covered: LessonView = { ...lesson, progress: { ...lesson.progress, predictions: nowWith(() => true) } };

/** Everything that is text in the document, shown or not: what is in no node cannot be found, read out or copied. */
const allText = (shown: ShownLesson): Promise<string> =>
  shown.page.evaluate(() => {
    const attributes = [...document.querySelectorAll('*')].flatMap(element => [...element.attributes].map(({ value }) => value));
    return [document.body.textContent, ...attributes].join(' ').replaceAll(/\s+/g, ' ');
  });
const found = (text: string, name: string): string[] => (told[name] ?? []).filter(words => text.includes(words));

it('has nothing of an answer in the document until the learner may know it, in whatever order they come to know', async () => {
  const shown = await openLesson();
  await shown.show(covered);
  const step = fc.record({ name: fc.constantFrom(...names.map(({ name }) => name)), isCovered: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async steps => {
      const hidden = new Set(names.map(({ name }) => name));
      for (const { name, isCovered } of [...steps]) {
        if (isCovered) hidden.add(name);
        else hidden.delete(name);
        await shown.remote.showProgress({ ...covered.progress, predictions: nowWith(one => hidden.has(one)) });
        const text = await allText(shown);
        for (const { name: one } of names) expect([one, found(text, one)]).toEqual([one, hidden.has(one) ? [] : told[one]]);
      }
    }),
    { numRuns: amount(6, 100) },
  );
  expect(shown.problems).toEqual([]);
});

it.each([500, 900])('leaves everything where it stands when an answer is uncovered, at %i px', async width => {
  const shown = await openLesson({ width });
  await shown.show(covered);
  const tops = (): Promise<number[]> =>
    shown.page.locator('h2, h3').evaluateAll(all => all.map(one => Math.round(one.getBoundingClientRect().top + scrollY)));
  const before = await tops();
  expect(await shown.page.locator('.may-be-covered[data-covered]').count()).toBeGreaterThan(12);
  await shown.remote.showProgress({ ...covered.progress, predictions: nowWith(() => false) });
  await shown.drawn();
  expect(await shown.page.locator('.may-be-covered[data-covered]').count()).toBe(0);
  const names = await shown.page.locator('h2, h3').allInnerTexts();
  const moved = (await tops()).map((top, at) => [names[at], top - (before[at] ?? 0)] as const);
  expect(moved.filter(([, by]) => Math.abs(by) > 2)).toEqual([]);
});

it('says in words what is covered and until when, leads to the question, and uncovers one or all', async () => {
  const shown = await openLesson();
  await shown.show(covered);
  const { page } = shown;
  const block = page.locator('[data-section="lab-1"] .may-be-covered[data-covered]').first();
  expect(await block.innerText()).toContain('Covered until you have predicted or run “One LSTM step by hand”.');
  await block.getByRole('button', { name: 'Go to the Question' }).click();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('↑ Up');
  await block.getByRole('button', { name: 'Uncover' }).click();
  await page.getByRole('button', { name: 'Uncover Answers' }).click();
  const of = { lab: 'scalar-lstm', prediction: 'c-t-against-c-prev' };
  await expect.poll(() => shown.callsOf('uncover')).toEqual([{ of }, { of: null }]);
  await shown.remote.showProgress({ ...covered.progress, predictions: nowWith(() => false) });
  expect(await page.getByRole('button', { name: 'Uncover Answers' }).count()).toBe(0);
});

it('searches no text that is covered, follows a link to it, and hands over no picture of it', async () => {
  const shown = await openLesson();
  await shown.show(covered);
  const { page } = shown;
  await page.keyboard.press('/');
  await page.keyboard.type('what a coin would do');
  expect(await page.locator('.search-count').innerText()).toBe('No matches');
  await shown.remote.goTo({ section: 'lab-5', part: 'lab-5-cells' });
  const isSeen = await page
    .locator('[data-section="lab-5"] .may-be-covered[data-covered]')
    .evaluateAll(all => all.some(one => one === document.activeElement && one.getBoundingClientRect().top < innerHeight));
  expect(isSeen).toBe(true);
  const pictures = (await shown.remote.pictures({})).map(({ figure }) => figure);
  expect(pictures).toEqual(['gate-idea/gate-valve', 'gate-idea/memory-overwrite', 'lstm/lstm-cell', 'gru/gru-cell']);
});

it('asks on its card, takes the answer there, and shows there what the run says', async () => {
  const shown = await openLesson();
  await shown.show(covered);
  const { page } = shown;
  const card = page.locator('[data-section="lab-1"] .question');
  const tell = (now: Partial<PredictionNow>) =>
    shown.remote.showProgress({
      ...covered.progress,
      predictions: { ...nowWith(() => true), 'scalar-lstm': { 'c-t-against-c-prev': { ...asked, isCovered: false, ...now } } },
    });
  await card.getByRole('button', { name: 'Down' }).click();
  expect(shown.callsOf('answer')).toEqual([{ lab: 'scalar-lstm', prediction: 'c-t-against-c-prev', text: 'down' }]);
  await tell({ stage: 'said', words: 'You said down. Run the lab to see.' });
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Run Lab');
  expect(await card.getByRole('button', { name: 'Down' }).count()).toBe(0);
  await page.keyboard.press('Enter');
  expect(await card.locator('.question-status').innerText()).toBe('You said down. The run is on its way.');
  await tell({ stage: 'said', isRunning: true, words: 'You said down. The lab is running: what it shows comes here.' });
  await tell({ stage: 'met', words: 'You said down, the run shows up, from 0.8 to 0.9787.', isRight: false });
  expect(await card.innerText()).toContain('≠ You said down, the run shows up, from 0.8 to 0.9787.');
  expect(await card.locator('.question-reason').innerText()).toMatch(/^The forget gate takes away/);
  expect(await page.locator('[role="status"]').last().innerText()).toContain('from 0.8 to 0.9787');
});

it('says on the card how an answer is written', async () => {
  const shown = await openLesson();
  await shown.show(covered);
  const card = shown.page.locator('[data-section="lab-3"] .question');
  shown.fault = 'Write one whole number for each axis, as in 2, 3, 5.';
  await card.getByRole('textbox', { name: 'Its shape' }).fill('four');
  await shown.page.keyboard.press('Enter');
  await card.getByText('Write one whole number').waitFor();
  expect(await shown.page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  expect(await card.locator('.question-reason').innerText()).toBe('');
});

it.each(themeNames)('axe finds nothing where text is covered, in %s', async theme => {
  const shown = await openLesson({ theme });
  await shown.show(covered);
  await shown.page.evaluate(axe.source);
  const results = await shown.page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run('main'));
  expect(results.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});

it('takes no section as read whose text is covered', async () => {
  const shown = await openLesson({ height: 3000 });
  const sections = lesson.sections.filter(({ id }) => id === 'lab-1');
  await shown.holdClock();
  await shown.show({ ...covered, sections });
  await shown.page.keyboard.press('Shift');
  await shown.page.clock.runFor(30_000);
  expect(shown.callsOf('sectionRead')).toEqual([]);
  await shown.remote.showProgress({ ...covered.progress, predictions: nowWith(() => false) });
  await shown.page.clock.runFor(30_000);
  await expect.poll(() => shown.callsOf('sectionRead')).toEqual([{ section: 'lab-1' }]);
});
