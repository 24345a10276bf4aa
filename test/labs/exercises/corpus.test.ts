import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../../scripts/repository.mjs';
import { readManifest } from '../../../src/lesson/manifest/readManifest.ts';
import { attempts, groups } from './attempts.ts';

const lesson = join(repository, 'labs/lstm-and-gru');
const read = (path: string): Promise<string> => readFile(join(lesson, path), 'utf8');
const manifest = await readManifest('lstm-and-gru', read);
if ('problem' in manifest) throw new Error(manifest.problem);
const checked = manifest.exercises.flatMap(({ id, check }) => (check === undefined ? [] : [{ id, check }]));

/** Mistakes a program recognises, as they stand in its text. */
function mistakesIn(program: string): string[] {
  const texts = [
    ...program.matchAll(/mistake\(\s*'([a-z0-9-]+)'/gu),
    ...program.matchAll(/\bid: '([a-z0-9-]+)',\s*(?:found|missed|message):/gu),
  ];
  return [...new Set(texts.map(([, id]) => id ?? ''))];
}

/** The files beside it that a check program imports. */
async function helpersOf(check: string): Promise<string[]> {
  const own = await read(check);
  return [...own.matchAll(/from '\.\/([a-z-]+\.ts)'/gu)].map(([, file]) => `exercises/checks/${file ?? ''}`);
}

const tested = (id: string): Set<string | undefined> => new Set((attempts[id] ?? []).map(({ mistake }) => mistake ?? undefined));

describe.each(checked.map(one => [one.id, one.check] as const))('attempts at %s', (id, check) => {
  const own = attempts[id] ?? [];

  it('hold three other right ones, sixteen wrong ones, and six recognised mistakes', () => {
    expect(own.filter(({ expect: expected }) => expected === 'right').length).toBeGreaterThanOrEqual(3);
    const wrong = own.filter(({ expect: expected }) => !['right', 'notStarted', 'couldNotRun'].includes(expected));
    expect(wrong.length).toBeGreaterThanOrEqual(16);
    expect(new Set(own.map(({ mistake }) => mistake).filter(Boolean)).size).toBeGreaterThanOrEqual(6);
    expect(new Set(own.map(({ name }) => name)).size).toBe(own.length);
  });

  it('make every mistake that its check recognises', async () => {
    expect(mistakesIn(await read(check)).filter(mistake => !tested(id).has(mistake))).toEqual([]);
  });
});

it('every mistake that several checks recognise is made in one of them', async () => {
  const made = new Map<string, Set<string | undefined>>();
  for (const { id, check } of checked)
    for (const helper of await helpersOf(check)) made.set(helper, new Set([...(made.get(helper) ?? []), ...tested(id)]));
  expect(made.size).toBeGreaterThan(0);
  for (const [helper, found] of made) {
    expect(
      mistakesIn(await read(helper)).filter(mistake => !found.has(mistake)),
      helper,
    ).toEqual([]);
  }
});

it('every exercise with attempts is in one of the groups that are tested', () => {
  expect(Object.values(groups).flat().sort()).toEqual(Object.keys(attempts).sort());
});
