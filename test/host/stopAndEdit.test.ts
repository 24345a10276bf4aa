import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testedVersions } from './releasesOfTests.ts';
import { openHost, type HostSession } from './hostSession.ts';

describe.each(testedVersions)('a lab in VS Code %s, stopped, run and edited', version => {
  let host: HostSession;
  beforeAll(async () => {
    host = await openHost({
      version,
      // So high that all of the lab stands on the screen above the lab view, wherever VS Code has scrolled.
      viewport: { width: 1600, height: 2000 },
      files: { 'endless.lab.ts': 'let turns = 0;\nwhile (true) {\n  turns += 1;\n}\n' },
    });
  });
  afterAll(() => host.dispose());

  it('ends an endless loop at once, says where it was, and the next run works', async () => {
    const { workbench, view } = host;
    await workbench.openFile('endless.lab.ts');
    await view.begin(() => workbench.clickCodeLens('Run Lab'));
    await view.whenStatus('Running');
    await workbench.clickCodeLens('Stop');
    await view.whenStatus('Stopped after');
    await view.whenBanner(/^Stopped after [\d.]+ m?s\. Last line reached: [23]\.$/);

    await workbench.openFile('lab-1-scalar-lstm.lab.ts');
    // By command: the lens that is pressed may still be the other file's, where the machine is busy.
    await view.begin(() => workbench.runCommand('Gatescope: Run Lab'));
    await view.whenStatus('Finished in');
    await view.whenSummary('as expected');
    expect(workbench.problems).toEqual([]);
  });

  it('says in the view that the code has changed since, until the change is undone', async () => {
    const { workbench } = host;
    const edited = workbench.labPage().getByText('The code has changed since.');
    await workbench.editor('lab-1-scalar-lstm.lab.ts').locator('.view-line').first().click();
    await workbench.press('Control+End');
    await workbench.type(';');
    await edited.waitFor();
    await workbench.press('Control+z');
    await edited.waitFor({ state: 'hidden' });
  });

  it('dims the values that depend on an edit, and says so in the list of values, until it is undone', async () => {
    const { workbench } = host;
    const lab = 'lab-1-scalar-lstm.lab.ts';
    const lines = (await readFile(join(host.workspace, lab), 'utf8')).split('\n');
    const lineOf = (name: string): number => lines.findIndex(line => line.startsWith(`const ${name} =`)) + 1;
    const isOld = (marks: Map<number, string>, name: string): boolean => marks.get(lineOf(name))?.startsWith('old: ') === true;
    await workbench.whenMarks(lab, marks => marks.has(lineOf('forgetGate')) && !isOld(marks, 'hT'));
    await workbench.goToLine(lineOf('forgetGate'));
    await workbench.press('End');
    // Before the closing parenthesis.
    for (const key of ['ArrowLeft', 'ArrowLeft']) await workbench.press(key);
    await workbench.type('9');
    const depending = ['forgetGate', 'kept', 'cT', 'hT'];
    const marks = await workbench.whenMarks(lab, found => depending.every(name => isOld(found, name)) && !isOld(found, 'inputGate'));
    for (const name of ['cPrev', 'inputGate', 'outputGate', 'candidate', 'written']) expect(isOld(marks, name), name).toBe(false);
    await workbench.runCommand('Gatescope: Show Values');
    const row = workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'kept' });
    await row.getByText('old: from before your edit').waitFor();
    await workbench.press('Escape');
    await workbench.editor(lab).locator('.view-line').first().click();
    await workbench.press('Control+z');
    await workbench.whenMarks(lab, found => depending.every(name => found.has(lineOf(name)) && !isOld(found, name)));
    expect(workbench.problems).toEqual([]);
  });

  it('shows the values again, as old, after the window was opened again', async () => {
    const { workbench, view } = host;
    const lab = 'lab-1-scalar-lstm.lab.ts';
    // What was not saved yet is lost with a page that is loaded again.
    await workbench.editor(lab).locator('.view-line').first().click();
    await workbench.press('Control+s');
    await workbench.page.locator('.tab.active:not(.dirty)').filter({ hasText: lab }).waitFor();
    await view.begin(() => workbench.press('Control+Alt+Enter'));
    await view.whenStatus('Finished in');
    const before = await workbench.whenMarks(lab, marks => marks.size >= 8 && ![...marks.values()].some(text => text.startsWith('old: ')));
    await workbench.page.reload();
    await workbench.whenReady();
    // The window may be scrolled otherwise than it was: lines come into sight that had none of their values painted.
    const old = new Map([...before].map(([line, text]) => [line, `old: ${text}`]));
    const after = await workbench.whenMarks(lab, marks => [...old].every(([line, text]) => marks.get(line) === text));
    expect([...after.values()].filter(text => !text.startsWith('old: '))).toEqual([]);
    await workbench.editor(lab).locator('.view-line').first().click();
    await workbench.runCommand('Gatescope: Show Values');
    const row = workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'kept' });
    await row.getByText('old: from before the window was opened again').waitFor();
    await workbench.press('Escape');
    await view.whenBanner(/^Before the window was opened again: Finished in/);
    await view.begin(() => workbench.runCommand('Gatescope: Run Lab'));
    await workbench.whenMarks(lab, marks => [...before].every(([line, text]) => marks.get(line) === text));
    expect(workbench.problems).toEqual([]);
  });

  it('tells what an experiment has changed since the last run, and leads back to the text that the lesson gives', async () => {
    const { workbench, view } = host;
    const lab = 'lab-1-scalar-lstm.lab.ts';
    await view.whenSummary('Output as expected');
    await workbench.goToLine(11);
    await workbench.press('End');
    for (const key of ['ArrowLeft', 'ArrowLeft']) await workbench.press(key);
    await workbench.type('9');
    await view.begin(() => workbench.press('Control+Alt+Enter'));
    await view.whenSummary('Since your last run: 3 lines differ.');
    const page = workbench.labPage();
    expect(await page.locator('.output .row .symbol').allInnerTexts()).toEqual(['', 'Δ', '', '', 'Δ', 'Δ']);
    await workbench.whenMarks(lab, marks => marks.get(11)?.endsWith('Δ +0.0173') === true);
    await page.getByRole('table', { name: 'Gates' }).getByText('was 0.7311 in your last run (+0.0173)').waitFor();
    await page.getByRole('button', { name: 'Reset Lab…' }).click();
    await workbench.page.locator('.tab.active').filter({ hasText: 'After the Reset' }).waitFor();
    expect(workbench.problems).toEqual([]);
  });
});
