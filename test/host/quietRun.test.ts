import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHost, type HostSession } from './hostSession.ts';
import { testedVersions } from './releasesOfTests.ts';

const lab = 'slow.lab.ts';
/** It takes longer than what is run again unasked, and long enough that a slow machine comes in between. */
const text = [
  "import { print, tensor } from 'gatescope';",
  'const x = tensor([1.5, 2]);',
  'await new Promise(resolve => setTimeout(resolve, 15_000));',
  'print(x.mul(2).sum().item());',
  '',
].join('\n');
const running = 'Running the lab once more to see its expressions';
const notSeen = 'so this was not seen. Look again.';

describe.each(testedVersions)('while a lab runs again quietly, in VS Code %s', version => {
  let host: HostSession;
  beforeAll(async () => {
    host = await openHost({ version, files: { [lab]: text } });
    const { workbench, view } = host;
    await workbench.openFile(lab);
    await view.begin(() => workbench.clickCodeLens('Run Lab'));
    await view.whenStatus('Finished in');
  });
  afterAll(() => host.dispose());

  /** Asks for the expression around `x.mul(2)`, and waits until the lab runs again for that. */
  async function ask(column = 'print(x.m'.length): Promise<void> {
    const { workbench } = host;
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.editor(lab).locator('.view-line').filter({ hasText: 'import' }).click();
    await workbench.goToLine(4);
    await workbench.press('Home');
    for (let at = 1; at < column; at++) await workbench.press('ArrowRight');
    await workbench.press('Control+Alt+k');
    await workbench.press('v');
    await workbench.whenNotified(running);
  }

  /** Until the learner is told that nothing was seen: the list of what was told closes when the progress in it has ended, and may be open still. */
  async function whenNotSeen(): Promise<void> {
    const { workbench } = host;
    const told = workbench.page.locator('.notifications-center').getByText(notSeen).first();
    await told.or(workbench.page.locator('.codicon-bell-dot').first()).first().waitFor();
    if (!(await told.isVisible())) await workbench.runCommand('Notifications: Show Notifications');
    await told.waitFor();
  }

  const rows = () => host.workbench.quickInput().locator('.monaco-list-row').filter({ hasText: 'x.mul(2)' });

  it('Cancel stops it, says that nothing was seen, and leaves the run that is shown', async () => {
    const { workbench, view } = host;
    await ask();
    await workbench.page.locator('.notifications-center').getByRole('button', { name: 'Cancel' }).click();
    await whenNotSeen();
    expect(await view.whenStatus('Finished in')).toContain('Finished in');
    expect(await view.printedLines()).toContain('7');
  });

  it('Run comes first, and is the run that is shown', async () => {
    const { workbench, view } = host;
    await ask();
    await view.begin(() => workbench.clickCodeLens('Run Lab'));
    await whenNotSeen();
    await view.whenStatus('Finished in');
    expect(await view.printedLines()).toContain('7');
  });

  it('hiding the view takes nothing away: what was asked for comes, and the view stays hidden', async () => {
    const { workbench } = host;
    await ask();
    await workbench.runCommand('View: Hide Panel');
    await rows().first().waitFor();
    expect(await workbench.page.locator('.part.panel').isVisible()).toBe(false);
    await workbench.press('Escape');
    expect(workbench.problems).toEqual([]);
  });
});
