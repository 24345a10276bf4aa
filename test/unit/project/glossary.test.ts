import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { houseFiles } from '../../../scripts/house/files.mjs';
import { repository } from '../../../scripts/repository.mjs';

const page = readFileSync(join(repository, 'docs/glossary.md'), 'utf8');
const files = (await houseFiles()).filter(({ path }) => path.endsWith('.ts'));
const exported = new Set(files.flatMap(({ names }) => names));
const folders = new Set(files.flatMap(({ path }) => path.split('/').map((_, at, parts) => parts.slice(0, at).join('/'))));
const code = files
  .filter(({ path }) => !dirname(path).startsWith('labs'))
  .map(({ text }) => text)
  .join('\n');

const entries = [...page.matchAll(/^\*\*(.+?)\*\* \((.+?)\): (.+)$/gm)].map(([, term = '', names = '', text = '']) => ({
  term,
  names,
  text,
}));

describe('the glossary', () => {
  it('explains each term once, and nothing in it is no entry', () => {
    expect(entries.length).toBeGreaterThan(40);
    expect(new Set(entries.map(({ term }) => term)).size).toBe(entries.length);
    expect(page.match(/^\*\*/gm)).toHaveLength(entries.length);
  });

  it.each(entries)('has $term in one or two sentences, by names that the code has', ({ term, names, text }) => {
    const own = [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
    expect(own.length).toBeGreaterThan(0);
    // A name that the code does not export, a folder that is not there.
    expect(own.filter(name => !exported.has(name) && !folders.has(name))).toEqual([]);
    // Names in the sentences are names of the code, too.
    const inText = [...text.matchAll(/`([A-Za-z]+)`/g)].map(([, name = '']) => name).filter(name => !code.includes(name));
    expect(inText).toEqual([]);
    expect(code).toMatch(new RegExp(`\\b${term}s?\\b`, 'i'));
    const sentences = text.replaceAll(/`[^`]+`|\([^)]*\)/g, 'x').match(/[.](?:\s|$)/g) ?? [];
    expect(sentences.length).toBeGreaterThan(0);
    expect(sentences.length).toBeLessThanOrEqual(3);
  });
});
