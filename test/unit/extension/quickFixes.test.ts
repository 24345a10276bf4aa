import { beforeEach, expect, it, vi } from 'vitest';
import type * as real from 'vscode';
import type { MendRequest } from '../../../src/core/run/mend.ts';
import { shown } from '../../../src/core/words/shownText.ts';
import { findMend } from '../../../src/instrument/mending/findMend.ts';
import { commands as ids } from '../../../src/extension/host/ids.ts';
import type { FoundProblem } from '../../../src/extension/runs/labProblems.ts';
import { QuickFixes } from '../../../src/extension/runs/quickFixes.ts';
import { Commands } from '../../../src/extension/trust/commands.ts';
import { GuardedFiles } from '../../../src/extension/trust/guardedFiles.ts';
import { Trust } from '../../../src/extension/trust/trust.ts';
import type { Log } from '../../../src/extension/shown/log.ts';
import { standIn } from './fakeVSCode/standIn.ts';
import * as fake from './fakeVSCode/vscode.ts';

vi.mock('vscode', () => import('./fakeVSCode/vscode.ts'));

const lab = fake.Uri.file('/a.lab.ts');
const text = "import { nn } from 'gatescope';\nconst gru = new nn.GRU({ inputSize: 1, hiddenSize: 2, dropout: 0.5 });\n";
const mended = "import { nn } from 'gatescope';\nconst gru = new nn.GRU({ inputSize: 1, hiddenSize: 2 });\n";
const problemAt = (line: number): FoundProblem => ({
  problem: {
    range: new fake.Range(line - 1, 12, line - 1, 15),
    message: shown('It does nothing.'),
    code: shown('W-DROPOUT'),
    severity: fake.DiagnosticSeverity.Warning,
  },
  mistake: { kind: 'W-DROPOUT', about: '', line, column: 13 },
});
const onLine2 = problemAt(2);

let document: InstanceType<typeof fake.FakeText>;
let found: FoundProblem[];
let fixer: QuickFixes;
let asked: MendRequest[];
let answer: (request: MendRequest) => ReturnType<typeof findMend> | Promise<never>;

beforeEach(() => {
  fake.forgetAll();
  fake.actionProviders.length = 0;
  document = new fake.FakeText(lab, text);
  found = [onLine2];
  asked = [];
  answer = findMend;
  const trust = new Trust();
  const files = new GuardedFiles(trust);
  const problems = { at: (_: real.Uri, range: real.Range) => found.filter(({ problem }) => problem.range.intersection(range)) };
  const compiler = {
    findMend: async (request: MendRequest) => {
      asked.push(request);
      return answer(request);
    },
  };
  const log = standIn<Log>({ error: () => undefined, debug: () => undefined });
  fixer = new QuickFixes({ problems, compiler, trust, files, commands: new Commands(trust, log), log });
});

async function actions(line: number, said: readonly string[] = []): Promise<real.CodeAction[]> {
  const [provider] = fake.actionProviders;
  const range = new fake.Range(line - 1, 0, line - 1, 50);
  const diagnostics = said.map(message => new fake.Diagnostic(range, message));
  const token = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) };
  const context = standIn<real.CodeActionContext>({ diagnostics });
  return ((await provider?.provideCodeActions(document, range, context, token)) ?? []) as real.CodeAction[];
}

it('offers the one sure mend of a problem, tied to what VS Code lists of it', async () => {
  const [action, another] = await actions(2, ['It does nothing.', 'Something else.']);
  expect(another).toBeUndefined();
  expect(action).toMatchObject({
    title: 'Leave dropout out of nn.GRU, which has one layer',
    isPreferred: true,
    kind: { value: 'quickfix' },
  });
  expect(action?.diagnostics?.map(({ message }) => message)).toEqual(['It does nothing.']);
  expect(action?.edit && (await fake.workspace.applyEdit(action.edit))).toBe(true);
  expect(document.getText()).toBe(mended);
  expect(document.undo).toEqual([text]);
});

it('asks the compiler once for a problem, and for none where no problem stands', async () => {
  expect(await actions(1)).toEqual([]);
  expect(asked).toEqual([]);
  await actions(2);
  await actions(2);
  expect(asked).toEqual([{ kind: 'W-DROPOUT', about: '', line: 2, column: 13, text, isScript: false }]);
});

it('offers nothing of a text that was edited meanwhile, nor of what is only said in words', async () => {
  answer = request => {
    document.replace(`${text}// more`);
    return findMend(request);
  };
  expect(await actions(2)).toEqual([]);
  found = [{ problem: onLine2.problem, mistake: null }];
  expect(await actions(2)).toEqual([]);
});

it('leaves a missing import to TypeScript where that has found it, and no other spelling', async () => {
  const imports = "import { print } from 'gatescope';\nrelu(1); tensr(1);\n";
  document.replace(imports);
  const unimported = { kind: 'unimported' as const, about: 'relu', instead: 'relu', line: 2, column: 1 };
  found = [{ problem: onLine2.problem, mistake: unimported }];
  expect(await fixer.fixesAt(document, onLine2.problem.range, [{ source: 'ts', code: 2304 }])).toEqual([]);
  expect(await fixer.fixesAt(document, onLine2.problem.range, [{ source: 'ts', code: 2339 }])).toHaveLength(1);
  found = [{ problem: onLine2.problem, mistake: { ...unimported, about: 'tensr', instead: 'tensor' } }];
  expect(await fixer.fixesAt(document, onLine2.problem.range, [{ source: 'ts', code: 2304 }])).toHaveLength(1);
});

it('looks again after a time when it could not look', async () => {
  found = [problemAt(2)];
  answer = () => Promise.reject(new Error('The compiler ended.'));
  expect(await actions(2)).toEqual([]);
  answer = findMend;
  expect(await actions(2)).toHaveLength(1);
});

it('offers nothing in a folder that is not trusted', async () => {
  fake.workspace.isTrusted = false;
  expect(await actions(2)).toEqual([]);
  expect(asked).toEqual([]);
});

it('fixes the line by a command, as one edit, and says so', async () => {
  fake.window.activeTextEditor = new fake.FakeEditor(document);
  await fake.press(ids.fixLine);
  expect(document.getText()).toBe(mended);
  expect(document.undo).toEqual([text]);
  found = [];
  await fake.press(ids.fixLine);
  expect(document.getText()).toBe(mended);
});

it('leads to what TypeScript would do where the line has no fix of ours, and says where there is none at all', async () => {
  const editor = new fake.FakeEditor(document);
  fake.window.activeTextEditor = editor;
  found = [];
  await fake.press(ids.fixLine);
  expect(fake.executed.map(({ command }) => command)).not.toContain('editor.action.quickFix');
  const misspelt = new fake.Diagnostic(new fake.Range(0, 9, 0, 11), 'Did you mean nn?');
  misspelt.source = 'ts';
  fake.languages.getDiagnostics = () => [misspelt];
  await fake.press(ids.fixLine);
  expect(editor.selection.active).toEqual(new fake.Position(0, 9));
  expect(fake.executed.map(({ command }) => command)).toContain('editor.action.quickFix');
});
