import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { repository } from '../../../scripts/repository.mjs';

const options: ts.CompilerOptions = {
  ...ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(repository, 'tsconfig.base.json'), path => ts.sys.readFile(path)).config,
    ts.sys,
    repository,
  ).options,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: ['node', 'vscode'],
  composite: false,
  emitDeclarationOnly: false,
  noEmit: true,
};

/** Files that stand by themselves are read once for all programs. */
const parsed = new Map<string, ts.SourceFile | undefined>();

interface Change {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** What the compiler says in `files`, each as `file: what`, where one text of the product is another. */
function errorsIn(files: readonly string[], change: Change | null = null): string[] {
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  const changed = change && join(repository, change.file);
  host.getSourceFile = (path, language) => {
    if (change && path === changed) {
      const text = ts.sys.readFile(path) ?? '';
      expect(text).toContain(change.from);
      return ts.createSourceFile(path, text.replace(change.from, change.to), language, true);
    }
    if (!parsed.has(path)) parsed.set(path, read(path, language));
    return parsed.get(path);
  };
  const program = ts.createProgram(
    files.map(file => join(repository, file)),
    options,
    host,
  );
  return files.flatMap(file =>
    program
      .getSemanticDiagnostics(program.getSourceFile(join(repository, file)))
      .map(({ messageText }) => `${file}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`),
  );
}

/** Each takes events of every kind, by a table. */
const takers = [
  'src/core/checked/checkEvent.ts',
  'src/core/following/runState.ts',
  'webview/sandbox/workers/pendingEvents.ts',
  'webview/sandbox/workers/runSupervisor.ts',
  'webview/lab/runner/checkSandboxMessage.ts',
  'webview/lab/output/spokenEvents.ts',
  'src/cli/runNotes.ts',
  'src/cli/checkInNode.ts',
  'src/extension/exercises/sandboxCheck.ts',
];

const newKind: Change = {
  file: 'src/core/run/run.ts',
  from: "| { readonly kind: 'started';",
  to: "| { readonly kind: 'applauded'; readonly times: number }\n  | { readonly kind: 'started';",
};

describe('a closed set that grows', { timeout: 120_000 }, () => {
  it('compiles as it is', () => {
    expect(errorsIn([...takers, 'src/core/words/outcomeText.ts', 'src/core/checked/checkValue.ts'])).toEqual([]);
  });

  it('of run events: each table that lacks the new kind does not compile', () => {
    const errors = errorsIn(takers, newKind);
    for (const taker of takers) {
      expect(
        errors.filter(error => error.startsWith(taker) && error.includes(`'applauded' is missing`)),
        taker,
      ).not.toEqual([]);
    }
  });

  it('of run events: folding and making again are two tables, and each lacks it', () => {
    const errors = errorsIn(['src/core/following/runState.ts'], newKind);
    expect(errors.filter(error => error.includes(`'applauded' is missing`))).toHaveLength(2);
  });

  it('of values: they are neither checked nor put in words', () => {
    const files = ['src/core/checked/checkValue.ts', 'src/core/words/summaryText.ts'];
    const errors = errorsIn(files, {
      file: 'src/core/run/value.ts',
      from: '  | TensorSummary\n',
      to: "  | TensorSummary\n  | { readonly kind: 'picture'; readonly text: string }\n",
    });
    for (const file of files) expect(errors.join('\n')).toMatch(new RegExp(`${file}: .*picture`));
  });

  it('of ways in which a run ends: they are neither checked nor put in words', () => {
    const files = ['src/core/checked/checkEvent.ts', 'src/core/words/outcomeText.ts', 'src/core/words/endedCheck.ts'];
    const errors = errorsIn(files, {
      file: 'src/core/run/run.ts',
      from: "| { readonly status: 'finished';",
      to: "| { readonly status: 'paused'; readonly ms: number }\n  | { readonly status: 'finished';",
    });
    for (const file of files) expect(errors.join('\n')).toMatch(new RegExp(`${file}: .*paused`));
  });

  it('of reasons to stop: they have no words yet, and are checked by the list itself', () => {
    const files = ['src/core/checked/checkEvent.ts', 'src/core/words/outcomeText.ts', 'src/core/words/endedCheck.ts'];
    const errors = errorsIn(files, { file: 'src/core/run/run.ts', from: "['user', 'time',", to: "['tired', 'user', 'time'," });
    expect(errors.map(error => error.split(':')[0])).toEqual(files.slice(1));
  });
});
