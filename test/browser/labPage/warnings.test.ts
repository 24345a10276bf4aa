import { expect, it } from 'vitest';
import { usePages } from './openPage.ts';
import { play } from './play.ts';
import type { RunEvent } from '../../../src/core/run/run.ts';
import { failed, runId, trainingLab } from './samples.ts';
import type { ShownPage } from './shownPage.ts';

const openPage = usePages();
const message =
  'nn.CrossEntropyLoss applies softmax by itself, but it is given what softmax returned. Give it the scores (logits) instead.';
const warning = { code: 'W-SOFTMAX', message, frames: [{ line: 41, column: 9 }] } as const;

it('shows what the lab does that is probably not meant, while it runs, with its line', async () => {
  const shown = await openPage();
  await play(shown, trainingLab, false);
  expect(await shown.page.locator('.warnings').isVisible()).toBe(false);
  await shown.emit(runId, { kind: 'warning', warning });
  await shown.drawn();
  const row = shown.page.getByRole('list', { name: 'Warnings' }).getByRole('listitem');
  expect(await row.innerText()).toContain(message);
  expect(await row.innerText()).toContain('W-SOFTMAX');
  await expect.poll(() => shown.page.locator('[aria-live]').allInnerTexts()).toContain(`Warning: ${message}`);
  await row.getByRole('button', { name: 'line 41' }).click();
  await expect.poll(() => shown.calls).toContainEqual({ method: 'revealLine', params: { line: 41 } });
});

it('names no line for a place in a file beside the lab, and forgets warnings with the next run', async () => {
  const shown = await openPage();
  await play(shown, trainingLab, false);
  await shown.emit(runId, { kind: 'warning', warning: { ...warning, frames: [{ line: 61, column: 3 }] } });
  await shown.drawn();
  expect(await shown.page.locator('.warnings li').count()).toBe(1);
  expect(await shown.page.locator('.warnings button').count()).toBe(0);
  await shown.remote.run({ runId: 'e'.repeat(32), key: 'k', lab: trainingLab.lab, backend: 'auto' });
  await shown.drawn();
  expect(await shown.page.locator('.warnings').isVisible()).toBe(false);
});

const heightOf = (shown: ShownPage, part: string): Promise<number> =>
  shown.page.locator(part).evaluate(element => element.getBoundingClientRect().height);

it('folds what an older text was told to one pale line each, until somebody wants it', async () => {
  const shown = await openPage({ width: 1142, height: 245 });
  const other = { ...warning, code: 'W-SEED', message: 'Math.random draws other numbers in each run.' } as const;
  const events: readonly RunEvent[] = [...trainingLab.events, { kind: 'warning', warning }, { kind: 'warning', warning: other }];
  await play(shown, { ...trainingLab, events, message: { ...failed, text: `${failed.text} `.repeat(4) } });
  const room = await heightOf(shown, '.results');
  expect(await heightOf(shown, 'header')).toBeLessThan(45);
  const before = { banner: await heightOf(shown, 'p.banner'), warnings: await heightOf(shown, '.warnings') };
  await shown.remote.edited({ isEdited: true });
  await shown.drawn();
  expect(await heightOf(shown, 'p.banner')).toBeLessThan(24);
  expect(await heightOf(shown, '.warnings')).toBeLessThan(24);
  expect(await heightOf(shown, '.results')).toBeGreaterThan(room + 40);
  expect(await shown.page.locator('p.banner').innerText()).toContain('Before the last change: Line 20');
  const colour = (part: string): Promise<string> => shown.page.locator(part).evaluate(element => getComputedStyle(element).color);
  expect(await colour('p.banner')).toBe(await colour('header .edited'));
  const fold = shown.page.locator('.warnings').getByRole('button', { name: 'All 2' });
  await fold.click();
  expect(await shown.page.locator('.warnings li:visible').count()).toBe(2);
  await shown.page.getByRole('button', { name: 'More' }).click();
  expect(await heightOf(shown, 'p.banner')).toBeGreaterThan(30);
  await shown.remote.edited({ isEdited: false });
  await shown.drawn();
  expect(await heightOf(shown, 'p.banner')).toBe(before.banner);
  expect(await heightOf(shown, '.warnings')).toBe(before.warnings);
});

it('folds what was said in an earlier window, and why a text was not run that has been edited since', async () => {
  const shown = await openPage({ width: 1142, height: 245 });
  const end = { kind: 'ended', outcome: trainingLab.outcome } as const;
  const message = { ...failed, text: `Before the window was opened again: ${failed.text}` };
  const run = { runId, events: [...trainingLab.events, end], lab: trainingLab.lab, message };
  const isOld = (): Promise<boolean> => shown.page.locator('p.banner').evaluate(element => element.classList.contains('old'));
  await shown.remote.show({ ...trainingLab.view, run: { ...run, isKept: true } });
  await shown.drawn();
  expect(await isOld()).toBe(true);
  expect(await shown.page.locator('p.banner .banner-text').innerText()).toBe(message.text);
  await shown.remote.show({ ...trainingLab.view, run, isEdited: true, notice: failed });
  await shown.drawn();
  expect(await isOld()).toBe(false);
  await shown.remote.edited({ isEdited: true, isNoticeEdited: true });
  await shown.drawn();
  expect(await isOld()).toBe(true);
});
