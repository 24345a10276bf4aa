import { describe, expect, it } from 'vitest';
import { printedLesson } from '../../../src/reading/printedLesson.ts';
import { sampleLesson, section, text } from '../../browser/lessonPage/sampleLesson.ts';

const nonce = '0123456789abcdef0123456789abcdef';
const print = (lesson = sampleLesson, pictures: Parameters<typeof printedLesson>[1] = []): string =>
  printedLesson(lesson, pictures, nonce, 'en');

describe('the page for printing', () => {
  it('has everything, unfolded: sections, tables, equations, notes, answers and the glossary', () => {
    const html = print();
    for (const { title } of sampleLesson.sections) expect(html).toContain(`<h2>${title.replaceAll("'", '&#39;')}</h2>`);
    for (const words of [
      'The hidden walrus.',
      'The answer is forty-two.',
      'A table with a name',
      'A number between 0 and 1',
      'Turn the gate',
      'scalar_lab',
      '<strong>Careful</strong>',
      'Predict, then run:',
      'What “One step by hand” prints',
    ])
      expect(html).toContain(words);
    expect(html.match(/<math/g)).toHaveLength(2);
    expect(html).toContain('https://example.org/');
  });

  it('has the glossary in the order of the alphabet, as the page has it', () => {
    const html = print({ ...sampleLesson, glossary: [...sampleLesson.glossary].reverse() });
    expect([...html.matchAll(/<dt>(.*?)<\/dt>/g)].map(([, term]) => term)).toEqual(['gate', 'state']);
  });

  it('shows figures as they were set, and their words', () => {
    const shapes = [{ tag: 'rect', attributes: { x: 1, y: 2, width: 3, height: 4, class: 'bar' }, children: [] }];
    const html = print(sampleLesson, [{ figure: 'figure-of-gru-cell/gru-cell', width: 640, height: 200, shapes, words: 'As it was set.' }]);
    expect(html).toContain('<rect x="1" y="2" width="3" height="4" class="bar"></rect>');
    expect(html).toContain('As it was set.');
  });

  it('runs nothing, loads nothing, and takes no markup from a lesson or from a picture', () => {
    const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'&';
    const blocks = [
      {
        kind: 'paragraph',
        content: [text(hostile), { kind: 'code', text: hostile }, { kind: 'equation', equation: { tex: hostile, places: [] } }],
      },
      { kind: 'equation', equation: { tex: '\\href{javascript:alert(1)}{x}\\htmlStyle{color:red}{y}', places: [{ lab: 'a', name: 'b' }] } },
      { kind: 'code', language: hostile, text: hostile },
      { kind: 'image', image: { file: 'x', alternative: hostile } },
      { kind: 'figure', figure: 'f', title: [text(hostile)], alternative: [] },
    ] as const;
    const shapes = [
      { tag: 'script', attributes: {}, children: ['alert(1)'] },
      { tag: 'text', attributes: { onload: 'alert(1)', style: 'x', href: 'x', class: hostile }, children: [hostile] },
    ];
    const lesson = {
      ...sampleLesson,
      title: hostile,
      authors: [hostile],
      sections: [section('one', hostile, blocks)],
      images: { x: { source: 'javascript:alert(1)' } },
    };
    const html = print(lesson, [{ figure: 'one/f', width: 1, height: 1, shapes, words: hostile }]);
    const tags = new Set([...html.matchAll(/<([a-z0-9]+)/g)].map(match => match[1]));
    for (const forbidden of ['script', 'img', 'iframe', 'a', 'link', 'object', 'base', 'form']) expect(tags).not.toContain(forbidden);
    // Values of attributes are text: what is looked at are their names.
    expect(html.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\s(?:on\w+|href|src|style)=/);
    expect(html).toContain(`style-src 'nonce-${nonce}'`);
    expect(html.match(/<style/g)).toHaveLength(1);
  });
});
