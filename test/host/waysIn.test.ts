import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHost, type HostSession } from './hostSession.ts';
import { testedVersions } from './releasesOfTests.ts';

const lab = 'lab-1-scalar-lstm.lab.ts';
const forgetLine = 11;
const files = {
  // Another number in every run.
  'clock.lab.ts': 'const now = Date.now() % 1_000_000;\n',
  'endless.lab.ts': 'let turns = 0;\nwhile (true) {\n  turns += 1;\n}\n',
  'misfit.lab.ts': [
    "import { nn, randn } from 'gatescope';",
    'const x = randn(4, 6, 8);',
    'const gru = new nn.GRU({ inputSize: 8, hiddenSize: 16, batchFirst: true });',
    'const [out, h] = gru.forward(x);',
    'const w = randn(8, 2);',
    'const same = randn(8, 2);',
    'const y = out',
    '  .matmul(',
    '    w,',
    '  );',
    '',
  ].join('\n'),
  'throws.lab.ts': "const gate = 0.5;\nthrow new RangeError('no such gate');\n",
};

describe.each(testedVersions)('ways in, in VS Code %s', version => {
  let host: HostSession;
  beforeAll(async () => {
    // So high that all of a short lab stands on the screen above the lab view, wherever VS Code has scrolled.
    host = await openHost({ version, viewport: { width: 1600, height: 2000 }, files });
  });
  afterAll(() => host.dispose());

  it('runs a lab by its key, and again by the button above the editor', async () => {
    const { workbench, view } = host;
    await workbench.openFile('clock.lab.ts');
    await workbench.codeLens('Run Lab', 'clock.lab.ts').waitFor();
    await workbench.editor('clock.lab.ts').locator('.view-line').first().click();
    await workbench.press('Control+Alt+Enter');
    const first = (await workbench.whenMarks('clock.lab.ts', marks => marks.has(1))).get(1);
    await workbench.codeLens('Run Lab', 'clock.lab.ts').waitFor();
    await workbench.page
      .locator('.editor-actions')
      .getByRole('button', { name: /^Run Lab/ })
      .first()
      .click();
    await workbench.whenMarks('clock.lab.ts', marks => marks.has(1) && marks.get(1) !== first);
    await workbench.openFile(lab);
    await view.begin(() => workbench.clickCodeLens('Run Lab', lab));
    await view.whenStatus('Finished in');
  });

  it('cycles the density of inline values by one key', async () => {
    const { workbench } = host;
    const gate = (marks: Map<number, string>): string => marks.get(forgetLine) ?? '';
    await workbench.whenMarks(lab, marks => gate(marks) === '0.7311 ███████░░░ keeps most, ½ in 2.2');
    await workbench.editor(lab).locator('.view-line').first().click();
    await workbench.press('Alt+Shift+V');
    await workbench.whenMarks(lab, marks => gate(marks) === '0.7311 ███████░░░ keeps most, ½ in 2.2 (0.73105858)');
    await workbench.press('Alt+Shift+V');
    await workbench.whenMarks(lab, marks => marks.size === 0);
    await workbench.press('Alt+Shift+V');
    await workbench.whenMarks(lab, marks => gate(marks) === '0.7311 ███████░░░ keeps most, ½ in 2.2');
  });

  it('lists all values for the keyboard, and goes to the line of the one that is chosen', async () => {
    const { workbench } = host;
    await workbench.runCommand('Gatescope: Show Values');
    const input = workbench.quickInput().locator('input.input');
    await input.fill('0.9787');
    await workbench.quickInput().locator('.monaco-list-row').filter({ hasText: 'cT' }).first().waitFor();
    await workbench.press('Enter');
    await workbench.page.locator('.statusbar-item').filter({ hasText: 'Ln 22,' }).waitFor();
  });

  it('tells the whole story of a value in its hover', async () => {
    const { workbench } = host;
    await workbench.runCommand('Gatescope: Show Values');
    await workbench.quickInput().locator('input.input').fill('forgetGate');
    await workbench.quickInput().locator('.monaco-list-row').filter({ hasText: 'forgetGate' }).first().waitFor();
    await workbench.press('Enter');
    await workbench.page
      .locator('.statusbar-item')
      .filter({ hasText: `Ln ${String(forgetLine)},` })
      .waitFor();
    await workbench.runCommand('Show or Focus Hover');
    const hover = workbench.page.locator('.monaco-hover:visible');
    await hover.getByText('A gate: 0 blocks everything, 1 lets everything pass.').waitFor();
    await workbench.press('Escape');
  });

  it("runs to the cursor's line by key, and to the line whose number was clicked by its menu", async () => {
    const { workbench, view } = host;
    await workbench.goToLine(forgetLine + 1);
    await workbench.editor(lab).locator('.view-line').first().waitFor();
    await view.begin(async () => {
      await workbench.press('Control+Alt+k');
      await workbench.press('Enter');
    });
    await view.whenStatus(`Ran to line ${String(forgetLine + 1)}`);
    const lines = (marks: Map<number, string>): number[] => [...marks.keys()].filter(line => line >= forgetLine);
    await workbench.whenMarks(lab, marks => lines(marks).join() === [forgetLine, forgetLine + 1].join());
    await workbench.labPage().getByText('0 of 6 lines as expected so far.', { exact: true }).waitFor();
    await workbench.editor(lab).locator('.margin .line-numbers').filter({ hasText: /^16$/ }).click({ button: 'right' });
    await view.begin(() => workbench.page.locator('.monaco-menu').getByText('Run to Here').click());
    await view.whenStatus('Ran to line 16');
    await workbench.whenMarks(lab, marks => marks.has(16) && !marks.has(20));
    await view.begin(() => workbench.clickCodeLens('Run Lab', lab));
    await view.whenStatus('Finished in');
  });

  it('shows the tree of the lesson with what was earned, and opens and runs labs from it', async () => {
    const { workbench, view } = host;
    await workbench.runCommand('Gatescope: Focus on Lessons View');
    const tree = workbench.page.locator('.pane-body .monaco-list[aria-label="Lessons"]');
    const item = tree.locator('[role="treeitem"]').filter({ hasText: 'One LSTM step by hand' });
    const labs = tree.locator('[role="treeitem"]').filter({ hasText: /^Labs/ });
    await labs.waitFor();
    // The buttons beside it leave the title its room, in a side bar that is as wide as it is at first.
    const title = workbench.page.locator('.part.sidebar .title-label h2');
    expect(await title.textContent()).toBe('Gatescope: Lessons');
    expect(await title.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBeLessThanOrEqual(0);
    if ((await labs.getAttribute('aria-expanded')) === 'false') await labs.click();
    await item.waitFor();
    await expect.poll(() => item.getAttribute('aria-label')).toContain('output as expected');
    const second = tree.locator('[role="treeitem"]').filter({ hasText: 'One GRU step by hand' });
    await second.click();
    await workbench.page.locator('.tab.active').filter({ hasText: 'lab-2-scalar-gru.lab.ts' }).waitFor();
    await second.hover();
    await view.begin(() => second.getByRole('button', { name: /Run Lab/ }).click());
    await expect.poll(() => second.getAttribute('aria-label')).toContain('output as expected');
    await view.whenStatus('Finished in');
  });

  it('puts what a lab threw among the problems, on its line', async () => {
    const { workbench, view } = host;
    await workbench.openFile('throws.lab.ts');
    await view.begin(() => workbench.clickCodeLens('Run Lab', 'throws.lab.ts'));
    await view.whenStatus('Failed');
    await workbench.runCommand('Problems: Focus on Problems View');
    const problem = workbench.page.locator('.markers-panel .monaco-list-row').filter({ hasText: 'no such gate' });
    await problem.waitFor();
    expect(await problem.textContent()).toContain('Ln 2');
  });

  it('marks the tensors that did not fit in the ledger of shapes', async () => {
    const { workbench, view } = host;
    await workbench.openFile('misfit.lab.ts');
    await view.begin(() => workbench.clickCodeLens('Run Lab', 'misfit.lab.ts'));
    await view.whenStatus('Failed');
    const page = workbench.labPage();
    await page.getByRole('tab', { name: /^Shapes/u }).click();
    await page.locator('.mismatch').getByRole('button', { name: 'line 8' }).waitFor();
    expect(await page.locator('.mismatch').textContent()).toContain('[4, 6, 16] and [8, 2] do not fit');
    const misfits = page.locator('.shapes tr').filter({ hasText: 'does not fit' });
    expect((await misfits.locator('.name-text').allTextContents()).join()).toBe('out,w');
    expect(await misfits.first().textContent()).toMatch(/gru\.forward\(…\).*GRU\(8, 16, batchFirst=true\)/u);
  });

  it('shows a long run as a notification with Cancel while the view is out of sight; Cancel stops it, and so does its key', async () => {
    const { workbench, view } = host;
    await workbench.openFile('endless.lab.ts');
    await view.begin(() => workbench.clickCodeLens('Run Lab', 'endless.lab.ts'));
    await view.whenStatus('Running');
    await workbench.runCommand('View: Hide Panel');
    await workbench.whenNotified('Running endless.lab.ts');
    await workbench.page.locator('.notifications-center').getByRole('button', { name: 'Cancel' }).first().click();
    await workbench.runCommand('Gatescope: Show Lab View');
    await view.whenStatus('Stopped after');
    await view.begin(() => workbench.clickCodeLens('Run Lab'));
    await view.whenStatus('Running');
    await workbench.codeLens('Stop').waitFor();
    await workbench.editor('endless.lab.ts').locator('.view-line').first().click();
    await workbench.press('Control+Alt+Shift+Enter');
    await view.whenStatus('Stopped after');
    expect(workbench.problems).toEqual([]);
  });
});
