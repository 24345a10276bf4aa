import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { addLines, emptyConsole } from '../../../../src/core/consoleText.ts';
import { runPython } from '../../../../src/python/runPython.ts';
import { repository } from '../../../../scripts/repository.mjs';
import * as fake from '../fakeVSCode.ts';
import { hasPyTorch } from '../../../needPyTorch.ts';

vi.mock('vscode', () => import('../fakeVSCode.ts'));
const { Guards } = await import('../../../../src/extension/trust/guards.ts');
const { TwinCommands } = await import('../../../../src/extension/twins/twinCommands.ts');

const system = '/usr/bin/python3';
const hasTorch = hasPyTorch(system);

class FileUri extends fake.Uri {
  readonly scheme = 'file';
  // As on the disk of whoever runs the twin: its own folder is of no matter here.
  readonly fsPath = tmpdir();
}

const twinText = readFileSync(`${repository}/labs/lstm-and-gru/lab-1-scalar-lstm.py`, 'utf8');
const printed = readFileSync(`${repository}/labs/lstm-and-gru/lab-1-scalar-lstm.expected.txt`, 'utf8').trimEnd().split('\n');

function setUp({ python = system, program = twinText, lines = printed } = {}) {
  const commands = new Map<string, (argument?: unknown) => Promise<void>>();
  const texts = new Map<string, string>();
  const told: string[] = [];
  const tell = (text: string): Promise<undefined> => Promise.resolve(void told.push(text));
  const joined = fake.Uri.joinPath.bind(fake.Uri);
  Object.assign(fake.Uri, {
    joinPath: (base: fake.Uri, ...parts: string[]) => new FileUri(joined(base, ...parts).path),
    from: ({ path }: { path: string }) => new fake.Uri(path),
  });
  Object.assign(fake.commands, {
    registerCommand: (command: string, action: (argument?: unknown) => Promise<void>) => {
      commands.set(command, action);
      return { dispose: () => undefined };
    },
  });
  Object.assign(fake, { ProgressLocation: { Notification: 15 } });
  Object.assign(fake.window, {
    showInformationMessage: tell,
    showErrorMessage: tell,
    showWarningMessage: tell,
    withProgress: (_: unknown, work: (progress: unknown, cancel: unknown) => Promise<unknown>) =>
      work({}, { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) }),
  });
  Object.assign(fake.workspace, {
    openTextDocument: () => Promise.resolve({ getText: () => program }),
    registerTextDocumentContentProvider: (_: string, provider: { provideTextDocumentContent(uri: fake.Uri): string }) => {
      Object.assign(texts, { of: (uri: fake.Uri) => provider.provideTextDocumentContent(uri) });
      return { dispose: () => undefined };
    },
  });
  const lab = { uri: new FileUri('/course/lab-1.lab.ts') };
  const run = {
    state: { outcome: { status: 'finished', ms: 1 }, console: addLines(emptyConsole, { from: 0, lines }, lines.length) },
    texts: [{ isCurrent: () => true }],
  };
  const options = {
    twins: { find: () => Promise.resolve({ lab, script: new FileUri('/course/lab-1.py') }) },
    runs: {},
    lastRuns: { get: () => run },
    settings: { python, timeLimitMs: 60_000 },
    log: { info: vi.fn(), error: vi.fn(), show: vi.fn() },
    load: () => Promise.resolve(runPython),
  };
  new TwinCommands({ ...options, commands: new Guards(options.log as never).commands } as never);
  const compare = async () => {
    await commands.get('gatescope.compareTwin')?.();
    const [shown] = fake.executed.filter(({ command }) => command === 'vscode.diff');
    if (!shown) return null;
    const { of } = texts as unknown as { of: (uri: fake.Uri) => string };
    const [left, right, title] = shown.args as [fake.Uri, fake.Uri, string];
    return { left: of(left), right: of(right), title };
  };
  return { compare, told };
}

// Python takes its time to load PyTorch.
describe('Run the Twin and Compare', { timeout: 120_000 }, () => {
  beforeEach(() => {
    fake.executed.length = 0;
    fake.workspace.isTrusted = true;
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
    fake.workspace.isTrusted = false;
    const { compare, told } = setUp();
    expect(await compare()).toBeNull();
    expect(told).toEqual(['Running labs needs a trusted folder.']);
  });
});
