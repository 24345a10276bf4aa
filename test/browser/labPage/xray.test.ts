import { describe, expect, it } from 'vitest';
import { usePages } from './openPage.ts';
import { play } from './play.ts';
import { curve, trainingLab } from './samples.ts';
import { sampleNumber } from './sampleXray.ts';
import type { ShownPage } from './shownPage.ts';

const openPage = usePages();

const reading = (shown: ShownPage): Promise<string> => shown.page.locator('.xray-reading').innerText();

async function openXray(shown: ShownPage): Promise<void> {
  await play(shown, trainingLab);
  await shown.page.getByRole('tab', { name: 'X-ray' }).click();
  await shown.page.locator('.xray-reading').filter({ hasText: 'unit' }).waitFor();
}

it('asks nothing while nobody looks, and then says what the sequence in the focus is', async () => {
  const shown = await openPage();
  await play(shown, trainingLab);
  const asked = (): Promise<number> => shown.page.evaluate(() => window.scripted.calls.filter(({ method }) => method === 'look').length);
  expect(await asked()).toBe(0);
  await shown.page.getByRole('tab', { name: 'X-ray' }).click();
  await shown.page.locator('.xray-reading').filter({ hasText: 'unit' }).waitFor();
  // The modules, the sequence, and the cell at its first step.
  expect(await asked()).toBe(3);
  // The module that has no pass to look into is named and cannot be looked into.
  expect(await shown.page.getByLabel('Module').locator('option').allInnerTexts()).toEqual([
    'RNN(2, 3), line 4 (no pass to look into)',
    'GRU(2, 4, batchFirst=true), line 7',
  ]);
  expect(await shown.page.locator('.xray-answer').innerText()).toBe('of 3. Right: 1. The model says 1 ✓');
  expect(await reading(shown)).toBe(`reset, unit 0, step 1 of 12: ${sampleNumber(0, 0, 0, 0).toFixed(4)}, uses most of the old`);
});

it('is read by keyboard alone, and tells where one is', async () => {
  const shown = await openPage();
  await openXray(shown);
  await shown.page.locator('.xray-place').focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'Alt+ArrowDown']) await shown.page.keyboard.press(key);
  expect(await reading(shown)).toContain(`update, unit 1, step 3 of 12: ${sampleNumber(1, 1, 2, 0).toFixed(4)}`);
  expect(await shown.page.locator('[role=status]').innerText()).toBe(await reading(shown));
  await shown.page.keyboard.press('End');
  await shown.page.keyboard.press('Control+End');
  expect(await reading(shown)).toContain('update, unit 3, step 12 of 12');
  await shown.page.keyboard.press('PageUp');
  expect(await reading(shown)).toContain('step 2 of 12');
  // The numbers beside the pictures are those of the same cell.
  const numbers = await shown.page.locator('.xray-head .number').allInnerTexts();
  expect(numbers.map(Number)).toEqual([0, 1, 2, 3].map(value => Number(sampleNumber(value, 3, 1, 0).toFixed(4))));
});

it('shows another sequence, another direction, the mean of all, and units in another order', async () => {
  const shown = await openPage();
  await openXray(shown);
  await shown.page.getByLabel('Number of the sequence').fill('2');
  await shown.page.keyboard.press('Enter');
  await shown.page.locator('.xray-answer').filter({ hasText: 'The model says 1 ✗' }).waitFor();
  await expect.poll(() => reading(shown)).toContain(sampleNumber(0, 0, 0, 1).toFixed(4));
  await shown.page.getByLabel('Layer').selectOption('layer 1, backward');
  await expect.poll(() => reading(shown)).toContain(sampleNumber(0, 0, 0, 11).toFixed(4));
  await shown.page.getByLabel('Show').selectOption('the mean of all');
  await shown.page.locator('.xray-answer').filter({ hasText: '2 of 3 answers are right.' }).waitFor();
  await expect.poll(() => reading(shown)).toContain(sampleNumber(0, 0, 0, 7).toFixed(4));
  // The unit whose update gate keeps most on average comes first.
  const keeps = [0, 1, 2, 3].map(unit =>
    Array.from({ length: 12 }, (_, step) => sampleNumber(1, unit, step, 7)).reduce((a, b) => a + b, 0),
  );
  await shown.page.getByLabel('Units').selectOption('remembers longest first');
  await expect.poll(() => reading(shown)).toContain(`unit ${String(keeps.indexOf(Math.max(...keeps)))},`);
  // At each step anew, the one that has changed most since the step before.
  await shown.page.getByLabel('Units').selectOption('changes most at this step first');
  await shown.page.locator('.xray-place').focus();
  for (let step = 1; step <= 3; step++) {
    await shown.page.keyboard.press('ArrowRight');
    await shown.page.keyboard.press('Control+Home');
    const changes = [0, 1, 2, 3].map(unit => Math.abs(sampleNumber(0, unit, step, 7) - sampleNumber(0, unit, step - 1, 7)));
    expect(await reading(shown)).toContain(`unit ${String(changes.indexOf(Math.max(...changes)))}, step ${String(step + 1)} of 12`);
  }
});

it('tells of each unit how long it keeps what it has, by its mean gate', async () => {
  const shown = await openPage();
  await openXray(shown);
  const [half, about] = [shown.page.locator('.unit-memory li'), shown.page.locator('.xray > div > p.detail').first()];
  const mean = (unit: number, sequence: number): number =>
    Array.from({ length: 12 }, (_, step) => sampleNumber(1, unit, step, sequence)).reduce((a, b) => a + b, 0) / 12;
  const steps = (unit: number, sequence: number): string => (Math.log(0.5) / Math.log(mean(unit, sequence))).toFixed(1).replace('.0', '');
  expect(await half.allInnerTexts()).toEqual([0, 1, 2, 3].map(unit => `unit ${String(unit)} ½ in ${steps(unit, 0)}`));
  await shown.page.locator('.xray-place').focus();
  await shown.page.keyboard.press('ArrowDown');
  const whole = `keeps half for ${steps(1, 0)} step`;
  expect(mean(1, 0) ** 11).toBeLessThan(0.001);
  expect(await about.innerText()).toBe(
    `On average of all steps, unit 1: ${mean(1, 0).toFixed(4)} ${whole}; after 11 steps less than 0.1 % is left.`,
  );
  expect(await half.nth(1).getAttribute('title')).toContain(whole);
  await shown.page.getByLabel('Show').selectOption('the mean of all');
  await shown.page.getByText('by its mean update gate over all steps of all sequences').waitFor();
  expect(await half.nth(2).innerText()).toBe(`unit 2 ½ in ${steps(2, 7)}`);
});

it('draws nearer, around the step in the focus', async () => {
  const shown = await openPage();
  await openXray(shown);
  await shown.page.locator('.xray-place').focus();
  for (let step = 0; step < 9; step++) await shown.page.keyboard.press('ArrowRight');
  await shown.page.keyboard.press('+');
  await expect.poll(() => shown.page.locator('.xray-steps').innerText()).toMatch(/^5\s*12$/);
  expect(await reading(shown)).toContain('step 10 of 12');
  await shown.page.keyboard.press('-');
  await expect.poll(() => shown.page.locator('.xray-steps').innerText()).toMatch(/^1\s*12$/);
  expect(await reading(shown)).toContain('step 10 of 12');
});

it('silences a unit by keyboard, shows the model with it, and reads out what becomes of the answers', async () => {
  const shown = await openPage();
  await openXray(shown);
  const result = shown.page.locator('.hand-result');
  await shown.page.locator('.xray-place').focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'Alt+ArrowDown', 'Alt+ArrowDown', 'Alt+ArrowDown']) await shown.page.keyboard.press(key);
  await shown.page.keyboard.press('s');
  const said =
    'Right answers: 2 of 3 without your hand, 1 with it (67 % → 33 %). 1 of 3 answers are other ones. Sequence 1: right is 1, the model says 1 as before ✓.';
  await result.filter({ hasText: 'Right answers' }).waitFor();
  expect(await result.innerText()).toBe(said);
  expect(await shown.page.locator('[role=status]').innerText()).toBe(said);
  expect(await shown.page.locator('.hands li').allInnerTexts()).toEqual(['h of unit 2 is 0 at every step Let go']);
  await expect.poll(() => reading(shown)).toBe('h, unit 2, step 1 of 12: 0');
  // The pictures keep the focus, and another sequence is told of by itself.
  await shown.page.getByLabel('Number of the sequence').fill('3');
  await shown.page.keyboard.press('Enter');
  await result.filter({ hasText: 'Sequence 3: right is 1, the model says 0 in place of 1 ✗.' }).waitFor();
  await shown.page.locator('.xray-place').focus();
  await shown.page.keyboard.press('r');
  await result.filter({ hasText: 'Nothing is held any more.' }).waitFor();
  await expect.poll(() => reading(shown)).toContain(sampleNumber(3, 2, 0, 2).toFixed(4));
});

it('holds what is in the focus at a number, at one step, and lets go of it', async () => {
  const shown = await openPage();
  await openXray(shown);
  await shown.page.locator('.xray-place').focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'Alt+ArrowDown']) await shown.page.keyboard.press(key);
  await shown.page.getByLabel(/^Hold .* at$/).fill('0.25');
  await shown.page.getByLabel('Steps it is held at').selectOption('at step 3');
  await shown.page.getByRole('button', { name: 'Hold', exact: true }).click();
  await expect.poll(() => reading(shown)).toContain('update, unit 0, step 3 of 12: 0.25');
  await shown.page.locator('.hand-result').filter({ hasText: '1 with it (67 % → 33 %). 3 of 3 answers are other ones.' }).waitFor();
  await shown.page.keyboard.press('Tab');
  await shown.page.locator('.xray-place').focus();
  await shown.page.keyboard.press('1');
  expect(await shown.page.locator('.hands li').allInnerTexts()).toEqual(['update of unit 0 is 1 at every step Let go']);
  // What is covered whole goes; each has a name of its own to let go of it; an empty field says so.
  await shown.page.keyboard.press('Alt+ArrowDown');
  await shown.page.keyboard.press('Alt+ArrowDown');
  await shown.page.keyboard.press('1');
  await shown.page.keyboard.press('s');
  expect(await shown.page.locator('.hands li').allInnerTexts()).toEqual([
    'update of unit 0 is 1 at every step Let go',
    'h of unit 0 is 0 at every step Let go',
  ]);
  await shown.page.getByRole('button', { name: 'Let go: h of unit 0 is 0 at every step' }).press('Enter');
  await shown.page.getByLabel(/^Hold .* at$/).fill('');
  await shown.page.getByRole('button', { name: 'Hold', exact: true }).press('Enter');
  expect(await shown.page.locator('.hand-result').innerText()).toBe('Type the number that it is to be held at.');
  await shown.page.getByLabel(/^Hold .* at$/).fill('0.5');
  await shown.page.getByRole('button', { name: 'Hold', exact: true }).press('Enter');
  // What lets go of itself leaves the focus beside it.
  const hasFocus = (): Promise<boolean> => shown.page.getByLabel(/^Hold .* at$/).evaluate(number => number === document.activeElement);
  await shown.page.locator('.hands button').first().press('Enter');
  expect(await hasFocus()).toBe(true);
  await shown.page.getByRole('button', { name: 'Let Go of All' }).press('Enter');
  expect(await hasFocus()).toBe(true);
  await expect.poll(() => reading(shown)).toContain(sampleNumber(3, 0, 2, 0).toFixed(4));
  // Another layer has nothing held in it.
  await shown.page.locator('.xray-place').focus();
  await shown.page.keyboard.press('0');
  await shown.page.getByLabel('Layer').selectOption('layer 1, backward');
  await expect.poll(() => shown.page.locator('.hands li').count()).toBe(0);
});

it('tries all units, and says which is missed most', async () => {
  const shown = await openPage();
  await openXray(shown);
  await shown.page.getByRole('button', { name: 'Which Unit Is Missed Most?' }).click();
  const said = 'Unit 0 is missed most. Without unit 0: 1 of 3 answers right (33 %).';
  await shown.page.locator('.hand-result').filter({ hasText: said }).waitFor();
  expect(await shown.page.locator('[role=status]').innerText()).toBe(said);
  expect(await shown.page.locator('.hand-units li').allInnerTexts()).toEqual([
    'Without unit 0: 1 of 3 answers right (33 %)',
    'Without unit 2: 1 of 3 answers right (33 %)',
    'Without unit 1: 2 of 3 answers right (67 %)',
    'Without unit 3: 2 of 3 answers right (67 %)',
  ]);
});

it('asks part by part what the state knows, says it, and moves the pictures with its cursor', async () => {
  const shown = await openPage();
  await openXray(shown);
  const curve = shown.page.getByRole('region', { name: 'What the state knows' });
  await curve.getByRole('button').press('Enter');
  const said = 'From step 9 on h tells the label in 90 %; at step 1 in 55 %. Always saying the most frequent label is right in 55 %.';
  await curve.getByText(said).waitFor();
  expect(await shown.page.locator('[role=status]').innerText()).toBe(said);
  const asked = await shown.page.evaluate(() =>
    window.scripted.calls.flatMap(({ params }) => {
      const { request } = (params ?? {}) as { request?: { kind: string; from: number } };
      return request?.kind === 'knows' ? [request.from] : [];
    }),
  );
  expect(asked).toEqual([0, 5, 10]);
  const slider = curve.getByRole('slider');
  await slider.focus();
  await shown.page.keyboard.press('End');
  for (let step = 0; step < 5; step++) await shown.page.keyboard.press('ArrowLeft');
  const at = 'Step 7 of 12: h 75 %';
  expect([await slider.getAttribute('aria-valuetext'), await slider.getAttribute('aria-valuenow')]).toEqual([at, '7']);
  expect(await curve.locator('.curve-reading').innerText()).toBe(at);
  expect(await reading(shown)).toContain('step 7 of 12');
  // And the other way round; another direction is walked from its end.
  await shown.page.locator('.xray-place').focus();
  await shown.page.keyboard.press('Home');
  expect(await curve.locator('.curve-reading').innerText()).toBe('Step 1 of 12: h 55 %');
  await shown.page.getByLabel('Layer').selectOption('layer 1, backward');
  await expect.poll(() => slider.isVisible()).toBe(false);
  await curve.getByRole('button').press('Enter');
  await curve.getByText('From step 4 back h tells the label in 90 %; at step 12 in 55 %.').waitFor();
});

it('shows which steps move the answer, before training and with the bias of the dial', async () => {
  const shown = await openPage();
  await openXray(shown);
  const curve = shown.page.getByRole('region', { name: 'Gradient flashlight' });
  await curve.getByRole('button').press('Enter');
  const said = (name: string, power: string): string =>
    `${name}, step 1 moves the answer ${power} times as strongly as step 12, which moves it most.`;
  const plain = `${said('As trained', '10^-11.0')} ${said('Before training', '10^-3.3')}`;
  await curve.getByText(plain).waitFor();
  expect(await shown.page.locator('[role=status]').innerText()).toBe(plain);
  const plot = curve.getByRole('slider', { name: 'How strongly each step' });
  await plot.focus();
  for (const key of ['End', 'ArrowLeft']) await shown.page.keyboard.press(key);
  expect(await plot.getAttribute('aria-valuetext')).toBe('Step 11 of 12: as trained 0.2000, before training 1');
  expect(await reading(shown)).toContain('step 11 of 12');
  await curve.getByLabel('By').selectOption('the input');
  expect(await curve.locator('.curve-reading').innerText()).toBe('Step 11 of 12: as trained 0.1000, before training 0.5');
  // Five halves more, by keyboard.
  await curve.getByRole('slider', { name: 'Add to the bias of the update gate' }).focus();
  for (let half = 0; half < 5; half++) await shown.page.keyboard.press('ArrowRight');
  await curve
    .getByText(`${said('With +2.5', '10^-7.7')} ${said('As trained', '10^-11.0')} ${said('Before training, with +2.5', '10^-3.3')}`)
    .waitFor();
  // Another layer is another question.
  await shown.page.getByLabel('Layer').selectOption('layer 1, backward');
  await expect.poll(() => plot.isVisible()).toBe(false);
  await curve.getByRole('button').press('Enter');
  await plot.waitFor();
  expect(await curve.getByRole('slider', { name: 'Add to the bias' }).inputValue()).toBe('0');
});

it('says in one sentence why there is nothing to see', async () => {
  const shown = await openPage();
  await shown.page.getByRole('tab', { name: 'X-ray' }).click();
  await shown.page.getByText('After a run, each recurrent module').waitFor();
  await shown.page.evaluate(() => {
    window.scripted.xray = 'gone';
  });
  await play(shown, trainingLab);
  await shown.page.getByText('The model of this run is not in memory any more').waitFor();
  await shown.page.evaluate(() => {
    window.scripted.xray = 'none';
  });
  await play(shown, trainingLab);
  await shown.page.getByText('This lab has no recurrent module that was called').waitFor();
});

describe('the training', () => {
  const told = (shown: ShownPage): Promise<string> => shown.page.locator('.epoch-told').innerText();

  it('is gone back in by keyboard, with the loss and the answers of then, and the chart stands at the same step', async () => {
    const shown = await openPage();
    await openXray(shown);
    expect(await told(shown)).toBe('Trained: the model after all its 6 training steps.');
    await shown.page.locator('.xray-place').focus();
    await shown.page.keyboard.press(',');
    const [, , , , fifth] = curve(80);
    const percent = `${String(Math.round(100 * fifth!.accuracy!))} % right`;
    const said = `Training step 5 of 80: loss ${(fifth!.loss as number).toFixed(4)}, ${percent}`;
    await expect.poll(() => told(shown)).toBe(`${said}.`);
    expect(await shown.page.locator('[role=status]').innerText()).toBe(said);
    await expect.poll(() => reading(shown)).toContain(sampleNumber(0, 0, 0, 0.25).toFixed(4));
    await shown.page.keyboard.press(',');
    await shown.page.keyboard.press(',');
    await expect.poll(() => told(shown)).toContain('Untrained. Training step 1 of 80: loss ');
    const answers = shown.page.locator('.epochs p').nth(1);
    await expect
      .poll(() => answers.innerText())
      .toBe('On these data it answers 1 of 3 right (33 %), 3 of them other ones than now. Sequence 1: right is 1, it says 0 ✗.');
    // A hand is compared with the model of then.
    await shown.page.keyboard.press('s');
    await shown.page.locator('.hand-result').filter({ hasText: 'Right answers: 1 of 3 without your hand, 2 with it' }).waitFor();
    await shown.page.keyboard.press('r');
    await shown.page.getByRole('tab', { name: 'Training' }).click();
    const slider = shown.page.getByRole('slider', { name: 'Training step that is looked at' });
    expect(await slider.inputValue()).toBe('0');
    // And the other way round: the nearest step of which the weights were kept.
    await slider.focus();
    for (let step = 0; step < 2; step++) await shown.page.keyboard.press('ArrowRight');
    expect(await slider.getAttribute('aria-valuetext')).toContain('Training step 3 of 80: loss');
    await shown.page.getByRole('tab', { name: 'X-ray' }).click();
    await expect.poll(() => told(shown)).toContain('Training step 3 of 80');
    await expect.poll(() => reading(shown)).toContain(sampleNumber(0, 0, 0, 0.15).toFixed(4));
  });

  it('is played to its end, and the play can be halted', async () => {
    const shown = await openPage();
    await openXray(shown);
    const button = shown.page.locator('.epochs .button');
    await button.press('Enter');
    await expect.poll(() => shown.page.locator('[role=status]').innerText()).toBe('Trained: the model after all its 6 training steps');
    expect(await button.innerText()).toBe('Play');
    const asked = await shown.page.evaluate(() =>
      window.scripted.calls.flatMap(({ method, params }) =>
        method === 'look' ? [params as { request: { hold?: { asOf?: number } } }] : [],
      ),
    );
    expect(new Set(asked.map(({ request }) => request.hold?.asOf))).toEqual(new Set([undefined, 1, 3, 5]));
  });
});
