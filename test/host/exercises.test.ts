import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageExtension } from '../../scripts/package.mjs';
import { repository } from '../../scripts/repository.mjs';
import { versions } from '../../scripts/vscode/releases.mjs';
import { openHost, type HostSession } from './hostSession.ts';

const title = 'Close the forget gate';
const file = 'exercise-forget-gate.lab.ts';
const gate = 'const forgetGate = sigmoid(';
const starterFile = join(repository, 'labs/lstm-and-gru/exercises/forget-gate/start.lab.ts');

describe.each(versions)('an exercise in VS Code %s', version => {
  let host: HostSession;
  let starter: string;
  let folder: string;
  beforeAll(async () => {
    starter = await readFile(starterFile, 'utf8');
    folder = await mkdtemp(join(tmpdir(), 'gatescope-vsix-'));
    const vsix = join(folder, 'gatescope.vsix');
    await packageExtension({ output: vsix });
    // What is checked is the text in the editor: it must not be saved by itself. Older releases show no dialogs while they are driven.
    host = await openHost({ version, vsix, isDriven: false, settings: { 'files.autoSave': 'off' } });
  });
  afterAll(async () => {
    await host.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  const lens = (text: string): Promise<void> => host.workbench.codeLens(text).waitFor();

  /** Puts the cursor before the score of the forget gate. */
  async function goToScore(): Promise<void> {
    const lines = starter.split('\n');
    const line = lines.findIndex(text => text.startsWith(gate)) + 1;
    const input = await host.workbench.openQuickInput('Control+g');
    await input.fill(`:${String(line)}:${String(gate.length + 1)}`);
    await host.workbench.page.keyboard.press('Enter');
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
    for (const text of ['Check attempt', 'Hint', 'Show walkthrough', 'Reset', 'Task']) await lens(text);
    expect(await readFile(join(host.workspace, file), 'utf8')).toBe(starter);
    await workbench.clickCodeLens('Check attempt');
    await lens('Not started');
  });

  it('is checked by its lens, wrong and then right, saved or not', async () => {
    const { workbench } = host;
    await goToScore();
    await workbench.page.keyboard.type('1');
    await lens('Edited since the check');
    await workbench.clickCodeLens('Check attempt');
    await lens('Not yet right');
    await workbench.page.locator(`.monaco-editor .squiggly-warning`).first().waitFor();
    await workbench.page.keyboard.press('Backspace');
    await workbench.page.keyboard.type('-');
    await workbench.clickCodeLens('Check attempt');
    await lens('Right: 5 of 5');
    expect(await readFile(join(host.workspace, file), 'utf8')).toBe(starter);
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
    await workbench.page.keyboard.type('1');
    await workbench.page.keyboard.press('Control+Alt+K');
    await workbench.page.keyboard.press('c');
    await lens('Not yet right');
    await workbench.page.keyboard.press('Backspace');
    await workbench.page.keyboard.press('Control+Alt+K');
    await workbench.page.keyboard.press('c');
    await lens('Right: 5 of 5');
  });

  it('is checked in the Test Explorer, goal by goal', async () => {
    const { workbench } = host;
    await goToScore();
    await workbench.page.keyboard.type('1');
    await lens('Edited since the check');
    await workbench.runCommand('Testing: Focus on Test Explorer View');
    const test = row('Test Explorer', title);
    await test.waitFor();
    // What a screen reader says of it.
    expect(await test.getAttribute('aria-label')).toContain(title);
    await test.hover();
    await test.getByRole('button', { name: /^Run Test/ }).click();
    await expect.poll(() => test.getAttribute('aria-label')).toContain('Failed');
    await lens('Not yet right');
    if ((await test.getAttribute('aria-expanded')) !== 'true') await test.locator('.monaco-tl-twistie').click();
    await row('Test Explorer', 'The forget gate').waitFor();
    await goToScore();
    await workbench.page.keyboard.press('Delete');
    await test.hover();
    await test.getByRole('button', { name: /^Run Test/ }).click();
    await expect.poll(() => test.getAttribute('aria-label')).toContain('Passed');
    await lens('Right: 5 of 5');
  });

  it('gives hints, and lays a way beside the attempt without touching it', async () => {
    const { workbench } = host;
    await workbench.clickCodeLens('Hint');
    await workbench.whenNotified('Hint 1 of');
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.clickCodeLens('Show walkthrough');
    await workbench.quickInput().locator('input.input').fill('Another way');
    await workbench.quickInput().locator('.monaco-list-row.focused').filter({ hasText: 'Another way' }).waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.page.locator('.tab.active').filter({ hasText: 'Your attempt' }).waitFor();
    await workbench.page.locator('.monaco-diff-editor').first().waitFor();
    await workbench.runCommand('View: Close Editor');
    await lens('Right: 5 of 5');
  });

  it('has its task beside it, rendered', async () => {
    const { workbench } = host;
    await workbench.clickCodeLens('Task');
    await workbench.page.locator('.tab').filter({ hasText: 'Task of' }).waitFor();
    const heading = (): Promise<boolean[]> =>
      Promise.all(
        workbench.page.frames().map(frame =>
          frame
            .locator('h1', { hasText: title })
            .isVisible()
            .catch(() => false),
        ),
      );
    await expect.poll(async () => (await heading()).includes(true), { timeout: 30_000 }).toBe(true);
    await workbench.page
      .locator('.tab')
      .filter({ hasText: 'Task of' })
      .getByRole('button', { name: /^Close/ })
      .click();
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
    await workbench.page.keyboard.press('Control+z');
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
    await workbench.clickCodeLens('Check attempt');
    const toast = (text: string): Locator => workbench.page.locator('.notification-toast').filter({ hasText: text }).first();
    await toast(`Checking "${title}"`).getByRole('button', { name: 'Cancel' }).click();
    await lens('Not checked');
    await toast('it was cancelled').waitFor();
    expect(workbench.problems).toEqual([]);
  });
});
