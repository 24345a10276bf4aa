import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageExtension } from '../../scripts/package.mjs';
import { versions } from '../../scripts/vscode/releases.mjs';
import { openHost, type HostSession } from './hostSession.ts';

const question = 'Between which two numbers will the new state h_t lie?';
const title = 'One GRU step by hand';
const lab = 'lab-2-scalar-gru.lab.ts';
const otherLab = 'lab-3-shapes.lab.ts';

describe.each(versions)('a prediction in VS Code %s', version => {
  let host: HostSession;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gatescope-vsix-'));
    const vsix = join(folder, 'gatescope.vsix');
    await packageExtension({ output: vsix, isListed: false });
    // As a person has it: what is driven keeps its questions when they lose the focus.
    host = await openHost({ version, vsix, isDriven: false });
  });
  afterAll(async () => {
    await host.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  const page = () => host.workbench.webview();
  const asked = () => host.workbench.quickInput().filter({ hasText: question });

  /** The question stands there and takes what is typed. */
  async function answer(text: string): Promise<void> {
    const { workbench } = host;
    await asked().waitFor();
    // The lab has come up, and the lesson page has gone to its place: nothing takes the focus any more.
    await workbench.page.locator('.tab').filter({ hasText: lab }).waitFor();
    await workbench.quickInput().locator('input.input:focus').waitFor();
    await workbench.page.keyboard.type(text);
    await workbench.screenshot(`.tsbuild/results/predict-${version}.png`);
    await workbench.page.keyboard.press('Enter');
    await workbench.quickInput().waitFor({ state: 'hidden' });
    await workbench.codeLens(`You said ${text}`).waitFor();
  }

  async function pressOnPage(): Promise<void> {
    const card = page().locator('.card.prediction').filter({ hasText: 'Between which two numbers' }).first();
    await card.getByRole('button', { name: 'Predict' }).click();
  }

  it('is asked for when the lesson page is the only editor', async () => {
    const { workbench } = host;
    // Wakes the extension: the palette lists what is known when it is opened.
    await workbench.openFile(lab);
    await workbench.codeLens('Run Lab').waitFor();
    await workbench.runCommand('View: Close All Editors');
    await workbench.runCommand('Gatescope: Open Lesson');
    await page().locator('h1').filter({ hasText: 'LSTM and GRU' }).waitFor();
    expect(await workbench.page.locator('.tab').count()).toBe(1);
    await pressOnPage();
    await answer('0.1 to 0.2');
  });

  it('is asked for again from the page with the lab beside it', async () => {
    await pressOnPage();
    await host.workbench.quickInput().locator('input.input:focus').waitFor();
    await host.workbench.page.keyboard.press('Control+a');
    await answer('0.2 to 0.3');
  });

  it('is asked for with another lab in front', async () => {
    const { workbench } = host;
    await workbench.openFile(otherLab);
    await pressOnPage();
    await host.workbench.quickInput().locator('input.input:focus').waitFor();
    await host.workbench.page.keyboard.press('Control+a');
    await answer('0.3 to 0.4');
  });

  it('asks which lab from the palette when there is no editor, and when the lesson page is the only one', async () => {
    const { workbench } = host;
    for (const [isPageOpen, guess] of [
      [false, '0.4 to 0.5'],
      [true, '0.5 to 0.6'],
    ] as const) {
      await workbench.runCommand('View: Close All Editors');
      await workbench.page.locator('.tab').first().waitFor({ state: 'hidden' });
      if (isPageOpen) {
        await workbench.runCommand('Gatescope: Open Lesson');
        await page().locator('h1').filter({ hasText: 'LSTM and GRU' }).waitFor();
      }
      await workbench.runCommand('Gatescope: Predict');
      await workbench.quickInput().locator('.monaco-list-row').filter({ hasText: title }).first().click();
      await workbench.quickInput().locator('.monaco-list-row').filter({ hasText: question }).first().click();
      await workbench.quickInput().locator('input.input:focus').waitFor();
      await workbench.page.keyboard.press('Control+a');
      await answer(guess);
    }
  });

  it('is asked for from the tree with the lesson page as the only editor', async () => {
    const { workbench } = host;
    await workbench.runCommand('View: Close All Editors');
    await workbench.runCommand('Gatescope: Open Lesson');
    await page().locator('h1').filter({ hasText: 'LSTM and GRU' }).waitFor();
    await workbench.runCommand('Gatescope: Focus on Lessons View');
    const tree = workbench.page.locator('.pane-body .monaco-list[aria-label="Lessons"]');
    await tree.locator('[role="treeitem"]').filter({ hasText: title }).click({ button: 'right' });
    // A menu takes no clicks in the moment after it has opened; keys it takes at once.
    const entry = workbench.page.locator('.monaco-menu .action-item').filter({ hasText: 'Predict' }).first();
    await entry.hover();
    await workbench.page.locator('.monaco-menu .action-item.focused').filter({ hasText: 'Predict' }).waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.quickInput().locator('.monaco-list-row').filter({ hasText: question }).first().click();
    await workbench.quickInput().locator('input.input:focus').waitFor();
    await workbench.page.keyboard.press('Control+a');
    await answer('0.6 to 0.7');
  });
});
