import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { longTests } from '../../../scripts/longTests.mjs';
import { repository } from '../../../scripts/repository.mjs';

it.each(['unit', 'labs', 'browser', 'host'])('a soak finds each long test of %s', async suite => {
  const found = (await longTests(suite)).map(file => relative(repository, file));
  const folder = join(repository, 'test', suite);
  const files = (await readdir(folder, { recursive: true })).filter(name => name.endsWith('.test.ts'));
  const sized: string[] = [];
  for (const name of files) {
    const text = await readFile(join(folder, name), 'utf8');
    if (/\b(?:amount\(\d|testedVersions\b|judgeAttempts\()/.test(text) && !name.endsWith('longTests.test.ts'))
      sized.push(join('test', suite, name));
  }
  expect(sized.length).toBeGreaterThan(0);
  expect(found).toEqual(expect.arrayContaining(sized));
});
