import { expect, it } from 'vitest';
import { usePages } from './openPage.ts';
import { play } from './play.ts';
import { question, runId, scalarLab } from './samples.ts';
import type { ShownPage } from './shownPage.ts';

const openPage = usePages();

const said = { stage: 'said', isCovered: false, words: 'You said down. Run the lab to see.' } as const;
const view = { ...scalarLab.view, questions: [question()] };
const callsOf = (shown: ShownPage, name: string): unknown[] =>
  shown.calls.flatMap(({ method, params }) => (method === name ? [params] : []));
const card = (shown: ShownPage) => shown.page.locator('.question');

it('asks above the output before the lab has run, takes the answer there, and says there what the run shows', async () => {
  const shown = await openPage();
  await shown.remote.show(view);
  await card(shown).getByRole('button', { name: 'Down' }).click();
  expect(callsOf(shown, 'say')).toEqual([{ prediction: 'grows', text: 'down' }]);
  await shown.remote.ask({ questions: [question(said)] });
  await shown.drawn();
  expect(await shown.page.evaluate(() => document.activeElement?.textContent)).toBe('Run Lab');
  await shown.page.keyboard.press('Enter');
  expect(await card(shown).locator('.question-status').innerText()).toBe('You said down. The run is on its way.');
  expect(callsOf(shown, 'requestRun')).toHaveLength(1);
  await play(shown, { ...scalarLab, view: { ...view, questions: [question(said)] } });
  const met = { stage: 'met', isCovered: false, words: 'You said down, the run shows up, from 0.8 to 0.9787.', isRight: false } as const;
  await shown.remote.ask({ questions: [question(met, { reason: 'More is written than was lost.' })] });
  await shown.drawn();
  expect(await card(shown).innerText()).toMatch(
    /≠ You said down, the run shows up, from 0\.8 to 0\.9787\.\s+More is written than was lost\./,
  );
  await card(shown).getByRole('button', { name: 'Close' }).click();
  expect(await card(shown).count()).toBe(1);
  expect(await card(shown).isVisible()).toBe(false);
});

it('shows no line that is expected while the answer is covered, and compares as soon as the lab has run to its end', async () => {
  const shown = await openPage();
  await play(shown, { ...scalarLab, view }, false);
  // Nothing was printed yet of what the sample prints at its end.
  await shown.page.locator('.console').waitFor({ state: 'attached' });
  expect(await shown.page.locator('.row').count()).toBe(0);
  expect(await shown.page.locator('.section-head').first().innerText()).not.toContain('expected');
  await shown.emit(runId, { kind: 'ended', outcome: scalarLab.outcome });
  await shown.remote.finish({ runId, outcome: scalarLab.outcome, message: scalarLab.message });
  await shown.drawn();
  expect(await shown.page.locator('.row').count()).toBeGreaterThan(4);
});

it('shows no line that is expected of a run that broke before the answer', async () => {
  const shown = await openPage();
  await shown.remote.show(view);
  await shown.remote.run({ runId, key: 'k', lab: scalarLab.lab, backend: 'auto' });
  const outcome = { status: 'stopped', ms: 5, reason: 'user' } as const;
  await shown.emit(runId, { kind: 'output', from: 0, lines: ['scalar_lstm_lab'], total: 1 }, { kind: 'ended', outcome });
  await shown.remote.finish({ runId, outcome, message: scalarLab.message });
  await shown.drawn();
  expect(await shown.page.locator('body').innerText()).not.toContain('0.9787');
  await shown.remote.ask({ questions: [question({ isCovered: false, stage: 'shown' })] });
  await shown.drawn();
  expect(await shown.page.locator('body').innerText()).toContain('0.9787');
});

it('shows a question that is no secret any more only to whoever asks for it, and puts the focus there', async () => {
  const shown = await openPage();
  const late = question({ stage: 'shown', isCovered: false, words: 'A run has shown it. What you say now is kept as said after the run.' });
  await shown.remote.goToQuestion({ prediction: 'grows' });
  await shown.drawn();
  await shown.remote.show({ ...view, questions: [late] });
  await shown.drawn();
  expect(await shown.page.evaluate(() => document.activeElement?.textContent)).toBe('↑ Up');
  expect(await card(shown).getByRole('button', { name: 'Skip' }).count()).toBe(0);
  await shown.restart();
  await shown.remote.show({ ...view, questions: [late] });
  await shown.drawn();
  expect(await card(shown).isVisible()).toBe(false);
});

it.each([
  { width: 1142, height: 245 },
  { width: 922, height: 198 },
  { width: 290, height: 700 },
])('leaves room for what is printed: $width × $height', async size => {
  const shown = await openPage(size);
  await shown.remote.show(view);
  await play(shown, { ...scalarLab, view: { ...view, questions: [question(said)] } });
  const box = await shown.page.locator('.console').boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(60);
  expect((box?.y ?? 0) + 40).toBeLessThanOrEqual(size.height);
  expect(await shown.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width);
});

it('gives its room to the results once a run has answered it unasked, where the view is low, and is there for whoever wants it', async () => {
  const shown = await openPage({ width: 1142, height: 245 });
  await play(shown, { ...scalarLab, view });
  expect(await card(shown).isVisible()).toBe(true);
  await shown.remote.ask({ questions: [question({ stage: 'shown', isCovered: false, words: 'A run has shown it.' })] });
  await expect.poll(() => card(shown).isVisible()).toBe(false);
  await shown.remote.goToQuestion({ prediction: 'grows' });
  await expect.poll(() => card(shown).isVisible()).toBe(true);
  await shown.page.setViewportSize({ width: 400, height: 800 });
  expect(await card(shown).isVisible()).toBe(true);
});
