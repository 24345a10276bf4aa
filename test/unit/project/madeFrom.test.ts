import { appendFile, mkdir, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildInputs, forgetInputs, isMadeFrom, keepInputs, packageInputs } from '../../../scripts/build/builtFrom.mjs';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatescope-made-'));
  for (const path of ['src/core', 'labs/one']) await mkdir(join(folder, path), { recursive: true });
  for (const file of ['src/core/a.ts', 'labs/one/lesson.json', 'package.json']) await writeFile(join(folder, file), file);
});
afterEach(() => rm(folder, { recursive: true }));

it('knows what was built from the same files, whenever they were written', async () => {
  const inputs = await buildInputs(folder);
  await keepInputs(folder, inputs);
  await utimes(join(folder, 'src/core/a.ts'), 1, 1);
  expect(await isMadeFrom(folder, await buildInputs(folder))).toBe(true);
  await forgetInputs(folder);
  expect(await isMadeFrom(folder, await buildInputs(folder))).toBe(false);
});

it.each<[string, () => Promise<void>]>([
  ['changed', () => appendFile(join(folder, 'src/core/a.ts'), ' ')],
  ['named otherwise', () => rename(join(folder, 'src/core/a.ts'), join(folder, 'src/core/b.ts'))],
  ['there no more', () => rm(join(folder, 'package.json'))],
  ['new', () => writeFile(join(folder, 'src/core/new.ts'), '')],
])('builds anew where a file is %s', async (_, change) => {
  const before = await buildInputs(folder);
  await change();
  expect(await buildInputs(folder)).not.toBe(before);
});

it('packs a lesson anew that was changed, and builds nothing for it', async () => {
  const before = [await buildInputs(folder), await packageInputs(folder)];
  await appendFile(join(folder, 'labs/one/lesson.json'), ' ');
  const after = [await buildInputs(folder), await packageInputs(folder)];
  expect(after[0]).toBe(before[0]);
  expect(after[1]).not.toBe(before[1]);
});
