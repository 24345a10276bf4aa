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
describe(`PyTorch for a lab, in VS Code ${newest}`, () => {
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

  it('says in one sentence that there is no Python with PyTorch', async () => {
    const { workbench } = host;
    await workbench.openFile(`${lab}.lab.ts`);
    await workbench.codeLens('Run Lab').waitFor();
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
