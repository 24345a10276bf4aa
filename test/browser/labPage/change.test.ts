import { expect, it } from 'vitest';
import type { ModuleSummary, ProbeValue } from '../../../src/core/run/value.ts';
import { usePages } from './openPage.ts';
import { play } from './play.ts';
import { runId, trainingLab, type Sample } from './samples.ts';
import { sampleNumber } from './sampleXray.ts';
import { scenes } from './scenes.ts';
import type { ShownPage } from './shownPage.ts';

const openPage = usePages();

const reading = (shown: ShownPage): Promise<string> => shown.page.locator('.xray-reading').innerText();
const lines = (shown: ShownPage): Promise<string[]> => shown.page.locator('.cell-lines li').allTextContents();
const status = (shown: ShownPage): Promise<string> => shown.page.locator('[role=status]').innerText();

/** The module of the X-ray, with as many steps, known by its gates beside the code. */
const known = (module: ModuleSummary): ModuleSummary => ({
  ...module,
  layer: 1,
  ...(module.gates && { gates: module.gates.map(gate => ({ ...gate, steps: 12, overTime: [...gate.overTime, 0.5, 0.5] })) }),
});
const knownLab: Sample = {
  ...trainingLab,
  events: trainingLab.events.map(event =>
    event.kind === 'values'
      ? {
          ...event,
          values: event.values.map((each): ProbeValue => (each.value.kind === 'module' ? { ...each, value: known(each.value) } : each)),
        }
      : event,
  ),
};

it('draws the cell of the unit and step in the focus, and says the same in words', async () => {
  const shown = await openPage();
  await scenes['xray']?.(shown);
  const { page } = shown;
  for (const key of ['ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
  const [reset, update, candidate, h] = [0, 1, 2, 3].map(value => sampleNumber(value, 1, 1, 0)) as [number, number, number, number];
  const told = (number: number): string => String(Number(number.toFixed(4)));
  const signed = (number: number): string => (number < 0 ? `(${told(number)})` : told(number));
  await page.locator('.cell-diagram').getByText('Unit 1 at step 2 of sequence 1.').waitFor();
  const wanted = [
    `reset ${told(reset)} = σ(from input 0.5 + from h (-0.25)), uses`,
    `update ${told(update)} = σ(from input 1 + from h 0.25), keeps`,
    `candidate ${told(candidate)} = tanh(from input 0.25 + reset ${told(reset)} × from h 0.5)`,
    `h ${told(h)} = (1 − update) ${told(1 - update)} × candidate ${signed(candidate)} + update ${told(update)} × h before 0.75`,
  ];
  expect((await lines(shown)).map((line, at) => line.slice(0, wanted[at]!.length))).toEqual(wanted);
  // Each picture is read out as its line, and its lines are as thick as the gates are open.
  const pictures = page.locator('.cell-flows svg');
  expect(await pictures.evaluateAll(all => all.map(each => each.getAttribute('aria-label')))).toEqual((await lines(shown)).slice(2));
  const thick = (gate: number): number => Math.round((1.5 + gate * 10) * 10) / 10;
  const widths = await pictures
    .nth(1)
    .locator('.flow')
    .evaluateAll(all => all.map(each => Number(each.getAttribute('stroke-width'))));
  expect(widths).toEqual([11.5, thick(1 - update), 11.5, thick(update), 4]);
  // Of unit 3 the cell tells nothing: then its numbers stand there.
  await page.keyboard.press('Control+End');
  await page.locator('.cell-diagram').getByText('does not say what its numbers are made of').waitFor();
  expect(await pictures.count()).toBe(0);
  expect((await lines(shown))[3]).toBe(`h ${told(sampleNumber(3, 3, 1, 0))}`);
  await page.getByLabel('Show').selectOption('the mean of all');
  await page.locator('.cell-diagram').getByText('has no step of its own').waitFor();
  expect(shown.problems).toEqual([]);
});

it('tells by keyboard what a number changed, leads on, and back', async () => {
  const shown = await openPage();
  await scenes['change']?.(shown);
  const { page } = shown;
  expect(await page.locator('.why-equation').innerText()).toBe('h, unit 0, step 3: 0.5');
  expect(await page.locator('.why-terms li').allInnerTexts()).toEqual([
    'in update, unit 2, step 4: -1 = weight of update for 0, (-2) × h of unit 0 at step 3, 0.5 what did update change?',
    'in reset, unit 1, step 4: 0.25 = weight of reset for 0, 0.5 × h of unit 0 at step 3, 0.5 what did reset change?',
  ]);
  expect(await page.locator('.why-told').innerText()).toContain('5 more products there are smaller.');
  const moves = 'is 1.5 for this sequence. Were this number 0.01 more, that would be about 0.0025 less (slope -0.25)';
  expect(await page.locator('.why-moves').innerText()).toContain(moves);
  await expect.poll(() => status(shown)).toContain(moves);
  await page.locator('.why-terms button').first().press('Enter');
  await page.locator('.why-equation').filter({ hasText: 'update, unit 2, step 4' }).waitFor();
  expect(await page.locator('.why-told').innerText()).toContain(
    'No later step of this layer reads it itself, only what was made of it here.',
  );
  await page.getByRole('button', { name: 'Back', exact: true }).press('Enter');
  await page.locator('.why-equation').filter({ hasText: 'h, unit 0, step 3' }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('What Did It Change? (e)');
});

it('goes from the table of gates to why one of them is as it is, and says which part of the mean that is', async () => {
  const shown = await openPage();
  await play(shown, knownLab);
  const { page } = shown;
  await page.getByRole('tab', { name: 'Gates' }).click();
  await page.getByRole('button', { name: 'why? gru.update' }).press('Enter');
  await page.locator('.why-equation').waitFor();
  const steps = Array.from({ length: 12 }, (_, step) => step);
  const means = [0, 1, 2, 3].map(unit => steps.reduce((sum, step) => sum + sampleNumber(1, unit, step, 0), 0));
  const unit = means.indexOf(Math.max(...means));
  const row = steps.map(step => sampleNumber(1, unit, step, 0));
  expect(await reading(shown)).toContain(`update, unit ${String(unit)}, step ${String(row.indexOf(Math.max(...row)) + 1)} of 12`);
  const told = `What stands beside the code is a mean of 4 units, 12 steps and 3 sequences. This is the unit that adds most to it in sequence 1: unit ${String(unit)}, at the step where it is largest.`;
  expect(await page.locator('.why-told').innerText()).toContain(told);
  expect(await status(shown)).toContain(told);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Why');
  // The same from the editor, where a step is looked at; of another run nothing is shown.
  await shown.remote.showStep({ runId, cursor: { clock: 'pass:12', step: 5 } });
  await shown.remote.showWhy({ runId: 'b'.repeat(32), layer: 1, gate: 'update' });
  await shown.remote.showWhy({ runId, layer: 1, gate: 'reset_l0_reverse' });
  const backward = [0, 1, 2, 3].map(each => sampleNumber(0, each, 4, 10));
  await expect.poll(() => reading(shown)).toContain(`reset, unit ${String(backward.indexOf(Math.max(...backward)))}, step 5 of 12`);
  expect(await page.getByLabel('Layer').evaluate(select => (select as HTMLSelectElement).selectedOptions[0]?.textContent)).toBe(
    'layer 1, backward',
  );
  await page.locator('.why-told').filter({ hasText: 'a mean of 4 units and 3 sequences at step 5.' }).waitFor();
  await shown.remote.showWhy({ runId, layer: 0, gate: 'update' });
  await expect.poll(() => status(shown)).toContain('This gate is in no module that can be looked into');
});

it('has one time step with the slider: by key and by press, and by a passing mouse only once a step is looked at', async () => {
  const shown = await openPage();
  await play(shown, knownLab);
  const { page } = shown;
  await page.getByRole('tab', { name: 'X-ray' }).click();
  await page.locator('.xray-reading').filter({ hasText: 'unit' }).waitFor();
  const at = (): Promise<string> => page.locator('.step-at').innerText();
  const map = page.locator('.xray-row canvas').nth(1);
  const box = async (): Promise<{ width: number; height: number }> => (await map.boundingBox())!;
  const over = async (step: number) => ({ x: ((await box()).width * (step - 0.5)) / 12, y: 3 });
  await map.hover({ position: await over(4) });
  expect(await reading(shown)).toContain('step 4 of 12');
  expect(await at()).toBe('last values, 12 steps');
  await page.locator('.xray-place').focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(at).toBe('t=5 of 12');
  expect(shown.calls.at(-1)).toEqual({ method: 'requestStep', params: { runId, cursor: { clock: 'pass:12', step: 5 } } });
  await map.hover({ position: await over(9) });
  await expect.poll(at).toBe('t=9 of 12');
  await map.click({ position: await over(2) });
  await expect.poll(at).toBe('t=2 of 12');
  // And back.
  const slider = page.getByLabel('Step', { exact: true });
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => reading(shown)).toContain('step 3 of 12');
  await page.getByRole('button', { name: 'Show Last Values' }).click();
  expect(await reading(shown)).toContain('step 3 of 12');
  expect(shown.problems).toEqual([]);
});
