import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../../scripts/repository.mjs';
import { testedVersions } from './releasesOfTests.ts';
import { openHost, type HostSession } from './hostSession.ts';
import { sharedPackage } from './sharedPackage.ts';

const title = 'Close the forget gate';
const file = 'exercise-forget-gate.lab.ts';
const gate = 'const forgetGate = sigmoid(';
const starterFile = join(repository, 'labs/lstm-and-gru/exercises/forget-gate/start.lab.ts');

let vsix: string;
beforeAll(async () => {
  vsix = await sharedPackage();
});

describe.each(testedVersions)('an exercise in VS Code %s', version => {
  let host: HostSession;
  let starter: string;
  beforeAll(async () => {
    starter = await readFile(starterFile, 'utf8');
    // What is checked is the text in the editor: it must not be saved by itself. Older releases show no dialogs while they are driven.
    host = await openHost({ version, vsix, isDriven: false, settings: { 'files.autoSave': 'off' } });
  });
  afterAll(() => host.dispose());

  const lens = (text: string): Promise<void> => host.workbench.codeLens(text).waitFor();

  /** Puts the cursor before the score of the forget gate. */
  async function goToScore(): Promise<void> {
    const lines = starter.split('\n');
    const line = lines.findIndex(text => text.startsWith(gate)) + 1;
    const input = await host.workbench.openQuickInput('Control+g');
    await input.fill(`:${String(line)}:${String(gate.length + 1)}`);
    await host.workbench.press('Enter');
    await host.workbench.quickInput().waitFor({ state: 'hidden' });
  }

  /** The row of a tree that begins like this. */
  const row = (tree: string, text: string): Locator =>
    host.workbench.page.locator(`.monaco-list[aria-label="${tree}"] [role="treeitem"]`).filter({ hasText: text }).first();

  it('is opened from the palette, as a file of the learner, and is not started', async () => {
    const { workbench } = host;
    // The palette lists what is known when it is opened: not before the extension has come up.
    await workbench.openFile('lab-1-scalar-lstm.lab.ts');
    await lens('Run Lab');
    await workbench.runCommand('Gatescope: Open Exercise');
    await workbench.quickInput().locator('.monaco-list-row').filter({ hasText: title }).first().click();
    await workbench.page.locator('.tab.active').filter({ hasText: file }).waitFor();
    for (const text of ['Check', 'Hint', 'Walkthrough', 'Reset', 'Task']) await lens(text);
    expect(await readFile(join(host.workspace, file), 'utf8')).toBe(starter);
    await workbench.clickCodeLens('Check');
    await lens('Not started');
  });

  it('says in the lab view what it asks, beside its text', async () => {
    const task = await host.view.task();
    await task.locator('.asked').getByText('give the forget gate the score').waitFor();
    await task.getByText('the program is still the one you were given').waitFor();
  });

  it('is checked by its lens, wrong and then right, saved or not, and the lab view says what was found', async () => {
    const { workbench } = host;
    const task = await host.view.task();
    await goToScore();
    await workbench.type('1');
    await lens('Edited since the check');
    await workbench.clickCodeLens('Check');
    await lens('Not yet: ');
    await workbench.page.locator(`.monaco-editor .squiggly-warning`).first().waitFor();
    await task.locator('.verdict').getByText('Not yet right').waitFor();
    await task.locator('.goal-missed').getByText('The forget gate is sigmoid(-1.0)').waitFor();
    await task.locator('.goal-missed .goal-message').first().waitFor();
    await workbench.press('Backspace');
    await workbench.type('-');
    await task.getByText('Edited since this check.').waitFor();
    await workbench.clickCodeLens('Check');
    await lens('Right: 5 of 5');
    await task.locator('.verdict').getByText('Right').waitFor();
    expect(await task.locator('.goal-met').count()).toBe(5);
    // What an earlier check had marked is gone, and nothing lies over the text.
    await workbench.page.locator('.monaco-editor .squiggly-warning').first().waitFor({ state: 'detached' });
    expect(await workbench.page.locator('.notification-toast').count()).toBe(0);
    expect(await readFile(join(host.workspace, file), 'utf8')).toBe(starter);
  });

  it('shows those who have passed other right answers, and the next exercise', async () => {
    const task = await host.view.task();
    await task.getByRole('heading', { name: 'Other right answers' }).waitFor();
    await task.getByRole('button', { name: 'Show Beside: All gates at once' }).waitFor();
    await task.getByRole('heading', { name: 'What comes next' }).waitFor();
  });

  it('is passed in the tree', async () => {
    const { workbench } = host;
    await workbench.runCommand('Gatescope: Focus on Lessons View');
    const exercise = row('Lessons', title);
    if (!(await exercise.isVisible())) await row('Lessons', 'Exercises').click();
    await expect.poll(() => exercise.getAttribute('aria-label')).toContain('passed');
    await exercise.click();
    // The file takes the focus when it is shown; what is typed before goes elsewhere.
    await workbench.page.locator('.editor-instance .monaco-editor.focused').waitFor();
  });

  it('is checked by its key', async () => {
    const { workbench } = host;
    await goToScore();
    await workbench.type('1');
    await workbench.press('Control+Alt+K');
    await workbench.press('c');
    await lens('Not yet: ');
    await workbench.press('Backspace');
    await workbench.press('Control+Alt+K');
    await workbench.press('c');
    await lens('Right: 5 of 5');
  });

  it('is checked in the Test Explorer, goal by goal', async () => {
    const { workbench } = host;
    await goToScore();
    await workbench.type('1');
    await lens('Edited since the check');
    await workbench.runCommand('Testing: Focus on Test Explorer View');
    const test = row('Test Explorer', title);
    await test.waitFor();
    // What a screen reader says of it.
    expect(await test.getAttribute('aria-label')).toContain(title);
    await test.hover();
    await test.getByRole('button', { name: /^Run Test/ }).click();
    await expect.poll(() => test.getAttribute('aria-label')).toContain('Failed');
    await lens('Not yet: ');
    if ((await test.getAttribute('aria-expanded')) !== 'true') await test.locator('.monaco-tl-twistie').click();
    await row('Test Explorer', 'The forget gate').waitFor();
    await goToScore();
    await workbench.press('Delete');
    await test.hover();
    await test.getByRole('button', { name: /^Run Test/ }).click();
    await expect.poll(() => test.getAttribute('aria-label')).toContain('Passed');
    await lens('Right: 5 of 5');
  });

  it('gives hints one by one, which stay, and lays a way beside the attempt without touching it', async () => {
    const { workbench } = host;
    // The results of tests have come to the front of the Panel.
    await workbench.runCommand('Gatescope: Show Task');
    const task = await host.view.task();
    const hints = task.getByRole('region', { name: 'Hints' });
    // What is right needs no hint.
    await hints.getByText('The last check has passed.').waitFor();
    await goToScore();
    await workbench.type('1');
    await workbench.clickCodeLens('Check');
    await hints.getByText('3 more for: The forget gate is sigmoid(-1.0)').waitFor();
    await workbench.clickCodeLens('Hint');
    await task.getByText('The message says which score goes in now.').waitFor();
    await task.getByRole('button', { name: 'Next Hint' }).click();
    await task.getByText('Hold the line of the forget gate against the task').waitFor();
    await hints.getByText('1 more for: The forget gate is sigmoid(-1.0)').waitFor();
    expect(await hints.getByRole('listitem').count()).toBe(2);
    await task.getByRole('button', { name: 'Show Step 1' }).click();
    await task.getByText('The gate falls from 0.7311 to 0.2689; everything below follows by itself.').waitFor();
    expect(await workbench.page.locator('.notification-toast').count()).toBe(0);
    await workbench.clickCodeLens('Walkthrough');
    await workbench.quickInput().locator('input.input').fill('Another way');
    await workbench.quickInput().locator('.monaco-list-row.focused').filter({ hasText: 'Another way' }).waitFor();
    await workbench.press('Enter');
    await workbench.page.locator('.tab.active').filter({ hasText: 'Your attempt' }).waitFor();
    await workbench.page.locator('.monaco-diff-editor').first().waitFor();
    await workbench.runCommand('View: Close Editor');
    await lens('Not yet: ');
  });

  it('says it in a notification while the lab view is out of sight, and shows its task by a key', async () => {
    const { workbench } = host;
    // What VS Code says of a failed test lies over the first line.
    await goToScore();
    await workbench.press('Control+j');
    await workbench.page.locator('.part.panel').waitFor({ state: 'hidden' });
    await workbench.clickCodeLens('Hint');
    await workbench.whenNotified('Hint 3 of');
    await workbench.runCommand('Notifications: Clear All Notifications');
    await goToScore();
    await workbench.press('Delete');
    await workbench.clickCodeLens('Check');
    await workbench.whenNotified('Right');
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.editor(file).locator('.view-line').first().click();
    await workbench.press('Control+Alt+K');
    await workbench.press('t');
    const task = await host.view.task();
    await task.locator('.task-title').and(task.locator(':focus')).waitFor();
    await lens('Right: 5 of 5');
  });

  it('is checked from the palette, and its task shown by a key, while the lesson page has the focus', async () => {
    const { workbench } = host;
    await workbench.runCommand('Gatescope: Open Lesson');
    await workbench.whenPageHasKeys('LSTM and GRU');
    await workbench.runCommand('Gatescope: Check Attempt');
    await workbench.whenPageHasKeys('LSTM and GRU');
    await workbench.press('Control+Alt+K');
    await workbench.press('t');
    const task = await host.view.task();
    await task.locator('.task-title').and(task.locator(':focus')).waitFor();
    await task.locator('.verdict').getByText('Right').waitFor();
    await workbench.runCommand('View: Close Editor');
    await workbench.openFile(file);
    await lens('Right: 5 of 5');
  });

  it('is reset after a question, and one Undo brings the attempt back', async () => {
    const { workbench } = host;
    await workbench.clickCodeLens('Reset');
    await workbench.page.locator('.monaco-dialog-box').getByRole('button', { name: 'Reset' }).click();
    await workbench.page.locator('.tab.active').filter({ hasText: file }).waitFor();
    await lens('Edited since the check');
    const score = workbench.editor(file).locator('.view-line').filter({ hasText: 'forgetGate = sigmoid' }).first();
    await expect.poll(() => score.textContent()).toContain('sigmoid(1.0)');
    await workbench.editor(file).locator('.view-line').first().click();
    await workbench.press('Control+z');
    await lens('Right: 5 of 5');
    await expect.poll(() => score.textContent()).toContain('sigmoid(-1.0)');
    expect(workbench.problems).toEqual([]);
  });

  it('is one more test for a further attempt', async () => {
    const { workbench } = host;
    await writeFile(join(host.workspace, 'exercise-forget-gate-2.lab.ts'), starter.replace('sigmoid(1.0)', 'sigmoid(-1.0)'));
    await workbench.runCommand('Testing: Focus on Test Explorer View');
    await workbench.runCommand('Test: Refresh Tests');
    const test = row('Test Explorer', 'exercise-forget-gate-2');
    await test.waitFor();
    await test.hover();
    await test.getByRole('button', { name: /^Run Test/ }).click();
    await expect.poll(() => test.getAttribute('aria-label')).toContain('Passed');
  });

  it('is checked in sight, and cancelled where that takes too long', async () => {
    const { workbench } = host;
    const endless = 'exercise-forget-gate-endless.lab.ts';
    await writeFile(join(host.workspace, endless), 'let turns = 0;\nwhile (true) turns++;\n');
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.openFile(endless);
    await workbench.page.locator('.tab.active').filter({ hasText: endless }).waitFor();
    // VS Code keeps the first line where it is when lenses come while something else has the focus: they are above it then.
    await workbench.codeLens('Check').waitFor();
    await workbench.runCommand('Gatescope: Show Task');
    const task = await host.view.task();
    await workbench.clickCodeLens('Check');
    await task.getByRole('button', { name: 'Cancel' }).click();
    await lens('Not checked');
    await task.getByText('it was cancelled').waitFor();
    expect(workbench.problems).toEqual([]);
  });
});
