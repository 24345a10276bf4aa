import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../../../scripts/repository.mjs';

const root = mkdtempSync(join(tmpdir(), 'check-types-'));
const checks = 'labs/lstm-and-gru/exercises/checks';

/** What the Problems list says of the check programs, with the settings authors have. */
function problems(): string[] {
  const file = join(root, 'labs/tsconfig.json');
  const { config } = ts.readConfigFile(file, path => ts.sys.readFile(path)) as { config: unknown };
  const { fileNames, options, errors } = ts.parseJsonConfigFileContent(config, ts.sys, join(root, 'labs'));
  const wanted = fileNames.filter(name => name.includes('/exercises/checks/') || name.endsWith('globals.d.ts'));
  expect(wanted.length).toBeGreaterThan(10);
  const found = [...errors, ...ts.getPreEmitDiagnostics(ts.createProgram(wanted, options))];
  return found.map(({ file: at, messageText }) => `${at?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}

describe('the types for authors of checks', () => {
  beforeAll(() => {
    const dist = join(root, 'dist');
    execFileSync(process.execPath, ['scripts/labTypes.mjs', join(dist, 'types'), join(dist, 'checkTypes')], { cwd: repository });
    cpSync(join(repository, 'labs'), join(root, 'labs'), { recursive: true });
  }, 300_000);

  afterAll(() => {
    rmSync(root, { recursive: true });
  });

  it('leave no problem in any check program', () => {
    expect(problems()).toEqual([]);
  }, 120_000);

  it('tell what does not exist', () => {
    writeFileSync(
      join(root, checks, 'wrong.ts'),
      "import type { Attempt } from 'gatescope/check';\nexport const look = async (attempt: Attempt) => (await attempt.run()).nothing;\n",
    );
    expect(problems().join('\n')).toContain("'nothing' does not exist on type 'AttemptRun'");
  }, 120_000);
});
