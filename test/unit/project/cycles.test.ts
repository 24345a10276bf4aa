import { ESLint } from 'eslint';
import importX from 'eslint-plugin-import-x';
import { parser } from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { repository } from '../../../scripts/repository.mjs';

/** Files under `patterns` that import themselves by way of others. */
async function findCycles(patterns: string[]): Promise<string[]> {
  const eslint = new ESLint({
    cwd: repository,
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ['**/*.ts'],
        languageOptions: { parser },
        linterOptions: { reportUnusedDisableDirectives: 'off' },
        plugins: { 'import-x': importX },
        settings: { 'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] }, 'import-x/extensions': ['.ts'] },
        rules: { 'import-x/no-cycle': 'error' },
      },
    ],
  });
  const results = await eslint.lintFiles(patterns);
  return results.flatMap(({ filePath, messages }) =>
    messages.filter(({ ruleId }) => ruleId === 'import-x/no-cycle').map(({ message }) => `${filePath}: ${message}`),
  );
}

describe('import cycles', () => {
  it('are found where there is one', async () => {
    expect(await findCycles(['test/fixtures/cycle'])).toHaveLength(2);
  });

  // Reads every file of the product: much work for a busy machine.
  it('do not exist in the product', { timeout: 120_000 }, async () => {
    expect(await findCycles(['src', 'webview'])).toEqual([]);
  });
});
