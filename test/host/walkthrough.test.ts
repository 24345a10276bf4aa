import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { repository } from '../../scripts/repository.mjs';
import { openWorkbench } from '../../scripts/vscode/openWorkbench.mjs';
import { newest } from '../../scripts/vscode/releases.mjs';
import { startVSCode, type RunningVSCode } from '../../scripts/vscode/startVSCode.mjs';
import type { Workbench } from '../../scripts/vscode/workbench.mjs';

const lab = 'lab-1-scalar-lstm.lab.ts';
/** The other labs that the note asks for, in order. */
const others = [
  ['One GRU step by hand', 'lab-2-scalar-gru.lab.ts'],
  ['Shapes of nn.LSTM and nn.GRU', 'lab-3-shapes.lab.ts'],
  ['Train a memory task', 'lab-4-memory-task.lab.ts'],
  ['Remember the marked value', 'lab-5-marked-value.lab.ts'],
] as const;

describe(`from an empty window to a finished note, by keyboard alone, in VS Code ${newest}`, () => {
  let home: string;
  let folder: string;
  let vscode: RunningVSCode;
  let workbench: Workbench;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'gatescope-learner-'));
    folder = join(home, 'lstm-and-gru');
    vscode = await startVSCode({
      workspace: home,
      extensionDevelopmentPath: repository,
      settings: { 'gatescope.backend': 'cpu', 'files.simpleDialog.enable': true },
    });
    workbench = await openWorkbench({ url: vscode.url, isEmpty: true, graphics: 'none', isLight: true });
  });
  // Each step stands on the one before.
  let hasFailed = false;
  beforeEach(({ skip, onTestFailed }) => {
    skip(hasFailed);
    onTestFailed(() => {
      hasFailed = true;
    });
  });
  afterAll(async () => {
    await workbench.screenshot(join(repository, `.tsbuild/results/walkthrough-${newest}.png`));
    await workbench.dispose();
    await vscode.dispose();
    await rm(home, { recursive: true, force: true });
  });

  const press = (key: string): Promise<void> => workbench.press(key);
  const type = (text: string): Promise<void> => workbench.type(text);
  const step = (title: string) => workbench.page.locator('.getting-started-step').filter({ hasText: title });
  const tick = (title: string) => step(title).locator('[role="checkbox"][aria-checked="true"]').first();
  const treeRow = (label: string) => workbench.page.locator('.part.sidebar .monaco-list-row').filter({ hasText: label }).first();
  const treeLabel = (label: string): Promise<string | null> => treeRow(label).getAttribute('aria-label');
  /** Waits until the row that Enter would take says so. */
  const whenOffered = (text: string): Promise<void> =>
    workbench.quickInput().locator('.monaco-list-row.focused').filter({ hasText: text }).waitFor();
  const whenAnswer = (answer: 'Up' | 'Down'): Promise<void> =>
    workbench.labPage().locator('.question button:focus').filter({ hasText: answer }).waitFor();
  /** Goes on with Tab until what has the focus says so. */
  const tabTo = async (text: string): Promise<void> => {
    const said = () => workbench.page.evaluate(() => document.activeElement?.textContent ?? '');
    for (let presses = 0; (await said()).trim() !== text; presses++) {
      if (presses > 60) throw new Error(`Tab does not lead to '${text}'.`);
      await press('Tab');
    }
  };
  /** What is typed goes there. */
  const focusedEditor = (name: string) => workbench.editor(name).locator('xpath=self::*[contains(@class, "focused")]');
  const openWalkthrough = async (): Promise<void> => {
    await workbench.typeCommand('Welcome: Open Walkthrough...');
    await workbench.quickInput().getByPlaceholder('Select a walkthrough to open').waitFor();
    await type('Get Started with Gatescope');
    await whenOffered('From an empty window');
    await press('Enter');
    await step('Put the lesson into a folder').waitFor();
  };

  it('puts the lesson where the learner wants it and opens that folder', async () => {
    await openWalkthrough();
    expect(await workbench.page.locator('.getting-started-step [aria-checked="true"]').count()).toBe(0);
    await tabTo('Start Lesson');
    await press('Enter');
    const dialog = workbench.quickInput();
    await dialog.getByText("Where should the folder 'lstm-and-gru' go?").waitFor();
    // Once it lists the folder it begins with, it writes no path of its own any more.
    await dialog.locator('.monaco-list-row').filter({ visible: true }).first().waitFor();
    await dialog.locator('input.input:focus').waitFor();
    await press('Control+a');
    // As a path is pasted.
    await workbench.paste(`${home}/`);
    // The folder is empty: once it is listed, only the way up is there.
    await expect.poll(() => dialog.locator('.monaco-list-row').filter({ visible: true }).allTextContents()).toHaveLength(1);
    await press('Enter');
    await workbench.page.waitForURL(url => url.searchParams.get('folder') === folder);
    await workbench.whenReady(true);
    expect(await readFile(join(folder, lab), 'utf8')).toBe(await readFile(join(repository, 'labs/lstm-and-gru', lab), 'utf8'));
  });

  it('shows the lesson there, and knows what was read to its end', async () => {
    // The window that opens on a lesson just started shows its tree and opens its page.
    await workbench.page.locator('.tab').filter({ hasText: 'LSTM and GRU' }).waitFor();
    await treeRow('Sections').waitFor();
    // VS Code opens the walkthrough there again, in its own time, in front of whatever is there by then, and of a page that is still loading.
    await workbench.page.locator('.tab').filter({ hasText: 'Welcome' }).waitFor({ timeout: 90_000 });
    // Nothing is read by being shown.
    expect(await treeLabel('Sections')).toBe('Sections, 0 of 19 done');
    await workbench.typeCommand('Gatescope: Open Lesson');
    await workbench.whenPageHasKeys('LSTM and GRU');
    const read = async (): Promise<number> => Number(/\d+/.exec((await treeLabel('Sections')) ?? '')?.[0]);
    // The first section stands on the screen as a whole, and is read once it was there for the time that it takes.
    await press('ArrowDown');
    await expect.poll(read, { timeout: 90_000 }).toBeGreaterThanOrEqual(1);
  });

  it('shows what is not yet earned, and opens a lab from the tree', async () => {
    await workbench.typeCommand('Gatescope: Focus on Lessons View');
    await treeRow('One LSTM step by hand').waitFor();
    expect(await treeLabel('One LSTM step by hand')).toContain('One LSTM step by hand, not run');
    expect(await treeLabel('Evidence')).toContain('Evidence, 0 of 6 done');
    // What is pressed before the tree has the focus goes elsewhere.
    await workbench.page.locator('.part.sidebar .monaco-list:focus').waitFor();
    await press('Home');
    const focused = workbench.page.locator('.part.sidebar .monaco-list-row.focused').filter({ hasText: 'One LSTM step by hand' });
    for (let presses = 0; !(await focused.isVisible()); presses++) {
      if (presses > 30) throw new Error('The arrow keys do not lead to the lab.');
      await press('ArrowDown');
      await workbench.nextFrame();
    }
    await press('Enter');
    await workbench.page.locator('.tab.active').filter({ hasText: lab }).waitFor();
    // The lesson stands beside the code.
    await workbench.page
      .locator('.editor-group-container:not(:has(.tab[data-resource-name*="lab-1"])) .tab.active')
      .filter({ hasText: 'LSTM and GRU' })
      .waitFor();
    await workbench.lessonPage().locator('h1').filter({ hasText: 'LSTM and GRU' }).waitFor();
  });

  it('asks what a value will be, and shows after the run how far off the guess was', async () => {
    await workbench.typeCommand('View: Focus Active Editor Group');
    await workbench.codeLens('Predict cT, then run').waitFor();
    await focusedEditor(lab).waitFor();
    await press('Control+Alt+p');
    await whenAnswer('Up');
    await press('Tab');
    await whenAnswer('Down');
    await press('Enter');
    await workbench.codeLens('You said down. Run the lab to see.').waitFor();
    // The key of a lab runs the one that the lab view shows, while that has the focus.
    await press('Control+Alt+Enter');
    await workbench.codeLens('You said down, the run shows up, from 0.8 to 0.9787.').waitFor();
    await expect.poll(() => treeLabel('One LSTM step by hand')).toContain('output as expected');
  });

  it('lists the values for keyboard and screen reader', async () => {
    await workbench.typeCommand('Gatescope: Show Values');
    await workbench.quickInput().locator('.monaco-list-row').filter({ hasText: '0.7311' }).first().waitFor();
    await press('Escape');
    await workbench.quickInput().waitFor({ state: 'hidden' });
  });

  it('shows the lab beside PyTorch, though the lesson takes half of the window', async () => {
    await workbench.typeCommand('View: Focus First Editor Group');
    await workbench.typeCommand('Gatescope: Show in PyTorch');
    const twin = workbench.page.locator('.tab').filter({ hasText: 'PyTorch twin of Lab 1.py' });
    await twin.and(workbench.page.locator('.active')).waitFor();
    await workbench.page.locator('.monaco-editor.focused[data-uri^="gatescope-twin:"]').waitFor();
    await press('Escape');
    await focusedEditor(lab).waitFor();
    await twin.waitFor({ state: 'detached' });
  });

  it.each(others)('runs %s by its key, and tells that the output is as expected', async (title, file) => {
    await workbench.typeCommand('Gatescope: Open Lab');
    await workbench.quickInput().locator('.monaco-list-row').filter({ hasText: title }).first().waitFor();
    await type(title);
    await whenOffered(title);
    await press('Enter');
    // The lens of the lab before is still there for a moment: it says nothing of this one.
    await workbench.page.locator('.tab.active').filter({ hasText: file }).waitFor();
    await focusedEditor(file).waitFor();
    await expect.poll(() => treeLabel(title)).toContain('not run');
    await press('Control+Alt+Enter');
    await expect.poll(() => treeLabel(title), { timeout: 120_000 }).toContain('output as expected');
  });

  it('makes a note of what the runs showed, all six items, which keeps what is written into it', async () => {
    const selected = workbench.page.locator('#status\\.editor\\.selection').filter({ hasText: 'selected' });
    await workbench.typeCommand('Gatescope: Make My Note');
    // The place for the learner's words is selected, as the status bar says: typing fills it.
    await selected.waitFor();
    await focusedEditor('evidence.md').waitFor();
    // Beside it the note stands as it reads.
    const preview = workbench.page.locator('iframe.webview.ready[src*="extensionId=vscode.markdown-language-features"]');
    await preview.contentFrame().frameLocator('iframe#active-frame').getByRole('heading', { name: 'LSTM state' }).waitFor();
    await type('h is shown, c is kept.');
    await press('Control+s');
    const read = (): Promise<string> => readFile(join(folder, 'evidence.md'), 'utf8');
    await expect.poll(read).toContain('h is shown, c is kept.');
    const note = await read();
    const items = ['LSTM state', 'GRU state', 'Meaning of a gate', 'Memory task', 'Result', 'Limit'];
    expect([...note.matchAll(/^## (.+)$/gm)].map(([, title]) => title)).toEqual([...items, 'What I predicted', 'The runs behind it']);
    for (const row of [
      '| lstm_h | Shapes of nn.LSTM and nn.GRU | lstm_h : (1, 4, 16) |',
      '| gru_h | Shapes of nn.LSTM and nn.GRU | gru_h : (1, 4, 16) |',
      '| forgetGate | One LSTM step by hand | 0.7311 ███████░░░ keeps most |',
      '| updateGate | One GRU step by hand | 0.69',
      '| memory epoch=20 | Train a memory task | memory epoch=20 loss=0.6691 acc=0.569 |',
      '| final_acc | Train a memory task | final_acc 1.0 |',
      '| RNN | Remember the marked value | RNN train=0.703 held_out=0.523 |',
      '| lab-4-memory-task.lab.ts | as expected | 42 | cpu |',
      '| down | up, from 0.8 to 0.9787 | not so |',
      'h is shown, c is kept.',
    ])
      expect(note.replaceAll('\\', '')).toContain(row);
    expect(note).not.toContain('not shown by a run yet');

    await expect.poll(() => treeLabel('Evidence')).toContain('Evidence, 6 of 6 done');

    // The next place for words is selected when it has been made again.
    await workbench.typeCommand('Gatescope: Make My Note');
    await selected.waitFor();
    await workbench.page.locator('.tab.active:not(.dirty)').filter({ hasText: 'evidence.md' }).nth(1).waitFor();
    expect(await read()).toBe(note);
  });

  // The first two were done before VS Code knew of the walkthrough, which it asks a server about when it starts.
  it('has ticked the steps that were done, however soon, and no other', async () => {
    await openWalkthrough();
    const done = [
      'Put the lesson into a folder',
      'Read a section',
      'Predict, then run',
      'Run a lab',
      'Read the values',
      'Make your evidence',
    ];
    for (const title of done) await tick(title).waitFor();
    expect(await tick('Try an exercise').count()).toBe(0);
  });

  it('knows after a reload what was earned, and runs nothing by itself', async () => {
    await workbench.page.reload();
    // The side bar still shows the lessons, not the files.
    await workbench.whenReady(true);
    await treeRow('One LSTM step by hand').waitFor();
    await expect.poll(() => treeLabel('One LSTM step by hand')).toContain('output as expected');
    expect(await treeLabel('Gradients back through time')).toContain('not run');
    expect(await workbench.page.locator('[id="gatescope.status"]').filter({ hasText: 'Lab on' }).count()).toBe(0);
  });

  it('caused no error, no violation of a content policy, and no request to another machine', () => {
    expect(workbench.problems).toEqual([]);
    expect(workbench.outside).toEqual([]);
  });
});
