import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runLength, shinglesOf } from '../../../scripts/lessonShingles.mjs';
import { repository } from '../../../scripts/repository.mjs';
import { lessonFiles } from './lessonFilesOnDisk.ts';

const source = JSON.parse(readFileSync(join(repository, 'test/fixtures/lesson/sourceShingles.json'), 'utf8')) as {
  readonly words: number;
  readonly hashes: readonly string[];
};
const known = new Set(source.hashes);
const shared = (text: string): string[] => [...shinglesOf(text)].flatMap(([hash, run]) => (known.has(hash) ? [run] : []));

/** Programs are compared by their comments: names and code of the same model are bound to be the same. */
function proseOf(file: string, text: string): string {
  if (file.endsWith('.ts')) return (text.match(/\/\/.*|\/\*[\s\S]*?\*\//g) ?? []).join('\n');
  if (file.endsWith('.py')) return (text.match(/#.*/g) ?? []).join('\n');
  if (file.endsWith('.json')) return (text.match(/"(?:[^"\\]|\\.)*"/g) ?? []).join('\n');
  return text.replace(/```[\s\S]*?```/g, '');
}

describe('the words of the lesson', () => {
  const prose = [...lessonFiles()].filter(([file]) => !file.endsWith('.txt'));

  it('are its own: no run of eight is shared with the text it follows', () => {
    expect(source.words).toBe(runLength);
    expect(prose.length).toBeGreaterThan(40);
    expect(prose.map(([file, text]) => [file, ...shared(proseOf(file, text))]).filter(([, ...runs]) => runs.length > 0)).toEqual([]);
    for (const file of ['README.md', 'docs/extension.md', 'docs/lessons.md'])
      expect([file, shared(readFileSync(join(repository, file), 'utf8'))]).toEqual([file, []]);
  });

  it('would be found out if they were not', () => {
    // Printed output is the same by design, so it shows that the comparison works.
    const printed = [...lessonFiles()].filter(([file]) => file.endsWith('lab-3-shapes.expected.txt')).map(([, text]) => text);
    expect(shared(printed.join('\n')).length).toBeGreaterThan(1);
  });
});
