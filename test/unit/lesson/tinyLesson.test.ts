import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../../scripts/repository.mjs';
import { checkDocument } from './checkDocument.ts';
import { readLesson } from './readLesson.ts';

/** A lesson about something else entirely: what works for it is not wired to any lesson. */
const folder = join(repository, 'test/fixtures/lessons/tiny');

describe('a lesson about something else', () => {
  it('is read as any other, with nothing to complain about', async () => {
    const { lesson, texts } = await readLesson(folder);
    expect(lesson).toMatchObject({ id: 'tiny', number: '0.1', title: 'Moving averages' });
    expect(lesson.labs[0]).toMatchObject({ expected: ['mean 21.0', 'latest 26'], twin: null });
    expect(lesson.exercises[0]).toMatchObject({ kind: 'words', check: null, extra: false, hints: [] });
    for (const [id, document] of texts.sections) {
      checkDocument(document);
      expect([id, document.problems]).toEqual([id, []]);
    }
    expect(texts.inline('A **mean**')).toEqual([
      { kind: 'text', text: 'A ' },
      { kind: 'strong', content: [{ kind: 'text', text: 'mean' }] },
    ]);
  });

  it('has its links, values and marks resolved', async () => {
    const { texts } = await readLesson(folder);
    const [intro, equation] = texts.sections.get('smooth')?.blocks ?? [];
    expect(intro).toMatchObject({
      content: [
        { kind: 'text', text: 'A ' },
        { kind: 'link', target: { kind: 'term', term: 'mean' } },
        { kind: 'text', text: ' that is ' },
        { kind: 'link', target: { kind: 'place', place: { lab: 'average', name: 'mean' } } },
        {},
      ],
    });
    expect(equation).toMatchObject({
      kind: 'equation',
      equation: {
        tex: '\\htmlData{place=0}{m_t} = m_{t-1} + \\frac{\\htmlData{place=1}{x_t} - m_{t-1}}{t}',
        places: [
          { lab: 'average', name: 'mean' },
          { lab: 'average', name: 'latest' },
        ],
      },
    });
    const table = texts.sections.get('smooth')?.blocks.find(block => block.kind === 'table');
    expect(table).toMatchObject({
      id: 'days',
      columns: [{ align: 'start' }, { align: 'end' }],
      rows: [
        [{}, [{ kind: 'value', text: '21.0', program: 'average', line: 0 }]],
        [{}, [{ kind: 'value', text: '26', line: 1 }]],
      ],
    });
    expect(JSON.stringify(texts.sections.get('smooth'))).toContain('{"kind":"part","section":"peek","part":"all-of-it"}');
    expect(texts.sections.get('peek')?.blocks[0]).toMatchObject({ kind: 'fold', id: 'all-of-it' });
  });

  it('tells its author what leads nowhere', async () => {
    const { texts } = await readLesson(folder);
    const { problems } = texts.document(
      '[a](lab:average#nobody)\n\n[b](term:median) {{average median}}\n\n:: lab median\n\n$\\lab{average}{x}{y}$',
    );
    expect(problems).toEqual([
      "Line 1: the link 'lab:average#nobody' leads nowhere.",
      "Line 3: the link 'term:median' leads nowhere.",
      "Line 3: no printed line has 'median'.",
      "Line 5: there is no lab 'median'.",
      "Line 7: there is no 'x' in the lab 'average'.",
    ]);
  });

  it('is the only one that knows its words: nothing of either lesson stands in the product', () => {
    const rooms = ['src/core', 'src/lesson', 'src/extension', 'webview/lesson', 'webview/ui'];
    const files = rooms
      .flatMap(room => readdirSync(join(repository, room), { recursive: true, encoding: 'utf8' }).map(file => join(room, file)))
      .filter(file => /\.(?:ts|css)$/.test(file));
    expect(files.length).toBeGreaterThan(50);
    const wired = files.filter(file =>
      /lstm-and-gru|scalar-lstm|marked-value|tiny|Moving averages/.test(readFileSync(join(repository, file), 'utf8')),
    );
    expect(wired).toEqual([]);
  });
});
