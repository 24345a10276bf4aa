import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHost, type HostSession } from './hostSession.ts';
import { testedVersions } from './releasesOfTests.ts';

const lab = 'lab-4-memory-task.lab.ts';

describe.each(testedVersions)("a figure of the lesson with the learner's own model, in VS Code %s", version => {
  let host: HostSession;
  beforeAll(async () => {
    host = await openHost({ version, viewport: { width: 1280, height: 720 } });
  });
  afterAll(() => host.dispose());

  const tab = (name: string): Locator => host.workbench.labPage().getByRole('tab', { name, selected: true });
  /** Presses the button below a figure, as a keyboard does. */
  async function press(figure: string): Promise<void> {
    const button = host.workbench.lessonPage().getByRole('button', { name: `With Your Model: ${figure}` });
    await button.focus();
    await button.press('Enter');
  }

  it('opens the lab view where there is none, and says what there is not yet', async () => {
    const { workbench } = host;
    await workbench.runCommand('Gatescope: Open Lesson');
    await workbench.whenPageHasKeys('LSTM and GRU');
    await press('Inside a GRU cell');
    await tab('X-ray').waitFor();
    await workbench.labPage().locator('.xray .empty').waitFor();
    expect(await workbench.labPage().locator('.xray .empty').innerText()).not.toBe('');
  });

  it('shows after a run the model from inside, its shapes, or its training, and the lesson stays beside it', async () => {
    const { workbench, view } = host;
    await workbench.openFile(lab);
    await workbench.runCommand('Gatescope: Arrange the Desk');
    await workbench.lessonPage().getByRole('heading', { level: 1 }).waitFor();
    await view.begin(() => workbench.press('Control+Alt+Enter'));
    await view.whenStatus('Finished in');
    // A figure that would tell the answer of another lab's question is covered until then.
    await workbench.lessonPage().getByRole('button', { name: 'Uncover Answers' }).click();
    const seen = [
      ['Inside a GRU cell', 'X-ray', '.xray-reading'],
      ['Shapes of what comes out', 'Shapes', '.shapes .value-table'],
      ['Plateau and cliff of the memory task', 'Training', '.chart canvas'],
    ] as const;
    for (const [figure, name, part] of seen) {
      await press(figure);
      await tab(name).waitFor();
      await workbench.labPage().locator(part).filter({ visible: true }).first().waitFor();
      await workbench.screenshot(`.tsbuild/results/with-your-model-${name.toLowerCase()}-${version}.png`);
      expect(await workbench.lessonFrame().filter({ visible: true }).count()).toBe(1);
    }
    expect(workbench.problems).toEqual([]);
  });
});
