import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testedVersions } from './releasesOfTests.ts';
import { openHost, type HostSession } from './hostSession.ts';

const text = `import { manualSeed, nn, optim, randn, tensor } from 'gatescope';

manualSeed(1);
const X = randn(4, 3);
const y = tensor([0, 1, 0, 1]);
const model = new nn.Linear(3, 2);
const lossFn = new nn.CrossEntropyLoss();
const optimizer = new optim.SGD(model.parameters(), { lr: 0.01 });
let steps = 0;
for (let epoch = 1; epoch <= 1000000; epoch++) {
  for (let batch = 0; batch < 5; batch++) {
    const loss = lossFn.forward(model.forward(X), y);
    optimizer.zeroGrad();
    loss.backward();
    optimizer.step();
    steps += 1;
  }
  const through = epoch;
}
`;
const stepsLine = text.split('\n').findIndex(line => line.includes('steps += 1')) + 1;
const throughLine = text.split('\n').findIndex(line => line.includes('const through')) + 1;

const early = text.replace('const through = epoch;', 'if (epoch === 7) break;');

describe.each(testedVersions)('a training in VS Code %s', version => {
  let host: HostSession;
  beforeAll(async () => {
    host = await openHost({ version, viewport: { width: 1600, height: 1400 }, files: { 'long.lab.ts': text, 'early.lab.ts': early } });
  });
  afterAll(() => host.dispose());

  const first = (mark: string | undefined): number => Number(/[\d,]+/.exec(mark ?? '')?.[0].replaceAll(',', ''));

  /** Steps and whole epochs, as the editor shows them. */
  async function shown(isDone: (steps: number, through: number) => boolean): Promise<[number, number]> {
    const read = (marks: Map<number, string>): [number, number] => [first(marks.get(stepsLine)), first(marks.get(throughLine))];
    const marks = await host.workbench.whenMarks('long.lab.ts', found => isDone(...read(found)));
    return read(marks);
  }

  it('is held, goes on for one epoch after the other and then on and on, by buttons, keys and commands', async () => {
    const { workbench, view } = host;
    const page = workbench.labPage();
    await workbench.openFile('long.lab.ts');
    await view.begin(() => workbench.clickCodeLens('Run Lab'));
    await page.getByRole('button', { name: 'Pause' }).click();
    await view.whenStatus('Paused');
    await page.getByText('The lab stands still').waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'One Epoch' }).click();
    // The first press goes to the end of the epoch that was on; the next ones over a whole one each.
    const [steps, through] = await shown((one, other) => one === other * 5);
    await view.whenStatus('Paused');
    await page.getByRole('button', { name: 'One Epoch' }).click();
    expect(await shown((_, other) => other > through)).toEqual([steps + 5, through + 1]);
    await view.whenStatus('Paused');
    await workbench.screenshot('.tsbuild/results/paused.png');
    await workbench.runCommand('Gatescope: Run One Epoch');
    expect(await shown((_, other) => other > through + 1)).toEqual([steps + 10, through + 2]);
    await view.whenStatus('Paused');
    await workbench.runCommand('Gatescope: Pause or Continue Lab');
    await view.whenStatus('Running');
    await shown((_, other) => other > through + 3);
    await workbench.press('Control+Alt+k');
    await workbench.press('Space');
    await view.whenStatus('Paused');
    await page.getByRole('button', { name: 'Continue' }).press('Enter');
    await view.whenStatus('Running');
    await page.getByRole('button', { name: 'Pause' }).click();
    await view.whenStatus('Paused');
    await page.getByRole('button', { name: 'Stop' }).click();
    await view.whenStatus('Stopped after');
    expect(workbench.problems).toEqual([]);
  });

  it('is told to have ended by its own rule', async () => {
    const { workbench, view } = host;
    await workbench.openFile('early.lab.ts');
    await view.begin(() => workbench.clickCodeLens('Run Lab'));
    await view.whenStatus('Finished in');
    const line = early.split('\n').findIndex(each => each.startsWith('for (let epoch')) + 1;
    const words = `The lab's own rule ended it early: the loop on line ${String(line)} was left in turn 7 of 1,000,000.`;
    await workbench.labPage().locator('.training-facts', { hasText: words }).waitFor();
    await workbench.screenshot('.tsbuild/results/ended-early.png');
    expect(workbench.problems).toEqual([]);
  });
});
