import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../../scripts/repository.mjs';
import { openHost, type HostSession } from './hostSession.ts';
import { testedVersions } from './releasesOfTests.ts';

const lab = 'lab-1-scalar-lstm.lab.ts';
const forgetLine = 11;
const settings = { 'workbench.colorTheme': 'Default Dark Modern', 'files.autoSave': 'off' };
const viewport = { width: 1440, height: 1200 };

/** The row of the lesson tree that begins like this. */
function treeRow({ workbench }: HostSession, text: string): Locator {
  return workbench.page.locator('.pane-body .monaco-list[aria-label="Lessons"] [role="treeitem"]').filter({ hasText: text }).first();
}

describe.each(testedVersions)("a lab of the learner's own, in VS Code %s", version => {
  let host: HostSession;
  beforeAll(async () => {
    host = await openHost({ version, viewport, settings });
    // Wakes the extension: the palette lists what is known when it is opened.
    await host.workbench.openFile(lab);
    await host.workbench.codeLens('Run Lab', lab).waitFor();
  });
  afterAll(() => host.dispose());

  const firstText = (): Promise<string> => readFile(join(repository, 'labs/new-lab.lab.ts'), 'utf8');
  const textOf = (file: string): Promise<string> => readFile(join(host.workspace, file), 'utf8');
  const nameIs = (name: string): Promise<void> =>
    expect.poll(() => host.workbench.quickInput().locator('input.input').inputValue()).toBe(name);

  /** Its values stand beside the lines that made them, and what it prints stands in the lab view. */
  async function whenRun(file: string, press: () => Promise<unknown>): Promise<void> {
    const { workbench, view } = host;
    await view.begin(press);
    await view.whenStatus('Finished in');
    await view.whenPrinted('(2, 5, 4) (1, 2, 4)');
    await workbench.whenMarks(file, marks => marks.get(6)?.includes('[2, 5, 3]') === true && marks.get(9)?.includes('[1, 2, 4]') === true);
  }

  it('is made from the palette: ten lines that run', async () => {
    const { workbench } = host;
    await workbench.runCommand('Gatescope: New Lab');
    await workbench.whenQuickInputHasKeys();
    await nameIs('my-lab');
    await workbench.press('Enter');
    await workbench.page.locator('.tab.active').filter({ hasText: 'my-lab.lab.ts' }).waitFor();
    expect(await textOf('my-lab.lab.ts')).toBe(await firstText());
    expect((await firstText()).trimEnd().split('\n')).toHaveLength(10);
    await whenRun('my-lab.lab.ts', () => workbench.clickCodeLens('Run Lab', 'my-lab.lab.ts'));
    await workbench.screenshot(`.tsbuild/results/new-lab-${version}.png`);
  });

  it("is made by the button above the lesson tree, under a name that is not an exercise's, and runs by its key", async () => {
    const { workbench } = host;
    await workbench.runCommand('Gatescope: Focus on Lessons View');
    const bar = workbench.page
      .getByRole('toolbar', { name: /actions$/ })
      .filter({ has: workbench.page.getByRole('button', { name: /^New Lab/ }) });
    await treeRow(host, 'LSTM and GRU').hover();
    await bar.getByRole('button', { name: /^New Lab/ }).click();
    await workbench.whenQuickInputHasKeys();
    // The first name that is free.
    await nameIs('my-lab-2');
    await workbench.quickInput().locator('input.input').fill('exercise-of-mine');
    await workbench.quickInput().getByText('Names that begin with exercise- are those of exercises.').waitFor();
    await workbench.quickInput().locator('input.input').fill('of-mine.lab.ts');
    await workbench.press('Enter');
    await workbench.page
      .locator('.tab.active')
      .filter({ hasText: /^of-mine\.lab\.ts/ })
      .waitFor();
    expect(await textOf('of-mine.lab.ts')).toBe(await firstText());
    await workbench.editor('of-mine.lab.ts').and(workbench.page.locator('.focused')).waitFor();
    await whenRun('of-mine.lab.ts', () => workbench.press('Control+Alt+Enter'));
  });

  it('is opened as it is where one of that name is there', async () => {
    const { workbench } = host;
    await workbench.press('Control+Home');
    await workbench.type('let mine;\n');
    await workbench.press('Control+s');
    await expect.poll(() => textOf('of-mine.lab.ts')).toBe(`let mine;\n${await firstText()}`);
    await workbench.runCommand('View: Close Editor');
    await workbench.runCommand('Gatescope: New Lab');
    await workbench.whenQuickInputHasKeys();
    await workbench.quickInput().locator('input.input').fill('of-mine');
    await workbench.press('Enter');
    await workbench.page
      .locator('.tab.active')
      .filter({ hasText: /^of-mine\.lab\.ts/ })
      .waitFor();
    await workbench.whenNotified('There is a lab of this name already; it was opened as it is.');
    expect(await textOf('of-mine.lab.ts')).toBe(`let mine;\n${await firstText()}`);
    expect(workbench.problems).toEqual([]);
  });
});

describe.each(testedVersions)('values that follow the typing, in VS Code %s', version => {
  let host: HostSession;
  /** What stands between the parentheses of the forget gate. */
  let score = '1.0';
  beforeAll(async () => {
    host = await openHost({ version, viewport, settings });
    const { workbench, view } = host;
    await workbench.openFile(lab);
    await workbench.codeLens('Live: off', lab).waitFor();
    await workbench.runCommand('Gatescope: Focus on Lessons View');
    await treeRow(host, 'One LSTM step by hand').waitFor();
    await workbench.runCommand('Gatescope: Show Lab View');
    await view.whenStatus('Not run yet');
  });
  afterAll(() => host.dispose());

  const question = (): Locator => host.workbench.labPage().locator('.question:visible');
  const runShown = (): Promise<string | null> => host.workbench.labPage().locator('header').getAttribute('data-run');

  async function typeOver(text: string, isAtOnce = false): Promise<void> {
    const { workbench } = host;
    await workbench.goToLine(forgetLine);
    await workbench.press('End');
    for (const key of ['ArrowLeft', 'ArrowLeft']) await workbench.press(key);
    for (let letters = score.length; letters > 0; letters--) await workbench.press('Shift+ArrowLeft');
    await (isAtOnce ? workbench.paste(text) : workbench.type(text));
    score = text;
  }
  const whenGate = (start: string): Promise<unknown> =>
    host.workbench.whenMarks(lab, marks => marks.get(forgetLine)?.startsWith(start) === true);

  /** What the lesson knows of the lab: nothing of it comes of a live run. */
  async function earned(): Promise<Record<string, string | null>> {
    const labels = ['One LSTM step by hand', 'Labs', 'Evidence'].map(async row => [
      row,
      await treeRow(host, row).getAttribute('aria-label'),
    ]);
    return {
      ...(Object.fromEntries(await Promise.all(labels)) as Record<string, string | null>),
      question: await question().locator('.question-status').textContent(),
      lens: await host.workbench.codeLens('You said', lab).textContent(),
    };
  }
  let before: Awaited<ReturnType<typeof earned>>;

  it('waits, switched on by its lens, until the question of the lab is answered', async () => {
    const { workbench } = host;
    await workbench.clickCodeLens('Live: off', lab);
    await workbench.codeLens('Live waits until you have predicted or skipped', lab).waitFor();
    expect(await workbench.marks(lab)).toEqual(new Map());
    await question().getByRole('button', { name: 'Up' }).click();
    await question().getByText('You said up. Run the lab to see.').waitFor();
    await workbench.codeLens('Live: on', lab).waitFor();
    await workbench.codeLens('You said up. Run the lab to see.', lab).waitFor();
    before = await earned();
    expect(before).toMatchObject({ 'One LSTM step by hand': expect.stringContaining('not run') as string });
    expect(before['Evidence']).toContain('0 of 6');
  });

  it('shows what a number that is typed over gives, without a press of Run', async () => {
    const { workbench, view } = host;
    await typeOver('-1');
    await whenGate('0.2689');
    await typeOver('2');
    await whenGate('0.8808');
    await view.whenStatus('Finished in');
    await view.whenPrinted('forget_gate  0.8808');
    await workbench.screenshot(`.tsbuild/results/live-${version}.png`);
  });

  it('leaves the values as they were, and says they are old, while the text cannot be read', async () => {
    const run = await runShown();
    // At once: a pause after its first letter would be a run of `3`.
    await typeOver('3 +', true);
    await whenGate('old: 0.8808');
    expect(await runShown()).toBe(run);
    await host.workbench.screenshot(`.tsbuild/results/live-unread-${version}.png`);
    await typeOver('3');
    await whenGate('0.9526');
  });

  it('waits for Run again when it is switched off by its lens', async () => {
    const { workbench } = host;
    await workbench.clickCodeLens('Live: on', lab);
    await workbench.codeLens('Live: off', lab).waitFor();
    const run = await runShown();
    await typeOver('4');
    await whenGate('old: 0.9526');
    expect(await runShown()).toBe(run);
  });

  it('is switched by its key, and gives the values of the text as it is at once', async () => {
    const { workbench } = host;
    const press = async (): Promise<void> => {
      await workbench.goToLine(forgetLine);
      await workbench.press('Control+Alt+K');
      await workbench.press('l');
    };
    await press();
    await workbench.codeLens('Live: on', lab).waitFor();
    await whenGate('0.9820');
    await typeOver('0');
    await whenGate('0.5');
    await press();
    await workbench.codeLens('Live: off', lab).waitFor();
    await typeOver('4');
    await whenGate('old: 0.5');
  });

  it('has counted for nothing in all of that: not as a run, not as evidence, not as the answer to the question', async () => {
    const { workbench, view } = host;
    expect(await earned()).toEqual(before);
    await view.begin(() => workbench.clickCodeLens('Run Lab', lab));
    await whenGate('0.9820');
    // What a run does that is asked for.
    await question().getByText('You said up: right, up, from 0.8 to 1.1795.').waitFor();
    await expect.poll(async () => (await earned())['One LSTM step by hand']).not.toContain('not run');
    await expect.poll(async () => (await earned())['Evidence']).toBe(before['Evidence']);
    expect(workbench.problems).toEqual([]);
  });
});
