import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { repository } from '../../../scripts/repository.mjs';

const pages = readdirSync(join(repository, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.md') && !path.startsWith('examples'))
  .map(path => join('docs', path));
const read = (path: string): string => readFileSync(join(repository, path), 'utf8');

/** Files and folders that a page names from the repository's own folder. */
const named = (path: string): string[] =>
  [...read(path).matchAll(/`((?:src|webview|scripts|test|labs|docs)\/[\w./-]+)`/g)].map(([, name = '']) => name);

it('docs/how-to.md names files that are there', () => {
  const files = named('docs/how-to.md');
  expect(files.length).toBeGreaterThan(25);
  expect(files.filter(name => !existsSync(join(repository, name)))).toEqual([]);
});

it('docs/how-to.md has an answer for each thing there is to add, in steps from 1', () => {
  const parts = read('docs/how-to.md').split(/^## /m).slice(1);
  expect(parts.map(part => part.split('\n')[0])).toEqual(['a layer', 'a cell', 'an event', 'a tab', 'a warning', 'a lesson']);
  for (const part of parts) {
    const steps = [...part.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
    expect(steps).toEqual(Array.from({ length: steps.length }, (_, at) => at + 1));
    expect(steps.length).toBeGreaterThan(2);
  }
});

it('docs/how-to.md names every file in which the compiler asks for a new event', () => {
  const list = /const takers = \[([^\]]+)\]/.exec(read('test/unit/core/closedSets.test.ts'))?.[1] ?? '';
  const takers = [...list.matchAll(/'([^']+)'/g)].map(([, taker = '']) => taker);
  expect(takers.length).toBeGreaterThan(5);
  expect(takers.filter(taker => !named('docs/how-to.md').includes(taker))).toEqual([]);
});

it.each(pages)('%s has links to pages that are there', page => {
  const links = [
    ...read(page)
      .replaceAll(/```[\s\S]*?```/g, '')
      .matchAll(/\]\(([^)\s#:]+)(?:#[^)]*)?\)/g),
  ].map(([, link = '']) => link);
  expect(links.filter(link => !existsSync(join(repository, dirname(page), link)))).toEqual([]);
});
