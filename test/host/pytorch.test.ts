import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newest } from '../../scripts/vscode/releases.mjs';
import { openHost, type HostSession } from './hostSession.ts';
import { hasPyTorch } from '../needPyTorch.ts';

const lab = 'lab-1-scalar-lstm';
const trained = 'lab-4-memory-task';
const system = '/usr/bin/python3';
const hasTorch = hasPyTorch(system);

// What is asked of VS Code here is old and simple: the newest release will do.
describe(`PyTorch beside a lab, in VS Code ${newest}`, () => {
  let host: HostSession;
  let tools: string;
  beforeAll(async () => {
    tools = await mkdtemp(join(tmpdir(), 'gatescope-python-'));
    // Nobody is there yet.
    host = await openHost({ version: newest, machineSettings: { 'gatescope.python': join(tools, 'python3') } });
  });
  afterAll(async () => {
    await host.dispose();
    await rm(tools, { recursive: true, force: true });
  });

  /** Lines on the screen on one side of the comparison, with the height each stands at. */
  const linesOf = async (side: 'original' | 'modified'): Promise<Map<string, number>> =>
    new Map(
      await host.workbench.page.locator(`.monaco-diff-editor .editor.${side} .view-line`).evaluateAll(lines =>
        lines.map((line): [string, number] => {
          const text = line.textContent.replaceAll('\u00a0', ' ').trim();
          return [text, Math.round(line.getBoundingClientRect().top)];
        }),
      ),
    );

  it('shows the twin in a split, line beside line', async () => {
    const { workbench } = host;
    await workbench.openFile(`${lab}.lab.ts`);
    await workbench.codeLens('Run Lab').waitFor();
    await workbench.runCommand('Gatescope: Show in PyTorch');
    await workbench.page
      .locator('.tab.active')
      .filter({ hasText: `${lab}.py in PyTorch` })
      .waitFor();
    await workbench.page.locator('.monaco-diff-editor.side-by-side').waitFor();
    const pairs = [
      ['c_prev = tensor(0.8)', 'const cPrev = 0.8;'],
      ['forget_gate = sigmoid(tensor(1.0))', 'const forgetGate = sigmoid(1.0);'],
      ['c_t = kept + written', 'const cT = kept + written;'],
      ['print("scalar_lstm_lab")', "print('scalar_lstm_lab');"],
    ] as const;
    const heights = async () => {
      const [theirs, ours] = [await linesOf('original'), await linesOf('modified')];
      return pairs.map(([one, other]) => [one, (theirs.get(one) ?? NaN) - (ours.get(other) ?? NaN)]);
    };
    await expect.poll(heights).toEqual(pairs.map(([one]) => [one, 0]));
    // A copy of the learner's own, as the lesson has it.
    expect(await readFile(join(host.workspace, `${lab}.py`), 'utf8')).toContain('forget_gate = sigmoid');
  });

  it('says in one sentence that there is no Python with PyTorch', async () => {
    const { workbench } = host;
    await workbench.runCommand('Gatescope: Run the Twin and Compare');
    await workbench.whenNotified('is no Python with PyTorch, so the twin can be read but not run');
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.runCommand('View: Close All Editors');
  });

  it.skipIf(!hasTorch)('runs both and lays what they print side by side', async () => {
    const { workbench } = host;
    await symlink(system, join(tools, 'python3'));
    await workbench.openFile(`${lab}.lab.ts`);
    await workbench.runCommand('Gatescope: Run the Twin and Compare');
    await workbench.page
      .locator('.tab.active')
      .filter({ hasText: /PyTorch \S+ ↔ Gatescope: all 6 lines the same/ })
      .waitFor({ timeout: 120_000 });
    await expect.poll(async () => [...(await linesOf('original')).keys()]).toContain('forget_gate  0.7311');
    expect(await linesOf('modified')).toEqual(await linesOf('original'));
  });

  it('exports what was learned, with a script that shows the same in PyTorch', async () => {
    const { workbench, view } = host;
    await workbench.openFile(`${trained}.lab.ts`);
    await view.begin(() => workbench.clickCodeLens('Run Lab'));
    await view.whenStatus('Finished in');
    await workbench.runCommand('Gatescope: Export Trained Weights');
    await workbench.page
      .locator('.tab.active')
      .filter({ hasText: `${trained}-model.py` })
      .waitFor();
    const script = join(host.workspace, `${trained}-model.py`);
    const weights = await readFile(join(host.workspace, `${trained}-model.safetensors`));
    expect(weights.length).toBeGreaterThan(282 * 4);
    expect(await readFile(script, 'utf8')).not.toContain('.step()');
    if (!hasTorch) return;
    // Untrained it would be right about half of the time.
    expect(execFileSync(system, [script], { encoding: 'utf8' }).trim().split('\n').at(-1)).toBe('final_acc 1.0');
  });

  it('caused no error, no violation of a content policy, and no request to another machine', () => {
    expect(host.workbench.problems).toEqual([]);
    expect(host.workbench.outside).toEqual([]);
  });
});
