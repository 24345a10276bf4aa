import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testedVersions } from './releasesOfTests.ts';
import { openHost, type HostSession } from './hostSession.ts';
import { sharedPackage } from './sharedPackage.ts';

const lab1 = 'lab-1-scalar-lstm.lab.ts';
const lab2 = 'lab-2-scalar-gru.lab.ts';
const lab3 = 'lab-3-shapes.lab.ts';
const title = 'One GRU step by hand';

let vsix: string;
beforeAll(async () => {
  vsix = await sharedPackage();
});

describe.each(testedVersions)('a prediction in VS Code %s', version => {
  let host: HostSession;
  beforeAll(async () => {
    // As a person has it.
    host = await openHost({ version, vsix, isDriven: false, settings: { 'gatescope.backend': 'cpu' } });
  });
  afterAll(() => host.dispose());

  const page = () => host.workbench.lessonPage();
  const section = (id: string) => page().locator(`[data-section="${id}"]`);
  const onPage = (id: string) => section(id).locator('.question');
  const inView = () => host.workbench.labPage().locator('.question:visible');
  const textOf = (id: string): Promise<string | null> => section(id).textContent();
  const shot = (name: string) => host.workbench.screenshot(`.tsbuild/results/predict-${version}-${name}.png`);

  it('is asked on the lesson page, answered there with nothing else open, and covers its answer until then', async () => {
    const { workbench } = host;
    // Wakes the extension: the palette lists what is known when it is opened.
    await workbench.openFile(lab1);
    await workbench.codeLens('Run Lab').waitFor();
    await workbench.runCommand('View: Close All Editors');
    await workbench.runCommand('Gatescope: Open Lesson');
    await workbench.whenPageHasKeys('LSTM and GRU');
    expect(await textOf('lab-2')).toContain('Covered until you have predicted or run “One GRU step by hand”.');
    expect(await page().locator('body').textContent()).not.toContain('0.8276');
    const card = onPage('lab-2');
    await card.getByRole('textbox').fill('about half');
    await workbench.press('Enter');
    await card.getByText('Write two numbers').waitFor();
    await card.getByRole('textbox').fill('0.1 to 0.2');
    await workbench.press('Enter');
    await card.getByText('You said 0.1 to 0.2. Run the lab to see.').waitFor();
    await shot('said');
    expect(await textOf('lab-2')).toContain('0.8276');
    expect(await textOf('lab-1')).not.toContain('0.9787');
    // Nothing was opened and nothing asked in front of it.
    expect(await workbench.page.locator('.tab').count()).toBe(1);
    expect(await workbench.quickInput().isVisible()).toBe(false);
  });

  it('says at once that the run is on its way, and shows in the same place what it says', async () => {
    const card = onPage('lab-2');
    await card.getByRole('button', { name: 'Run Lab' }).click();
    expect(await card.locator('.question-status').textContent()).toMatch(
      /^(?:≠ )?You said 0\.1 to 0\.2(?:\. The run is on its way|\. The lab is running|, the run shows)/,
    );
    await card.getByText('You said 0.1 to 0.2, the run shows 0.8276.').waitFor();
    await card.getByText('It is a mixture of the old state and the candidate').waitFor();
    await shot('met');
    await host.workbench.codeLens('You said 0.1 to 0.2, the run shows 0.8276.', lab2).waitFor();
  });

  it('leads from the lens to the card of the lab view, which takes the answer by keyboard', async () => {
    const { workbench } = host;
    await workbench.openFile(lab1);
    await workbench.clickCodeLens('Predict cT, then run', lab1);
    await inView().getByText('Will the memory c_t go up').waitFor();
    await inView().getByRole('button', { name: 'Up' }).and(workbench.labPage().locator(':focus')).waitFor();
    await workbench.press('Tab');
    await workbench.press('Enter');
    await inView().getByText('You said down. Run the lab to see.').waitFor();
    await workbench.codeLens('You said down. Run the lab to see.', lab1).waitFor();
    await onPage('lab-1').getByText('You said down. Run the lab to see.').waitFor();
    await inView().getByRole('button', { name: 'Run Lab' }).and(workbench.labPage().locator(':focus')).waitFor();
    await workbench.press('Enter');
    await inView().getByText('You said down, the run shows up, from 0.8 to 0.9787.').waitFor();
    await shot('view');
  });

  it('keeps what is said after the run as that, and answers it at once', async () => {
    const { workbench } = host;
    await workbench.openFile(lab3);
    await workbench.clickCodeLens('Run Lab', lab3);
    await onPage('lab-3').getByText('A run has shown it. What you say now is kept as said after the run.').waitFor();
    await workbench.clickCodeLens('Predict lstmH, then run', lab3);
    await inView().getByRole('textbox').and(workbench.labPage().locator(':focus')).waitFor();
    await workbench.type('1, 4, 16');
    await workbench.press('Enter');
    await inView().getByText('You said [1, 4, 16] after the run: right, [1, 4, 16]').waitFor();
  });

  it('asks which lab from the palette when there is no editor, and is led to from the tree', async () => {
    const { workbench } = host;
    await workbench.runCommand('View: Close All Editors');
    await workbench.page.locator('.tab').first().waitFor({ state: 'hidden' });
    await workbench.runCommand('Gatescope: Predict');
    await workbench.quickInput().locator('.monaco-list-row').filter({ hasText: 'Remember the marked value' }).first().click();
    await inView().getByText('The same training for a plain RNN').waitFor();
    await inView().getByRole('button', { name: 'Up' }).and(workbench.labPage().locator(':focus')).waitFor();
    await workbench.runCommand('Gatescope: Focus on Lessons View');
    const tree = workbench.page.locator('.pane-body .monaco-list[aria-label="Lessons"]');
    await tree.locator('[role="treeitem"]').filter({ hasText: title }).click({ button: 'right' });
    // A menu takes no clicks in the moment after it has opened; keys it takes at once.
    const entry = workbench.page.locator('.monaco-menu .action-item').filter({ hasText: 'Predict' }).first();
    await entry.hover();
    await workbench.page.locator('.monaco-menu .action-item.focused').filter({ hasText: 'Predict' }).waitFor();
    await workbench.press('Enter');
    await inView().getByText('You said 0.1 to 0.2, the run shows 0.8276.').waitFor();
  });

  it('keeps the answer out of what is printed, and uncovers all with one button', async () => {
    const { workbench } = host;
    await workbench.runCommand('Gatescope: Open Lesson');
    await workbench.whenPageHasKeys('LSTM and GRU');
    await workbench.runCommand('Gatescope: Print Lesson');
    const printed = async (): Promise<string> => {
      const name = (await readdir(host.workspace, { recursive: true })).find(file => file.endsWith('.html'));
      return name === undefined ? '' : readFile(join(host.workspace, name), 'utf8');
    };
    await expect.poll(printed).toContain('</html>');
    const html = await printed();
    expect(html).toContain('Covered until you have predicted or run “Remember the marked value”.');
    expect(html).not.toContain('what a coin would do');
    expect(html).toContain('0.9787');
    await page().getByRole('button', { name: 'Uncover Answers' }).click();
    await section('lab-5').getByText('what a coin would do').waitFor();
    await expect.poll(() => page().locator('[data-covered]').count()).toBe(0);
  });
});

describe.each(testedVersions)('without predictions, in VS Code %s', version => {
  it('covers nothing', async () => {
    const host = await openHost({ version, vsix, isDriven: false, settings: { 'gatescope.predictions': false } });
    try {
      await host.workbench.openFile(lab1);
      await host.workbench.codeLens('Run Lab').waitFor();
      await host.workbench.runCommand('Gatescope: Open Lesson');
      await host.workbench.whenPageHasKeys('LSTM and GRU');
      await host.workbench.lessonPage().locator('[data-section="lab-1"]').getByText('Follow the memory through it').waitFor();
      expect(await host.workbench.lessonPage().locator('[data-covered]').count()).toBe(0);
    } finally {
      await host.dispose();
    }
  });
});
