import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { versions } from '../../scripts/vscode/releases.mjs';
import { openHost, type HostSession } from './hostSession.ts';
import { testedVersions } from './releasesOfTests.ts';

const lab = 'lab-1-scalar-lstm.lab.ts';
const other = 'lab-2-scalar-gru.lab.ts';
const viewport = { width: 1280, height: 720 };

describe.each(versions)('text, code and results in VS Code %s', version => {
  let host: HostSession;
  beforeAll(async () => {
    host = await openHost({ version, viewport, files: { 'endless.lab.ts': 'let turns = 0;\nwhile (true) {\n  turns += 1;\n}\n' } });
  });
  afterAll(() => host.dispose());

  /** The part of the window in which something stands, in pixels. */
  async function boxOf(what: Locator): Promise<{ left: number; top: number; right: number; bottom: number }> {
    const box = await what.boundingBox();
    if (!box) throw new Error('It is not on the screen.');
    return { left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height };
  }
  const pageOfView = (): Locator => host.workbench.labFrame();

  it('has the lab view ready, and the focus in the lab, when a lab was opened from the tree', async () => {
    const { workbench, view } = host;
    await workbench.runCommand('Explorer: Focus on Folders View');
    await workbench.runCommand('Gatescope: Open Lab');
    await workbench.quickInput().locator('.monaco-list-row').filter({ hasText: 'One LSTM step' }).first().click();
    await workbench.editor(lab).locator('.view-line').first().waitFor();
    await view.whenStatus('Not run yet');
    await workbench.page.locator('.editor-instance .monaco-editor.focused').waitFor();
  });

  it('runs by its key with the focus in the lab view, and shows values and results beside each other', async () => {
    const { workbench, view } = host;
    await workbench.labPage().locator('h1').click();
    await view.begin(() => workbench.press('Control+Alt+Enter'));
    await view.whenStatus('Finished in');
    // Three gates and the candidate; the literal above them says its value itself.
    await workbench.whenMarks(lab, marks => marks.size >= 4);
    const [code, results] = await Promise.all([boxOf(workbench.editor(lab)), boxOf(pageOfView())]);
    expect(code.bottom).toBeLessThanOrEqual(results.top);
  });

  it('stays where it is when another file is opened while it has the focus', async () => {
    const { workbench, view } = host;
    const before = await boxOf(pageOfView());
    await workbench.labPage().locator('h1').click();
    await workbench.page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: other }).click();
    await workbench.editor(other).locator('.view-line').first().waitFor();
    await view.whenStatus('Not run yet');
    expect(await boxOf(pageOfView())).toEqual(before);
  });

  it('is arranged by one command: lab left, lesson right, results below, all to be seen', async () => {
    const { workbench, view } = host;
    await workbench.openFile(lab);
    await workbench.runCommand('Gatescope: Arrange the Desk');
    const lesson = workbench.page.locator('.editor-group-container').nth(1);
    await lesson.locator('.tab:has-text("LSTM and GRU")').waitFor();
    await workbench.page.locator('.editor-instance .monaco-editor.focused').waitFor();
    await view.begin(() => workbench.press('Control+Alt+Enter'));
    await view.whenStatus('Finished in');
    const panel = workbench.page.locator('.part.panel');
    const [code, text, results] = await Promise.all([boxOf(workbench.editor(lab)), boxOf(lesson), boxOf(panel)]);
    expect(code.right).toBeLessThanOrEqual(text.left);
    expect(code.right - code.left).toBeGreaterThan(640);
    expect(text.right - text.left).toBeGreaterThan(400);
    expect(results.right - results.left).toBeGreaterThan(1100);
    for (const box of [code, text]) expect(box.bottom).toBeLessThanOrEqual(results.top);
    expect(await workbench.page.locator('.part.sidebar').isVisible()).toBe(false);
    expect(workbench.problems).toEqual([]);
  });

  it('is arranged so with a lesson page that stood behind the lab, too', async () => {
    const { workbench } = host;
    const [left, right] = [0, 1].map(column => workbench.page.locator('.editor-group-container').nth(column));
    const lessonTab = '.tab:has-text("LSTM and GRU")';
    await workbench.runCommand('View: Close All Editors');
    await workbench.page.locator('.editor-group-container.empty').waitFor();
    await workbench.runCommand('Gatescope: Open Lesson');
    await workbench.whenPageHasKeys('LSTM and GRU');
    await workbench.openFile(lab);
    await workbench.runCommand('Gatescope: Arrange the Desk');
    await right?.locator(lessonTab).waitFor();
    // It is loaded anew there, and the lab has the focus.
    await workbench.lessonPage().getByRole('heading', { level: 1 }).waitFor();
    await workbench.editor(lab).and(workbench.page.locator('.focused')).waitFor();
    expect(await left?.locator(lessonTab).count()).toBe(0);
  });

  // Last: VS Code's own page throws where a view is moved while it is loading.
  it('ends a run when it is moved, says so, and shows the run again in its new place', async () => {
    const { workbench, view } = host;
    await workbench.openFile('endless.lab.ts');
    await view.begin(() => workbench.runCommand('Gatescope: Run Lab'));
    await view.whenStatus('Running');
    await workbench.runCommand('View: Move View');
    const rows = workbench.quickInput().locator('.monaco-list-row');
    await rows.filter({ hasText: 'Lab View' }).first().click();
    await rows.filter({ hasText: 'New Side Bar Entry' }).first().click();
    await view.whenStatus('Stopped after');
    await view.whenBanner(/^Stopped: the lab view was closed or moved\.$/);
    await workbench.openFile(lab);
    await view.begin(() => workbench.runCommand('Gatescope: Run Lab'));
    await view.whenStatus('Finished in');
    const { right, left } = await boxOf(pageOfView());
    expect(right - left).toBeLessThan(600);
  });
});

describe.each(testedVersions)('a desk that is being arranged in VS Code %s', version => {
  let host: HostSession;
  beforeAll(async () => {
    host = await openHost({ version, viewport });
  });
  afterAll(() => host.dispose());

  // Where the lab view has to load, arranging goes on for a while after the lesson's tab is there.
  it('leaves the focus to what the learner opens meanwhile', async () => {
    const { workbench, view } = host;
    const left = workbench.page.locator('.editor-group-container').first();
    await workbench.openFile(lab);
    await workbench.runCommand('Gatescope: Arrange the Desk');
    await workbench.page.locator('.editor-group-container').nth(1).locator('.tab:has-text("LSTM and GRU")').waitFor();
    await workbench.openFile(other);
    await workbench.lessonPage().getByRole('heading', { level: 1 }).waitFor();
    await view.whenStatus('Not run yet');
    await workbench.editor(other).and(workbench.page.locator('.focused')).waitFor();
    expect(await left.locator('.tab.active').getAttribute('data-resource-name')).toBe(other);
    expect(workbench.problems).toEqual([]);
  });
});
