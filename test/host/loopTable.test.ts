import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHost, type HostSession } from './hostSession.ts';
import { testedVersions } from './releasesOfTests.ts';

const lab = 'three.lab.ts';
const text = [
  "import { manualSeed, nn, optim, print, randn } from 'gatescope';",
  'manualSeed(1);',
  'const cells = { RNN: nn.RNN, GRU: nn.GRU, LSTM: nn.LSTM };',
  'const x = randn(4, 5, 2);',
  "for (const kind of ['RNN', 'GRU', 'LSTM'] as const) {",
  '  const cell = new cells[kind]({ inputSize: 2, hiddenSize: 3, batchFirst: true });',
  '  const optimizer = new optim.Adam(cell.parameters(), { lr: 0.1 });',
  '  for (let epoch = 1; epoch <= 4; epoch++) {',
  '    const loss = cell.forward(x)[0].pow(2).mean();',
  '    optimizer.zeroGrad();',
  '    loss.backward();',
  '    optimizer.step();',
  '  }',
  '}',
  "print('done');",
  '',
].join('\n');

describe.each(testedVersions)('the values of a loop as CSV in VS Code %s', version => {
  let host: HostSession;
  beforeAll(async () => {
    host = await openHost({ version, files: { [lab]: text } });
  });
  afterAll(() => host.dispose());

  it('are written beside the lab, each turn with the name of what was trained', async () => {
    const { workbench, view, workspace } = host;
    await workbench.openFile(lab);
    await view.begin(() => workbench.clickCodeLens('Run Lab'));
    await view.whenStatus('Finished in');
    await workbench.runCommand('Gatescope: Export Loop Values as CSV');
    // Beside the training curve.
    const rows = workbench.quickInput().locator('.monaco-list-row');
    await rows.filter({ hasText: 'Training curve' }).waitFor();
    await workbench.type('epoch');
    await rows.filter({ hasText: 'Training curve' }).waitFor({ state: 'detached' });
    await workbench.press('Enter');
    await workbench.page.locator('.tab.active').filter({ hasText: 'three-line-8.csv' }).waitFor();
    const written = (await readFile(join(workspace, 'three-line-8.csv'), 'utf8')).split('\r\n');
    expect(written[0]).toBe('turn,kind,epoch,loss');
    expect(written).toHaveLength(14);
    expect(written.slice(1, 13).map(line => line.split(',').slice(0, 3).join())).toEqual(
      ['RNN', 'GRU', 'LSTM'].flatMap((kind, at) => [1, 2, 3, 4].map(epoch => `${String(4 * at + epoch)},${kind},${String(epoch)}`)),
    );
    for (const line of written.slice(1, 13)) expect(Number(line.split(',')[3])).toBeGreaterThan(0);
    expect(workbench.problems).toEqual([]);
  });
});
