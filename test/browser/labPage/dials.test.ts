import { expect, it } from 'vitest';
import type { LabDial } from '../../../src/core/run/dials.ts';
import type { SweepRequest } from '../../../webview/lab/runner/sweepLane.ts';
import { usePages } from './openPage.ts';
import { play } from './play.ts';
import { dialLab, runId, scalarLab } from './samples.ts';

const openPage = usePages();
/** Lab 4 has run, and its ten seeds have begun. */
async function beginTenSeeds() {
  const shown = await openPage();
  await play(shown, dialLab);
  await shown.page.getByRole('button', { name: 'Ten Seeds' }).press('Enter');
  await shown.drawn();
  return { shown, told: shown.page.locator('.sweep-told') };
}

const dial = (changes: Partial<LabDial>) =>
  dialLab.events.map(event =>
    event.kind === 'dial' && event.dial.name === changes.name ? { ...event, dial: { ...event.dial, ...changes } as LabDial } : event,
  );

it('turns a dial by keyboard, says so, and asks for one run when the hand rests', async () => {
  const shown = await openPage();
  await play(shown, dialLab);
  const slider = shown.page.getByRole('slider', { name: 'seqLen, 5 to 60' });
  await slider.focus();
  const asked = shown.whenCalled('requestTurn');
  for (let press = 0; press < 3; press++) await slider.press('ArrowRight');
  expect(await asked).toEqual({ turned: [{ name: 'seqLen', own: 10, value: 13 }], key: dialLab.view.key });
  expect(shown.calls.filter(({ method }) => method === 'requestTurn')).toHaveLength(1);
  await expect.poll(() => shown.page.locator('[aria-live]').allInnerTexts()).toContainEqual('seqLen turned to 13; the file says 10.');
  expect(await shown.page.locator('.dial.turned').innerText()).toContain('file: 10');
  expect(await shown.page.getByRole('spinbutton', { name: 'seqLen' }).inputValue()).toBe('13');
});

it('shows what a run had, as an experiment, and turns all back', async () => {
  const shown = await openPage();
  await play(shown, { ...dialLab, events: dial({ name: 'cell', value: 'LSTM' }) });
  expect(await shown.page.getByRole('radio', { name: 'LSTM' }).isChecked()).toBe(true);
  expect(await shown.page.locator('body').innerText()).not.toMatch(/[✗✓]|xpected/u);
  const asked = shown.whenCalled('requestTurn');
  await shown.page.getByRole('button', { name: 'Reset Dials' }).press('Enter');
  expect(await asked).toEqual({ turned: [], key: dialLab.view.key });
  expect(await shown.page.getByRole('radio', { name: 'GRU' }).isChecked()).toBe(true);
  // The button is gone, and the focus is not lost with it.
  expect(await shown.page.evaluate(() => document.activeElement?.closest('.dials') !== null)).toBe(true);
});

it('stands where the run that has just ended had it, and takes it back from there', async () => {
  const shown = await openPage();
  await play(shown, dialLab);
  const runAgain = async (id: string, value: number): Promise<void> => {
    await shown.remote.run({ runId: id.repeat(32), key: 'k', lab: dialLab.lab, backend: 'auto' });
    await shown.emit(id.repeat(32), ...dial({ name: 'seqLen', value }), { kind: 'ended', outcome: dialLab.outcome });
    await shown.remote.finish({ runId: id.repeat(32), outcome: dialLab.outcome, message: dialLab.message });
    await shown.drawn();
  };
  const length = shown.page.getByRole('spinbutton', { name: 'seqLen' });
  for (const [id, value] of [
    ['d', 6],
    ['e', 7],
  ] as const) {
    await length.fill(String(value));
    await Promise.all([shown.whenCalled('requestTurn'), length.press('Enter')]);
    await runAgain(id, value);
    expect(await length.inputValue()).toBe(String(value));
    expect(await shown.page.getByRole('slider', { name: 'seqLen, 5 to 60' }).inputValue()).toBe(String(value));
    expect(await shown.page.locator('.dial.turned').innerText()).toContain('file: 10');
  }
  const asked = shown.whenCalled('requestTurn');
  await length.fill('10');
  await length.press('Enter');
  expect(await asked).toEqual({ turned: [], key: dialLab.view.key });
});

it('runs nothing with what was turned of a lab that another one has taken the place of', async () => {
  const shown = await openPage();
  await play(shown, dialLab);
  await shown.page.clock.install();
  await shown.page.getByRole('slider', { name: 'seqLen, 5 to 60' }).press('ArrowRight');
  await shown.remote.show(scalarLab.view);
  await shown.drawn();
  await shown.page.clock.runFor(5_000);
  expect(shown.calls.filter(({ method }) => method === 'requestTurn')).toEqual([]);
});

it('takes what is written only within the range, and whole seeds', async () => {
  const shown = await openPage();
  await play(shown, dialLab);
  const length = shown.page.getByRole('spinbutton', { name: 'seqLen' });
  const seed = shown.page.getByRole('spinbutton', { name: 'seed' });
  await length.fill('400');
  const asked = shown.whenCalled('requestTurn');
  await seed.fill('7.4');
  await seed.press('Enter');
  expect(await asked).toEqual({
    turned: [
      { name: 'seed', own: 42, value: 7 },
      { name: 'seqLen', own: 10, value: 60 },
    ],
    key: dialLab.view.key,
  });
});

it('keeps the controls while the next run has not met its dials, and takes them away with a lab that has none', async () => {
  const shown = await openPage();
  await play(shown, dialLab);
  const next = 'f'.repeat(32);
  await shown.remote.run({ runId: next, key: 'k', lab: dialLab.lab, backend: 'auto' });
  await shown.drawn();
  expect(await shown.page.getByRole('slider').isVisible()).toBe(true);
  await shown.remote.show(scalarLab.view);
  await shown.drawn();
  expect(await shown.page.locator('.dials').isVisible()).toBe(false);
  expect(runId).not.toBe(next);
});

it('sweeps ten seeds, says how far it is, keeps what has ended where it is cancelled, and tells it in words and in a table', async () => {
  const { shown, told } = await beginTenSeeds();
  await expect.poll(() => told.innerText()).toBe('0 of 10 runs ended.');
  const [asked] = (await shown.sandboxCalls()).filter(({ method }) => method === 'sweep');
  const seeds = (asked?.params as SweepRequest).runs.map(([seed]) => seed?.value);
  expect(seeds).toEqual([undefined, 43, 44, 45, 46, 47, 48, 49, 50, 51]);
  await shown.page.evaluate(() => {
    const listener = window.scripted.swept?.listener;
    const ended = { kind: 'ended', outcome: { status: 'finished', ms: 5 } } as const;
    for (const [run, accuracies] of [
      [0.4, 1, 1],
      [0.4, 0.5, 0.9],
      [0.5, 0.9, 0.95],
    ].entries()) {
      const points = accuracies.map((accuracy, at) => ({ step: at + 1, loss: 1 - accuracy, accuracy }));
      listener?.event(run, { kind: 'metrics', points });
      listener?.event(run, ended);
    }
  });
  await shown.drawn();
  expect(await told.innerText()).toMatch(/^3 of 10 runs ended, about \d+ s left\. Solved 2 of 3; median step 2\.5, from 2 to 3\.$/u);
  await shown.page.getByRole('button', { name: 'Cancel Sweep' }).press('Enter');
  const end = 'Cancelled: 3 of 10 runs had ended and are kept. Solved 2 of 3; median step 2.5, from 2 to 3.';
  await expect.poll(() => told.innerText()).toBe(end);
  await expect.poll(() => shown.page.locator('[aria-live]').allInnerTexts()).toContainEqual(end);
  const table = shown.page.getByRole('table', { name: 'Every run' });
  const rows = (await table.locator('tbody tr').allInnerTexts()).map(row => row.split(/\s+/u).join(' '));
  expect(rows).toEqual(['42 yes 2 0.0000 1.000', '43 no – 0.1000 0.900', '44 yes 3 0.0500 0.950']);
  expect(await shown.page.locator('.sweep-drawing').getAttribute('aria-label')).toContain('Solved 2 of 3');
  expect(await shown.page.locator('.sweep').innerText()).toContain('says nothing of new data');
});

it('sets cells against each other with as many parameters, and says with how many', async () => {
  const shown = await openPage();
  const size: LabDial = { kind: 'number', name: 'hiddenSize', own: 8, value: 8, from: 1, to: 32, step: 1, line: 9 };
  await play(shown, { ...dialLab, events: [...dialLab.events, { kind: 'dial', dial: size }] });
  await shown.page.getByRole('tab', { name: 'Sweep' }).click();
  const what = shown.page.getByLabel('Sweep over');
  await what.selectOption({ label: 'cell, with as many parameters' });
  await shown.page.getByLabel('Seeds of each').selectOption('1');
  await shown.page.getByRole('button', { name: 'Run Sweep' }).press('Enter');
  await shown.drawn();
  const [asked] = (await shown.sandboxCalls()).filter(({ method }) => method === 'sweep');
  const turned = (asked?.params as SweepRequest).runs.map(run => run.map(({ name, value }) => `${name}=${String(value)}`).join());
  expect(turned).toEqual(['', 'hiddenSize=7,cell=LSTM', 'hiddenSize=15,cell=RNN']);
  await shown.page.evaluate(() => {
    for (const at of [0, 1]) {
      window.scripted.swept?.listener.event(at, { kind: 'metrics', points: [{ step: 1, loss: 0.1, accuracy: 1 }] });
      window.scripted.swept?.listener.event(at, { kind: 'ended', outcome: { status: 'finished', ms: 5 } });
    }
  });
  await shown.drawn();
  const rows = await shown.page.getByRole('table', { name: 'Every run' }).locator('tbody th').allInnerTexts();
  expect(rows).toEqual(['GRU (hiddenSize 8, 264 parameters)', 'LSTM (hiddenSize 7, 280 parameters)']);
  expect(await shown.page.locator('.sweep-told').innerText()).toContain('cell LSTM (hiddenSize 7, 280 parameters): solved 1 of 1');
  // What was chosen stays chosen.
  expect(await what.locator('option:checked').innerText()).toBe('cell, with as many parameters');
});

it('keeps what came out for the note, with its seeds, until the lab has run or changed', async () => {
  const { shown } = await beginTenSeeds();
  const keep = shown.page.getByRole('button', { name: 'Keep for My Note' });
  const endRun = (run: number) =>
    shown.page.evaluate(at => {
      const listener = window.scripted.swept?.listener;
      listener?.event(at, { kind: 'metrics', points: [{ step: 1, loss: 0.1, accuracy: at < 8 ? 1 : 0.5 }] });
      listener?.event(at, { kind: 'ended', outcome: { status: 'finished', ms: 5 } });
    }, run);
  for (let run = 0; run < 10; run++) await endRun(run);
  await shown.drawn();
  expect(await keep.isVisible()).toBe(false);
  await shown.page.evaluate(() => window.scripted.swept?.listener.over('done'));
  const asked = shown.whenCalled('claim');
  await keep.press('Enter');
  expect(await asked).toEqual({
    runId,
    claim: { over: 'seed', result: 'Solved 8 of 10; median step 1.', runs: 10, seeds: 10 },
  });
  await expect.poll(() => shown.page.locator('[aria-live]').allInnerTexts()).toContainEqual('Kept for your note.');
  // An edit that is undone leaves nothing behind.
  await shown.remote.edited({ isEdited: true });
  await expect.poll(() => keep.isDisabled()).toBe(true);
  await shown.remote.edited({ isEdited: false });
  await expect.poll(() => keep.isDisabled()).toBe(false);
  expect(await shown.page.locator('.claim').innerText()).not.toContain('sweep it again');
  await shown.remote.run({ runId: 'f'.repeat(32), key: 'k', lab: dialLab.lab, backend: 'auto' });
  await shown.emit('f'.repeat(32), ...dialLab.events, { kind: 'ended', outcome: dialLab.outcome });
  await shown.remote.finish({ runId: 'f'.repeat(32), outcome: dialLab.outcome, message: dialLab.message });
  await expect.poll(() => keep.isDisabled()).toBe(true);
  expect(await shown.page.locator('.claim').innerText()).toContain('sweep it again');
});

it('goes on with a sweep while another lab is shown, and has its runs when the lab is shown again', async () => {
  const { shown, told } = await beginTenSeeds();
  const endRun = (run: number) =>
    shown.page.evaluate(at => {
      const listener = window.scripted.swept?.listener;
      listener?.event(at, { kind: 'metrics', points: [{ step: 1, loss: 0.1, accuracy: 1 }] });
      listener?.event(at, { kind: 'ended', outcome: { status: 'finished', ms: 5 } });
    }, run);
  await endRun(0);
  await shown.remote.show(scalarLab.view);
  await shown.drawn();
  expect(await told.textContent()).toMatch(new RegExp(`^A sweep of ${dialLab.view.fileName} is on\\. Runs the lab many times`, 'u'));
  expect(await shown.page.getByRole('table', { name: 'Every run' }).count()).toBe(0);
  for (let run = 1; run < 10; run++) await endRun(run);
  await shown.page.evaluate(() => window.scripted.swept?.listener.over('done'));
  await expect
    .poll(() => shown.page.locator('[aria-live]').allInnerTexts())
    .toContainEqual(`${dialLab.view.fileName}: Solved 10 of 10; median step 1.`);
  expect(await told.textContent()).not.toContain('is on');
  // A lab of the same name in another folder is another lab.
  await shown.remote.show({ ...dialLab.view, key: 'file:///other/lab' });
  await shown.drawn();
  expect(await told.textContent()).toMatch(/^Runs the lab many times/u);
  await shown.remote.show(dialLab.view);
  await shown.drawn();
  expect(await told.textContent()).toBe('Solved 10 of 10; median step 1.');
  expect(await shown.page.getByRole('table', { name: 'Every run' }).locator('tbody tr').count()).toBe(10);
});
