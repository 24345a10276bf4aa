import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { versions } from '../../scripts/vscode/releases.mjs';
import { openHost, type HostSession } from './hostSession.ts';

describe.each(versions)('a lab in VS Code %s, stopped, run and edited', version => {
  let host: HostSession;
  beforeAll(async () => {
    host = await openHost({ version, files: { 'endless.lab.ts': 'let turns = 0;\nwhile (true) {\n  turns += 1;\n}\n' } });
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
    const edited = workbench.webview().getByText('The code has changed since.');
    await workbench.editor('lab-1-scalar-lstm.lab.ts').locator('.view-line').first().click();
    await workbench.page.keyboard.press('Control+End');
    await workbench.page.keyboard.type(';');
    await edited.waitFor();
    await workbench.page.keyboard.press('Control+z');
    await edited.waitFor({ state: 'hidden' });
  });
});
