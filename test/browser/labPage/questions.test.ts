import { expect, it } from 'vitest';
import { usePages } from './openPage.ts';
import { play } from './play.ts';
import { question, runId, scalarLab, trainingLab } from './samples.ts';
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
  expect(await shown.page.evaluate(() => document.activeElement?.className)).toContain('question');
  expect(await card(shown).innerText()).not.toContain('More is written');
  await card(shown).getByRole('button', { name: 'Why' }).click();
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

const long =
  'The same training for a plain RNN, then a GRU, then an LSTM. From the first to the last of them, will the share of new sequences answered right go up, go down or stay the same?';
const reason = 'More is written than was lost.';

it('is one line once a run has answered, asked or unasked, and shows why to whoever wants it', async () => {
  const shown = await openPage({ width: 1142, height: 245 });
  const height = async (): Promise<number> => (await card(shown).boundingBox())?.height ?? 0;
  await play(shown, { ...trainingLab, view: { ...trainingLab.view, questions: [question({}, { question: long })] } });
  expect(await height()).toBeLessThan(46);
  await shown.remote.ask({ questions: [question(said, { question: long })] });
  await expect.poll(() => card(shown).locator('.question-status').isVisible()).toBe(true);
  expect(await height()).toBeLessThan(40);
  await shown.remote.goToQuestion({ prediction: 'grows' });
  await shown.drawn();
  const words = 'You said up: right, up, from 0.8 to 0.9787.';
  for (const now of [{ stage: 'met', words, isRight: true } as const, { stage: 'shown', words: 'A run has shown it.' } as const]) {
    await shown.remote.ask({ questions: [question({ ...now, isCovered: false }, { question: long, reason })] });
    await expect.poll(() => card(shown).innerText()).toContain(now.words);
    expect(await height()).toBeLessThan(28);
    expect(await card(shown).innerText()).not.toContain('The same training');
    await card(shown).getByRole('button', { name: 'Why' }).click();
    expect(await card(shown).innerText()).toMatch(/The same training[^]*More is written than was lost/u);
    expect(await card(shown).getByRole('button', { name: 'Up', exact: true }).isVisible()).toBe(now.stage === 'shown');
    await card(shown).getByRole('button', { name: 'Less' }).click();
  }
});

it('is pale where what has answered was another code', async () => {
  const shown = await openPage();
  const met = { stage: 'met', isCovered: false, words: 'You said up: right, up, in the code as it was then.', isRight: true } as const;
  const colour = (): Promise<string> =>
    card(shown)
      .locator('.question-status')
      .evaluate(element => getComputedStyle(element).color);
  await shown.remote.show({ ...view, questions: [question(said)] });
  await shown.remote.ask({ questions: [question(met, { reason })] });
  await shown.drawn();
  const now = await colour();
  await shown.remote.ask({ questions: [question({ ...met, isPast: true }, { reason })] });
  await expect.poll(colour).not.toBe(now);
  expect(await colour()).toBe(
    await shown.page
      .locator('header .muted')
      .first()
      .evaluate(element => getComputedStyle(element).color),
  );
});

it('leaves the whole curve and the printed lines their room under an answered and an asked question', async () => {
  const shown = await openPage({ width: 1142, height: 245 });
  for (const now of [{}, { stage: 'met', isCovered: false, words: 'You said down: right, down.', isRight: true } as const]) {
    await play(shown, { ...trainingLab, view: { ...trainingLab.view, questions: [question(now, { question: long, reason })] } });
    await shown.drawn();
    const boxes = await Promise.all(['.chart .uplot', '.console'].map(part => shown.page.locator(part).boundingBox()));
    for (const box of boxes) {
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(245);
      expect(box?.height).toBeGreaterThanOrEqual(60);
    }
  }
});
