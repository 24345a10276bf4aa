import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHost, type HostSession } from './hostSession.ts';
import { testedVersions } from './releasesOfTests.ts';

const lab = 'chain.lab.ts';
const text = [
  "import { manualSeed, nn, print, randn } from 'gatescope';",
  'manualSeed(1);',
  'const gru = new nn.GRU({ inputSize: 2, hiddenSize: 3, batchFirst: true });',
  'const [out, h] = gru.forward(randn(4, 5, 2));',
  'print(h.at(-1).mul(2).shape.length, out.shape[0]);',
  '',
].join('\n');

describe.each(testedVersions)('expressions of a line in VS Code %s', version => {
  let host: HostSession;
  beforeAll(async () => {
    host = await openHost({ version, viewport: { width: 1600, height: 1400 }, files: { [lab]: text } });
  });
  afterAll(() => host.dispose());

  /** Puts the cursor between the letters of line 5. */
  async function goTo(column: number): Promise<void> {
    const { workbench } = host;
    await workbench.goToLine(5);
    await workbench.press('Home');
    for (let at = 1; at < column; at++) await workbench.press('ArrowRight');
  }

  it('are told by the hover at the cursor, with the steps of their chain', async () => {
    const { workbench, view } = host;
    await workbench.openFile(lab);
    await view.begin(() => workbench.clickCodeLens('Run Lab'));
    await view.whenStatus('Finished in');
    await workbench.editor(lab).locator('.view-line').first().click();
    await goTo('print(h.a'.length);
    await workbench.press('Control+k');
    await workbench.press('Control+i');
    const hover = workbench.page.locator('.monaco-hover').filter({ hasText: 'h.at(-1)' });
    await hover.getByText('[4, 3] batch × hidden').first().waitFor();
    const steps = await hover.locator('tr').allTextContents();
    expect(steps.map(row => row.replaceAll(/\s+/gu, ' ').trim())).toContain('h.at(-1).mul(2) [4, 3] batch × hidden');
    // The view shows the run that was asked for, and no other one.
    await view.whenStatus('Finished in');
    await workbench.press('Escape');
  });

  it('are listed by key, and a step that is chosen is selected and stands in the status bar', async () => {
    const { workbench } = host;
    await goTo('print(h.a'.length);
    await workbench.press('Control+Alt+k');
    await workbench.press('v');
    const rows = workbench.quickInput().locator('.monaco-list-row');
    await rows.filter({ hasText: 'h.at(-1).mul(2).shape.length' }).waitFor();
    expect(await rows.count()).toBe(4);
    await workbench.type('mul');
    await rows.filter({ hasText: 'h.at(-1)' }).first().waitFor();
    await workbench.press('Enter');
    await workbench.page.locator('.statusbar-item').filter({ hasText: 'h.at(-1).mul(2): [4, 3] batch × hidden' }).waitFor();
    expect(workbench.problems).toEqual([]);
  });
});
