import { describe, expect, it } from 'vitest';
import { versions } from '../../scripts/vscode/releases.mjs';
import { runInHost } from './runInHost.ts';

describe.each(versions)('inside the extension host of VS Code %s', version => {
  it('passes every Mocha test', async () => {
    const results = await runInHost(version);
    expect(results.length).toBeGreaterThan(0);
    expect(results.filter(result => result.error !== null)).toEqual([]);
  });
});
