import { expect, it } from 'vitest';
import type { Block, Inline } from '../../../src/core/lesson/lessonDocument.ts';
import { useLessons } from './openLesson.ts';
import { paragraph, sampleLesson, section, text } from './sampleLesson.ts';

const openLesson = useLessons();

const strings = [
  '<script>parent.hacked = 1; window.hacked = 1</script>',
  '<img src=x onerror="window.hacked=1">',
  '"><svg onload=window.hacked=1>',
  "javascript:window.hacked=1//';",
  '<iframe srcdoc="<script>parent.hacked=1</script>"></iframe>',
  '<style>body{display:none}</style>',
  '</p></section></main><h1>Fake</h1>',
  '<a href="command:workbench.action.quit">x</a>',
  '&lt;script&gt;window.hacked=1&lt;/script&gt;',
  '{{constructor.constructor("window.hacked=1")()}}',
  '<math><mtext><img src=x onerror=window.hacked=1></mtext></math>',
  '\u202e\u0000<b>turned</b>',
];

/** A string in every place of a document that takes one. */
function everywhere(words: string): Block[] {
  const inline: Inline[] = [
    text(words),
    { kind: 'code', text: words },
    { kind: 'strong', content: [text(words)] },
    { kind: 'value', text: words, program: words, line: 0 },
    { kind: 'equation', equation: { tex: words, places: [{ lab: words, name: words }] } },
    { kind: 'link', target: { kind: 'web', url: words }, content: [text(words)] },
    { kind: 'link', target: { kind: 'place', place: { lab: words, name: words } }, content: [text(words)] },
    { kind: 'link', target: { kind: 'section', section: words }, content: [text(words)] },
    { kind: 'link', target: { kind: 'term', term: words }, content: [text(words)] },
    { kind: 'image', image: { file: words, alternative: words } },
  ];
  return [
    { kind: 'paragraph', content: inline },
    { kind: 'heading', level: 3, id: words, content: inline },
    { kind: 'code', language: words, text: words },
    { kind: 'table', id: words, caption: inline, columns: [{ align: 'start', content: inline }], rows: [[inline]] },
    { kind: 'equation', equation: { tex: words, places: [] } },
    { kind: 'note', tone: 'careful', title: inline, blocks: [paragraph(words)] },
    { kind: 'fold', id: words, title: inline, blocks: [paragraph(words)] },
    { kind: 'figure', figure: words, title: inline, alternative: [paragraph(words)] },
    { kind: 'card', of: 'lab', id: words },
    { kind: 'printed', program: words, lines: [words] },
  ];
}

it.each(strings)('shows %j as text, wherever it stands', async words => {
  const shown = await openLesson();
  await shown.show({
    ...sampleLesson,
    title: words,
    summary: words,
    authors: [words],
    sections: [section('one', words, everywhere(words))],
    glossary: [{ id: words, term: words, aliases: [words], content: [text(words)] }],
    labs: [{ id: words, title: words, summary: words, predictions: [] }],
    images: { [words]: { source: words }, other: { problem: words } },
  });
  await shown.page.locator('main button').evaluateAll(all => {
    for (const button of all) (button as HTMLButtonElement).click();
  });
  expect(await shown.page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(
    await shown.page.locator('body').locator('script, style, iframe, object, embed, link, base, form, [onload], [onerror]').count(),
  ).toBe(1);
  expect(await shown.page.locator('img, a:not(.skip)').count()).toBe(0);
  expect(await shown.page.locator('[style*="url"], [src], [href]:not(.skip)').count()).toBe(0);
  expect(await shown.page.getByRole('heading', { level: 1 }).count()).toBe(1);
  const shownText = await shown.page
    .locator('section p')
    .first()
    .evaluate(element => element.textContent);
  expect(shownText).toContain(words.slice(words.indexOf('<')));
});

it('stays usable with a text of extremes', async () => {
  const shown = await openLesson({ width: 400 });
  const long = 'w'.repeat(20_000);
  let nested: Block = paragraph('deep');
  for (let i = 0; i < 12; i++) nested = { kind: 'list', start: null, items: [[nested]] };
  const many = Array.from({ length: 2_000 }, (_, i) => paragraph(`Paragraph ${String(i)} with the word needle.`));
  await shown.show({ ...sampleLesson, sections: [section('one', long, [paragraph(long), nested, ...many])] });
  expect(await shown.page.evaluate(() => document.documentElement.scrollWidth)).toBe(400);
  await shown.page.keyboard.press('Control+f');
  await shown.page.keyboard.type('needle');
  await expect.poll(() => shown.page.locator('.search-count').innerText()).toBe('1 of 1000');
});
