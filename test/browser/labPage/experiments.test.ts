import { expect, it } from 'vitest';
import type { MetricPoint } from '../../../src/core/run/run.ts';
import { usePages } from './openPage.ts';
import { play } from './play.ts';
import { changedLab, curve, experiment, runId, scalarLab, shapeLab, trainingLab } from './samples.ts';
import type { ShownPage } from './shownPage.ts';

const openPage = usePages();

const rows = async (shown: ShownPage): Promise<string[]> =>
  (await shown.page.locator('.row').allInnerTexts()).map(row => row.replaceAll(/\s+/gu, ' '));
const summary = (shown: ShownPage): Promise<string> => shown.page.locator('.summary').innerText();
const reset = (shown: ShownPage) => shown.page.getByRole('button', { name: 'Reset Lab…' });

it('tells of a lab that the learner has changed what is other than in the last run, and calls nothing a mistake', async () => {
  const shown = await openPage();
  await play(shown, experiment);
  expect(await rows(shown)).toEqual([
    'scalar_lstm_lab',
    '+ a line of my own new since your last run',
    'Δ Changed, printed: forget_gate 0.2689 Before: forget_gate 0.7311 in your last run; printed is 0.4622 less',
    'input_gate 0.5498',
    'output_gate 0.6682',
    'Δ Changed, printed: c_t 0.6090 Before: c_t 0.9787 in your last run; printed is 0.3697 less',
    '− h_t 0.5028 gone since your last run',
  ]);
  expect((await summary(shown)).replaceAll(/\s+/gu, ' ')).toBe('ΔSince your last run: 2 lines differ, 1 line is new, 1 line is gone.');
  expect(await shown.page.locator('body').innerText()).not.toMatch(/[✗✓]|xpected/u);
  await expect
    .poll(() => shown.page.locator('[aria-live]').allInnerTexts())
    .toContainEqual('Finished in 0.2 s. Since your last run: 2 lines differ, 1 line is new, 1 line is gone.');
});

it('stands at the first line that is other, however much was printed after it', async () => {
  const shown = await openPage();
  const lines = Array.from({ length: 200 }, (_, line) => `line ${String(line)}`);
  const now = lines.map(line => (line === 'line 20' ? 'line 21' : line));
  const events = [experiment.events[0], { kind: 'output' as const, from: 0, lines: now, total: 200 }].filter(event => event !== undefined);
  await play(shown, { ...experiment, events, earlier: { lines, values: [], metrics: [] } });
  const [box, first] = await Promise.all([
    shown.page.locator('.console').boundingBox(),
    shown.page.locator('.row.differs, .row.extra').first().boundingBox(),
  ]);
  expect(first?.y).toBeCloseTo(box?.y ?? 0, -1);
});

it('stands there also where the run was over before anything was drawn of it, and stays where one has scrolled since', async () => {
  const shown = await openPage();
  const lines = Array.from({ length: 200 }, (_, line) => `line ${String(line)}`);
  const now = lines.map(line => (line === 'line 20' ? 'line 21' : line));
  const { lab, outcome, message, view } = experiment;
  const events = [
    { kind: 'output' as const, from: 0, lines: now, total: 200 },
    { kind: 'ended' as const, outcome },
  ];
  const run = { runId, events, message: null, lab, isChanged: true };
  await shown.remote.show({ ...view, run });
  await shown.drawn();
  // What it is compared with, and then the last word, come when it stands there already.
  await shown.remote.show({ ...view, run: { ...run, earlier: { lines, values: [], metrics: [] } } });
  await shown.drawn();
  const scroller = shown.page.locator('.console');
  const distance = (): Promise<number> =>
    scroller.evaluate(element => {
      const row = element.querySelector('.row.differs, .row.extra');
      return Math.round((row?.getBoundingClientRect().top ?? NaN) - element.getBoundingClientRect().top);
    });
  await expect.poll(distance).toBeCloseTo(0);
  await scroller.evaluate(element => {
    element.scrollTop = 10;
  });
  await shown.remote.show({ ...view, run: { ...run, message, earlier: { lines, values: [], metrics: [] } } });
  await shown.drawn();
  expect(await scroller.evaluate(element => element.scrollTop)).toBe(10);
});

it('compares a changed lab with nothing where there is no run before, and the same output says that it is the same', async () => {
  const shown = await openPage();
  await play(shown, { ...changedLab, isChanged: true });
  expect(await shown.page.locator('.row').count()).toBe(0);
  expect(await summary(shown)).toBe('6 lines');
  await play(shown, { ...scalarLab, isChanged: true, earlier: { lines: scalarLab.view.expected ?? [], values: [], metrics: [] } });
  expect(await summary(shown)).toBe('Printed the same 6 lines as your last run.');
});

it('has a way back to the lesson’s own text beside an experiment, and only there', async () => {
  const shown = await openPage();
  await play(shown, scalarLab);
  expect(await reset(shown).isVisible()).toBe(false);
  await play(shown, experiment);
  const asked = shown.whenCalled('requestReset');
  await reset(shown).click();
  await asked;
});

it('shows an experiment again after the page was made anew', async () => {
  const shown = await openPage();
  const { lab, events, outcome, message, earlier } = experiment;
  const ended = { kind: 'ended' as const, outcome };
  const run = { runId, events: [...events, ended], message, lab, isChanged: true, ...(earlier ? { earlier } : {}) };
  await shown.remote.show({ ...experiment.view, run });
  await shown.drawn();
  expect(await summary(shown)).toContain('Since your last run: 2 lines differ');
  expect(await reset(shown).isVisible()).toBe(true);
});

it('tells in the tables what a value was in the last run', async () => {
  const shown = await openPage();
  await play(shown, experiment);
  const gates = shown.page.getByRole('table', { name: 'Gates' }).getByRole('row');
  expect(await gates.filter({ hasText: 'forget_gate' }).innerText()).toContain('Δ was 0.7311 in your last run (-0.4622)');
  expect(await gates.filter({ hasText: 'input_gate' }).innerText()).not.toContain('last run');
  const values = shapeLab.events.flatMap(event => (event.kind === 'values' ? event.values : []));
  const before = values.map(one =>
    one.value.kind === 'tensor' && one.site === 0 ? { ...one, value: { ...one.value, shape: [4, 3, 8] } } : one,
  );
  await play(shown, { ...shapeLab, earlier: { lines: null, values: before, metrics: [] } });
  await shown.page.getByRole('tab', { name: 'Shapes' }).click();
  const tensors = shown.page.getByRole('table', { name: 'Tensors' });
  expect(await tensors.locator('.change').allInnerTexts()).toEqual([expect.stringMatching(/^Δ was \S*\[4, ?3, ?8\].* in your last run$/u)]);
});

it('draws the loss of the last run beside the curve, says its number, and has it in the table', async () => {
  const shown = await openPage();
  const metrics: MetricPoint[] = curve(60).map(point => ({ ...point, loss: 0.9 }));
  await play(shown, { ...trainingLab, earlier: { lines: null, values: [], metrics } });
  const key = shown.page.locator('.key-earlier');
  // The run before had 60 steps, this one 80: at its end there is nothing to compare with.
  expect(await key.innerText()).toMatch(/loss of your last run\s+–/u);
  const label = await shown.page.locator('.chart').getAttribute('aria-label');
  expect(label).toMatch(/^Training curve over 80 steps: .+ In your last run: Training curve over 60 steps: loss from 0\.9000 to 0\.9000/u);
  await shown.page.getByRole('button', { name: 'Show as table' }).click();
  const table = shown.page.locator('.training-table');
  expect(await table.getByRole('columnheader').allInnerTexts()).toEqual(['Step', 'Loss', 'Accuracy', 'Loss of your last run']);
  expect((await table.locator('tbody tr').first().innerText()).split(/\s+/u).at(-1)).toBe('0.9000');
  expect((await table.locator('tbody tr').last().innerText()).split(/\s+/u).at(-1)).toBe('–');
  await play(shown, trainingLab);
  expect(await key.isVisible()).toBe(false);
});
