import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { freshRun } from '../../../../src/core/following/runState.ts';
import type { LabRun } from '../../../../src/extension/runs/labRun.ts';
import type { Log } from '../../../../src/extension/shown/log.ts';
import { addLines, emptyConsole } from '../../../../src/core/words/consoleText.ts';
import { runPython } from '../../../../src/python/runPython.ts';
import { repository } from '../../../../scripts/repository.mjs';
import { standIn } from '../fakeVSCode/standIn.ts';
import * as fake from '../fakeVSCode/vscode.ts';
import { hasPyTorch } from '../../../needPyTorch.ts';

vi.mock('vscode', () => import('../fakeVSCode/vscode.ts'));
const { Guards } = await import('../../../../src/extension/parts/guards.ts');
const { TrackedText } = await import('../../../../src/extension/labs/trackedText.ts');
const { TwinCommands } = await import('../../../../src/extension/twins/twinCommands.ts');

const system = '/usr/bin/python3';
const hasTorch = hasPyTorch(system);

// As on the disk of whoever runs the twin: its own folder is of no matter here.
const script = fake.Uri.file(`${tmpdir()}/lab-1.py`);
const lab = new fake.FakeText(`${tmpdir()}/lab-1.lab.ts`, 'print(1);\n', false);
const twinText = readFileSync(`${repository}/labs/lstm-and-gru/lab-1-scalar-lstm.py`, 'utf8');
const printed = readFileSync(`${repository}/labs/lstm-and-gru/lab-1-scalar-lstm.expected.txt`, 'utf8').trimEnd().split('\n');

function setUp({ python = system, program = twinText, lines = printed } = {}) {
  fake.forgetAll();
  fake.memoryFiles.files.set(script.path, program);
  const state = {
    ...freshRun,
    outcome: { status: 'finished', ms: 1 } as const,
    console: addLines(emptyConsole, { from: 0, lines }, lines.length),
  };
  const run = standIn<LabRun>({ isLive: false, hasTurned: false, state, texts: [new TrackedText(lab.uri, lab.getText())] });
  const log = standIn<Log>({ info: vi.fn(), error: vi.fn(), show: vi.fn() });
  new TwinCommands({
    twins: standIn({ find: () => Promise.resolve({ lab, script, name: 'Lab 1' }) }),
    beside: standIn({}),
    runs: standIn({}),
    lastRuns: standIn({ get: () => run }),
    settings: standIn({ python, timeLimitMs: 60_000 }),
    log,
    load: () => Promise.resolve({ runPython }),
    commands: new Guards(log).commands,
  });
  const textOf = (uri: vscode.Uri) => fake.contentProviders.get(uri.scheme)?.provideTextDocumentContent(uri, new fake.FakeToken());
  const compare = async () => {
    await fake.press('gatescope.compareTwin');
    const [shown] = fake.executed.filter(({ command }) => command === 'vscode.diff');
    if (!shown) return null;
    const [left, right, title] = shown.args as [vscode.Uri, vscode.Uri, string];
    return { left: await textOf(left), right: await textOf(right), title };
  };
  return { compare, told: fake.said };
}

// Python takes its time to load PyTorch.
describe('Run the Twin and Compare', { timeout: 120_000 }, () => {
  beforeEach(() => {
    fake.forgetAll();
  });

  it.runIf(hasTorch)('lays what PyTorch prints beside what the lab printed', async () => {
    const compared = await setUp().compare();
    expect(compared?.title).toMatch(/^PyTorch \d+\.\d+\S* ↔ Gatescope: all 6 lines the same$/);
    expect(compared?.left).toBe(compared?.right);
    fake.executed.length = 0;
    const differing = await setUp({ lines: [...printed.slice(0, -1), 'h_t 0.1'] }).compare();
    expect(differing?.title).toContain('1 of 6 lines differ');
    expect(differing?.right).toContain('h_t 0.1');
  });

  it('says in one sentence where there is no PyTorch', async () => {
    const { compare, told } = setUp({ python: '/nowhere/python' });
    expect(await compare()).toBeNull();
    expect(told).toEqual([
      "'/nowhere/python' is no Python with PyTorch, so the twin can be read but not run. Name another in the settings.",
    ]);
  });

  it.runIf(hasTorch)('says how a twin broke', async () => {
    const { compare, told } = setUp({ program: 'raise ValueError("no such gate")' });
    expect(await compare()).toBeNull();
    expect(told).toEqual(['The twin broke: ValueError: no such gate']);
  });

  it('starts nothing in a folder that is not trusted', async () => {
    const { compare, told } = setUp();
    fake.workspace.isTrusted = false;
    expect(await compare()).toBeNull();
    expect(told).toEqual(['Running labs needs a trusted folder.']);
  });
});
