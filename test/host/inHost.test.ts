import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { versions } from '../../scripts/vscode/releases.mjs';
import { runInHost } from './runInHost.ts';

/** Every test that stands in the files, so that none can be left out without a word. */
const folder = join(import.meta.dirname, 'inHost');
const written = readdirSync(folder)
  .map(file => readFileSync(join(folder, file), 'utf8').match(/^\s*it\(/gm)?.length ?? 0)
  .reduce((sum, count) => sum + count, 0);

describe.each(versions)('inside the extension host of VS Code %s', version => {
  it('passes every Mocha test', async () => {
    const results = await runInHost(version);
    expect(results).toHaveLength(written);
    expect(results.filter(result => result.error !== null)).toEqual([]);
  });
});
