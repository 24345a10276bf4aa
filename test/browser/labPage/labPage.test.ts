import { expect, it } from 'vitest';
import type { RunEvent, RunId } from '../../../src/core/run/run.ts';
import { usePages } from './openPage.ts';
import { play } from './play.ts';
import { changedLab, cpu, failed, gate, labOf, output, runId, scalarLab, shapeLab, site, trainingLab, viewOf } from './samples.ts';
import type { ShownPage } from './shownPage.ts';

const openPage = usePages();
const otherRun = 'f'.repeat(32);

const rows = (shown: ShownPage): Promise<string[]> => shown.page.locator('.row').allInnerTexts();
const summary = (shown: ShownPage): Promise<string> => shown.page.locator('.summary').innerText();

it('first says that it is ready, then shows a lab that has not run', async () => {
  const shown = await openPage();
  const { innerWidth: width, innerHeight: height } = await shown.page.evaluate(() => ({ innerWidth, innerHeight }));
  expect(shown.calls).toEqual([
    { method: 'ready', params: {} },
    { method: 'resized', params: { width, height } },
  ]);
  await shown.remote.show(scalarLab.view);
  await shown.drawn();
  expect(await shown.page.getByRole('heading', { level: 1 }).innerText()).toBe(scalarLab.view.title);
  expect(await shown.page.locator('.status').innerText()).toBe('Not run yet');
});

it('hands to the sandboxes what the host wants of them', async () => {
  const shown = await openPage();
  const scripts = { frame: 'f', supervisor: 's', labWorker: 'w' };
  await shown.remote.install({ scripts, limits: { timeLimitMs: 60_000 }, backend: 'auto' });
  await shown.remote.prepare({ key: 'k', lab: scalarLab.lab, backend: 'auto' });
  await shown.remote.run({ runId, key: 'k', lab: scalarLab.lab, backend: 'auto' });
  await shown.remote.stop({ runId, reason: 'user' });
  expect((await shown.sandboxCalls()).map(call => call.method)).toEqual(['install', 'prepare', 'run', 'stop']);
});

it('passes events on to the host, in order, those of an earlier run too', async () => {
  const shown = await openPage();
  await play(shown, scalarLab, false);
  await shown.emit(otherRun, output('not of this run'));
  const told = (): unknown[] => shown.calls.filter(call => call.method === 'events').map(call => call.params);
  await expect.poll(told).toContainEqual({ runId: otherRun, events: [output('not of this run')] });
  const own = shown.calls.filter(call => call.method === 'events').map(call => call.params as { runId: RunId; events: RunEvent[] });
  expect(own.filter(call => call.runId === runId).flatMap(({ events }) => events)).toEqual(scalarLab.events);
  // What comes in one task goes as one message.
  expect(own.length).toBeLessThan(scalarLab.events.length);
  await shown.drawn();
  expect((await rows(shown)).join()).not.toContain('not of this run');
});

it('says that the code has changed since the run, until it is as it was or runs again', async () => {
  const shown = await openPage();
  await play(shown, scalarLab);
  const edited = shown.page.getByText('The code has changed since.');
  expect(await edited.isVisible()).toBe(false);
  await shown.remote.edited({ isEdited: true });
  await expect.poll(() => edited.isVisible()).toBe(true);
  await shown.remote.edited({ isEdited: false });
  await expect.poll(() => edited.isVisible()).toBe(false);
  await shown.remote.edited({ isEdited: true });
  await expect.poll(() => edited.isVisible()).toBe(true);
  await shown.remote.run({ runId: otherRun, key: 'k', lab: scalarLab.lab, backend: 'auto' });
  await expect.poll(() => edited.isVisible()).toBe(false);
});

it('takes nothing for a word of the host that comes from another origin', async () => {
  const shown = await openPage();
  await shown.remote.show(scalarLab.view);
  await shown.page.evaluate(view => {
    const data = { wire: 'call', id: 99, method: 'show', params: { ...view, title: 'Not your lab' } };
    window.dispatchEvent(new MessageEvent('message', { data, origin: 'null' }));
  }, scalarLab.view);
  await shown.drawn();
  expect(await shown.page.getByRole('heading', { level: 1 }).innerText()).toBe(scalarLab.view.title);
});

it('says that output is as expected', async () => {
  const shown = await openPage();
  await play(shown, scalarLab);
  expect(await summary(shown)).toMatch(/✓\s*Output as expected: all 6 lines are the same\./u);
  expect((await rows(shown)).map(row => row[0])).toEqual(['✓', '✓', '✓', '✓', '✓', '✓']);
});

it('shows line by line what differs, and by how much', async () => {
  const shown = await openPage();
  await play(shown, changedLab);
  expect((await rows(shown)).map(row => row.replaceAll(/\s+/gu, ' '))).toEqual([
    '✓ scalar_lstm_lab',
    '+ a line of my own more than expected',
    '✗ Differs, printed: forget_gate 0.2689 Expected: forget_gate 0.7311 expected; printed is 0.4622 less',
    '✓ input_gate 0.5498',
    '✓ output_gate 0.6682',
    '✗ Differs, printed: c_t 0.6090 Expected: c_t 0.9787 expected; printed is 0.3697 less',
    '− h_t 0.5028 missing',
  ]);
  expect(await shown.page.locator('.printed mark').allInnerTexts()).toEqual(['0.2689', '0.6090']);
});

it('names what hides or turns text round, wherever a lab put it, and leaves all other text as it was printed', async () => {
  const turned = '\u202eabc\u2066 \u001b[31mred\u200b\u2028';
  const named = '[U+202E]abc[U+2066] [U+001B][31mred[U+200B][U+2028]';
  const plain = '<b>f[0](x)</b> [x](https://example.invalid/x) $(sync~spin) Größe ❤️';
  const message = { ...failed, text: `Line 3: ${turned}` };
  const shown = await openPage();
  await play(shown, {
    view: viewOf(`Lab ${turned}`, 'my.lab.ts', ['first', 'second']),
    lab: labOf('my.lab.ts', [site(`name${turned}`, 3)]),
    events: [{ kind: 'started', backend: cpu }, output('first', turned, plain, turned), { kind: 'values', values: [gate(0, 0.5)] }],
    outcome: { status: 'failed', error: { name: 'Error', message: turned, frames: [] }, ms: 1 },
    message,
  });
  const body = await shown.page.locator('body').innerText();
  expect(body).not.toMatch(/(?![\n\t])[\p{Cc}\u200b-\u200f\u2028-\u202e\u2066-\u2069]/u);
  expect(await shown.page.locator('.banner-text').innerText()).toBe(`Line 3: ${named}`);
  const lines = await shown.page.locator('.line').allInnerTexts();
  expect(lines).toContain(named);
  expect(lines).toContain(plain);
  expect(await shown.page.getByRole('heading', { level: 1 }).innerText()).toBe(`Lab ${named}`);

  // The same in chunks, where nothing is expected.
  await play(shown, {
    ...scalarLab,
    view: viewOf('Lab', 'my.lab.ts', null),
    events: [{ kind: 'started', backend: cpu }, output(turned, plain)],
  });
  expect(await shown.page.locator('.chunk').innerText()).toBe(`${named}\n${plain}`);
});

it('shows lines that are still to come while the lab runs', async () => {
  const shown = await openPage();
  await play(shown, { ...scalarLab, events: [{ kind: 'started', backend: cpu }, output('scalar_lstm_lab')] }, false);
  expect((await rows(shown)).map(row => row[0])).toEqual(['✓', '·', '·', '·', '·', '·']);
  expect(await summary(shown)).toBe('1 of 6 lines as expected so far.');
});

it('asks the host to run, to stop, to show a line and the backend setting', async () => {
  const shown = await openPage();
  const press = async (name: string): Promise<void> => shown.page.getByRole('button', { name, exact: true }).first().click();
  await shown.remote.show(scalarLab.view);
  const run = shown.whenCalled('requestRun');
  await press('Run Lab');
  await run;
  await play(shown, scalarLab, false);
  const stop = shown.whenCalled('requestStop');
  await press('Stop');
  await stop;
  await shown.page.locator('header .status', { hasText: 'Stopping…' }).waitFor();
  const reveal = shown.whenCalled('revealLine');
  await press('line 8');
  expect(await reveal).toEqual({ line: 8 });
  const setting = shown.whenCalled('openBackendSetting');
  await press('Change backend');
  await setting;
});

it('asks for nothing where there is nothing to run or to stop', async () => {
  const shown = await openPage();
  await shown.page.locator('vscode-button').first().click({ force: true });
  await shown.remote.show(scalarLab.view);
  await shown.drawn();
  await shown.page.locator('vscode-button', { hasText: 'Stop' }).click({ force: true });
  await shown.page.getByRole('button', { name: 'Change backend' }).click();
  await expect.poll(() => shown.calls.map(call => call.method)).toEqual(['ready', 'resized', 'openBackendSetting']);
});

it('answers the host at once when it is asked whether it is there, whether a run is on or not', async () => {
  const shown = await openPage();
  await shown.remote.beat({});
  await play(shown, trainingLab, false);
  await shown.remote.beat({});
  await shown.emit(runId, { kind: 'ended', outcome: trainingLab.outcome });
  await shown.remote.beat({});
});

it('says which backend runs and why, or would', async () => {
  const shown = await openPage();
  const backend = (): Promise<string> => shown.page.locator('.backend').innerText();
  await shown.remote.show(shapeLab.view);
  await shown.measure(cpu);
  await shown.drawn();
  expect(await backend()).toContain(cpu.reason);
  expect(shown.calls.at(-1)).toEqual({ method: 'backendMeasured', params: { choice: cpu } });
  await play(shown, shapeLab);
  expect(await backend()).toContain('Using WebGL: 4.2 times as fast');
  await shown.remote.show({ ...scalarLab.view, backendSetting: 'webgl' });
  await shown.drawn();
  expect(await backend()).toContain('Using WebGL: your setting says so.');
});

it('leads from an error to its line', async () => {
  const shown = await openPage();
  await play(shown, { ...changedLab, message: failed });
  expect(await shown.page.locator('.banner').innerText()).toContain(failed.text);
  const reveal = shown.whenCalled('revealLine');
  await shown.page.locator('.banner').getByRole('button', { name: 'line 20' }).click();
  expect(await reveal).toEqual({ line: 20 });
});

it('shows a bar with the time left once a run takes long, and takes it away at the end', async () => {
  const shown = await openPage();
  const bar = shown.page.getByRole('progressbar', { name: 'Progress of the run' });
  await play(
    shown,
    {
      ...trainingLab,
      events: [
        { kind: 'started', backend: cpu },
        { kind: 'progress', done: 1, total: 80, line: 36 },
      ],
    },
    false,
  );
  expect(await bar.isVisible()).toBe(false);
  await bar.waitFor();
  const text = (): Promise<string> => shown.page.locator('div.progress').innerText();
  await shown.emit(runId, { kind: 'progress', done: 10, total: 80, line: 36 });
  // Nobody knows what comes after this loop.
  await expect.poll(text).toBe('10 of 80 turns of the loop on line 36');
  await shown.emit(runId, { kind: 'progress', done: 20, total: 80, line: 36, isLast: true });
  await expect.poll(text).toMatch(/about \d+ s left · 20 of 80 turns of the loop on line 36/u);
  expect(await bar.evaluate(element => (element as HTMLProgressElement).position)).toBe(0.25);
  await shown.emit(runId, { kind: 'ended', outcome: trainingLab.outcome });
  await bar.waitFor({ state: 'hidden' });
});

it('says of a run that was refused that what is shown is the run before', async () => {
  const shown = await openPage();
  await play(shown, scalarLab);
  const status = shown.page.locator('header .status');
  expect(await status.innerText()).toBe('Finished in 0.2 s');
  const notice = { code: 'E-SYNTAX', severity: 'error', text: "Line 7: ')' expected. Fix it and run again.", line: 7 } as const;
  const run = { runId, events: [...scalarLab.events, { kind: 'ended', outcome: scalarLab.outcome } as const], message: scalarLab.message };
  await shown.remote.show({ ...scalarLab.view, isEdited: true, run: { ...run, lab: scalarLab.lab }, notice });
  await shown.drawn();
  expect(await status.innerText()).toBe('Not run. Below is the run before.');
  expect(await shown.page.getByText('The code has changed since.').isVisible()).toBe(false);
  expect(await shown.page.locator('.banner').innerText()).toContain("Line 7: ')' expected.");
});

it('lists the gates inside modules, and how they go over time', async () => {
  const shown = await openPage();
  await play(shown, trainingLab);
  await shown.page.getByRole('tab', { name: 'Gates' }).click();
  const rows = shown.page.locator('.gates tbody tr');
  expect((await rows.allInnerTexts()).map(row => row.replaceAll(/\s+/gu, ' '))).toEqual([
    'gru.reset line 30 0.6042 uses half of the old on average 0.0117 to 0.9921 in 10 steps of the last pass',
    'gru.update line 30 0.1714 keeps little on average 0.0021 to 0.9803 in 10 steps of the last pass 0.1714 keeps half for 0.4 steps; after 9 steps less than 0.1 % is left unit 5 keeps longest: ½ in 0.9 (0.45 on average); unit 1 shortest: ½ in 0.3 (0.08)',
  ]);
  const strip = rows.last().getByRole('img', { name: 'Over time: 0.91 at the first step, 0.07 at the last' });
  const heights = await strip.locator('span').evaluateAll(bars => bars.map(bar => bar.getBoundingClientRect().height));
  expect(heights).toHaveLength(10);
  expect((heights[0] ?? 0) / (heights[1] ?? 1)).toBeCloseTo(0.91 / 0.2, 0);
  expect(await rows.first().locator('.gate-bar').isVisible()).toBe(true);
});

it('lists the gates of a module once, by the name it has outside of the functions it is handed to', async () => {
  const shown = await openPage();
  const [values] = trainingLab.events.filter(event => event.kind === 'values');
  const gru = values?.values.find(({ value }) => value.kind === 'module');
  if (!gru) throw new Error('The sample has no module.');
  const other = {
    ...gru,
    site: 3,
    value: {
      ...gru.value,
      gates: [{ name: 'update', meaning: 'keeps' as const, min: 0, max: 1, mean: 0.5, steps: 1, overTime: [0.5], ofUnits: [0.5] }],
    },
  };
  const handed = { ...site('cell', 16), role: 'parameter' } as const;
  const sites = [...trainingLab.lab.sites.slice(0, 2), handed, { ...handed, name: 'unnamed' }];
  const events: readonly RunEvent[] = [
    { kind: 'started', backend: cpu },
    { kind: 'values', values: [gru, { ...gru, site: 2 }, other] },
  ];
  await play(shown, { ...trainingLab, lab: labOf('lab.ts', sites), events });
  await shown.page.getByRole('tab', { name: 'Gates' }).click();
  const names = await shown.page.locator('.gates tbody .name-text').allInnerTexts();
  expect(names).toEqual(['unnamed.update', 'gru.reset', 'gru.update']);
});

it('lists gates and shapes with names, lines and meanings', async () => {
  const shown = await openPage();
  await play(shown, changedLab);
  const cells = (): Promise<string[]> => shown.page.locator('table:visible tbody tr').allInnerTexts();
  const gates = (await cells()).map(row => row.replaceAll(/\s+/gu, ' '));
  expect(gates[0]).toContain('forget_gate line 7 0.2689 keeps little');
  expect(gates[2]).toContain('0.12 to 0.91 in 30 turns');
  await play(shown, shapeLab);
  await shown.page.getByRole('tab', { name: 'Shapes' }).click();
  const shapes = (await cells()).map(row => row.replaceAll(/\s+/gu, ' '));
  expect(shapes[0]).toContain('x line 6 [4, 6, 8] batch × time × features');
  expect(shapes.find(row => row.startsWith('broken'))).toContain('⚠ 1,240 NaN, 3 infinite');
  expect(shapes.find(row => row.startsWith('one'))).toContain('./helper.ts, line 3');
  expect(shapes.at(-1)).toContain('LSTM(8, 16, batchFirst=true) 1,664');
});

it('opens the tab that has something to show until the learner chooses one', async () => {
  const shown = await openPage();
  const selected = (): Promise<string> => shown.page.locator('[role=tab][aria-selected=true]').innerText();
  await play(shown, scalarLab);
  expect(await selected()).toContain('Gates');
  await play(shown, trainingLab);
  expect(await selected()).toContain('Training');
  await shown.page.getByRole('tab', { name: 'Shapes' }).click();
  await play(shown, { ...trainingLab, events: [...trainingLab.events, { kind: 'values', values: [gate(1, 0.5)] }] });
  expect(await selected()).toContain('Shapes');
});

it('comes back as it was after it was hidden and loaded again', async () => {
  const shown = await openPage();
  await play(shown, trainingLab);
  await shown.page.getByRole('button', { name: 'Show as table' }).click();
  await shown.page.getByRole('tab', { name: 'Shapes' }).click();
  await shown.load();
  const events: readonly RunEvent[] = [...trainingLab.events, { kind: 'ended', outcome: trainingLab.outcome }];
  await shown.remote.show({
    ...trainingLab.view,
    run: { runId, events, message: trainingLab.message, lab: labOf('lab.ts', [site('x', 12)]) },
  });
  await shown.drawn();
  expect(await summary(shown)).toContain('Output as expected');
  expect(await shown.page.locator('.status').innerText()).toBe('Finished in 1.8 s');
  expect(await shown.page.locator('[role=tab][aria-selected=true]').innerText()).toContain('Shapes');
  expect(await shown.page.locator('table:visible tbody tr').innerText()).toContain('batch × time × features');
  await shown.page.getByRole('tab', { name: 'Training' }).click();
  expect(await shown.page.locator('.training-table').isVisible()).toBe(true);
});

it('goes on with a run that is shown again in the middle', async () => {
  const shown = await openPage();
  const events: readonly RunEvent[] = [{ kind: 'started', backend: cpu }, output('scalar_lstm_lab')];
  await shown.remote.show({ ...scalarLab.view, run: { runId, events, message: null, lab: scalarLab.lab } });
  await shown.emit(runId, { kind: 'output', from: 1, lines: ['forget_gate  0.7311'], total: 2 });
  await shown.drawn();
  expect((await rows(shown)).slice(0, 3).map(row => row[0])).toEqual(['✓', '✓', '·']);
  expect(await shown.page.locator('.status').innerText()).toMatch(/^Running/u);
});

it('takes the outcome in the words of the host', async () => {
  const shown = await openPage();
  await play(shown, scalarLab, false);
  await shown.remote.finish({ runId: otherRun, outcome: scalarLab.outcome, message: failed });
  await shown.drawn();
  expect(await shown.page.locator('.banner').isVisible()).toBe(false);
  await shown.remote.finish({
    runId,
    outcome: { status: 'failed', ms: 7, error: { name: 'Error', message: 'x', frames: [] } },
    message: failed,
  });
  await shown.drawn();
  expect(await shown.page.locator('.banner').innerText()).toContain('E-THROW');
});

it('stays small under a million printed lines', async () => {
  const shown = await openPage();
  await shown.remote.show(viewOf('A flood', 'flood.lab.ts', null));
  await shown.remote.run({ runId, key: 'k', lab: labOf('flood.lab.ts', []), backend: 'auto' });
  await shown.page.evaluate(id => {
    for (let from = 0; from < 1_000_000; from += 5_000) {
      const lines = Array.from({ length: 5_000 }, (_, i) => `line ${String(from + i)}`);
      window.scripted.emit(id, [{ kind: 'output', from, lines, total: from + 5_000 }]);
    }
  }, runId);
  await shown.emit(runId, { kind: 'ended', outcome: { status: 'finished', ms: 900 } });
  await shown.drawn();
  expect(await shown.page.locator('.notice').innerText()).toBe('Kept 1,000 first and 20,000 last of 1,000,000 lines.');
  const size = await shown.page.evaluate(() => ({
    elements: document.querySelectorAll('.console *').length,
    lines: [...document.querySelectorAll('.chunk')].reduce((sum, chunk) => sum + chunk.textContent.split('\n').length, 0),
    last: [...document.querySelectorAll('.chunk')].at(-1)?.textContent.split('\n').at(-1),
  }));
  expect(size).toEqual({ elements: expect.any(Number) as number, lines: 21_000, last: 'line 999999' });
  expect(size.elements).toBeLessThan(150);
});

it('follows the output to its end while it grows, and stays where the learner scrolled to', async () => {
  const shown = await openPage();
  await shown.remote.show(viewOf('Many lines', 'many.lab.ts', null));
  await shown.remote.run({ runId, key: 'k', lab: labOf('many.lab.ts', []), backend: 'auto' });
  const print = async (from: number): Promise<void> => {
    await shown.emit(runId, {
      kind: 'output',
      from,
      lines: Array.from({ length: 100 }, (_, i) => `line ${String(from + i)}`),
      total: from + 100,
    });
    await shown.drawn();
  };
  const toEnd = (): Promise<number> =>
    shown.page.locator('.console').evaluate(element => element.scrollHeight - element.scrollTop - element.clientHeight);
  await print(0);
  await print(100);
  expect(await toEnd()).toBeLessThan(2);
  await shown.page.locator('.console').evaluate(element => element.scrollTo({ top: 40 }));
  await print(200);
  expect(await shown.page.locator('.console').evaluate(element => element.scrollTop)).toBe(40);
});
