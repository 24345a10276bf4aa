import { expect, it } from 'vitest';
import { usePages } from './openPage.ts';
import { play } from './play.ts';
import { runId, trainingLab } from './samples.ts';

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
