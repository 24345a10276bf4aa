import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown } from '../../../src/core/words/markdownText.ts';

const markdown = new MarkdownIt({ html: true, linkify: true });
// As VS Code's preview does: a name with a dot in it is no link.
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
const decode = (html: string): string =>
  html
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
/** What a reader sees of text in a paragraph and in a cell; null where anything but text came of it. */
function seen(text: string): (string | null)[] {
  const paragraph = /^<p>before ([^<]*)<\/p>\n$/.exec(markdown.render(`before ${text}`))?.[1];
  const own = /^<p>([^<]*)<\/p>\n$/.exec(markdown.render(text))?.[1];
  const cell =
    /^<table>\n<thead>\n<tr>\n<th>a<\/th>\n<th>b<\/th>\n<\/tr>\n<\/thead>\n<tbody>\n<tr>\n<td>([^<]*)<\/td>\n<td>x<\/td>\n<\/tr>\n<\/tbody>\n<\/table>\n$/.exec(
      markdown.render(`| a | b |\n| --- | --- |\n| ${text} | x |`),
    )?.[1];
  return [paragraph, own, cell].map(html => (html === undefined ? null : decode(html)));
}

describe('escaped Markdown', () => {
  it.each([
    '[click](command:workbench.action.quit)',
    '![](https://example.com/x.png)',
    '<img src=x onerror=alert(1)>',
    '<!-- gatescope:end -->',
    '| another | cell |',
    'a \\| b',
    '**bold** _it_ `code` ~~no~~ $x$',
    '# head',
    '- item',
    '1. one',
    '12) twelve',
    '=====',
    '[ref]: https://example.com',
    'https://example.com/a_b',
    '&lt; &amp; &#60;',
    '[1, 4, 16] batch × time',
    '0.7311 ███████░░░ keeps most',
    '😀 émoji\u2028line',
    '=cmd|/c calc',
  ])('shows %s as it is', text => {
    const shown = text.replace(/[\s\u0085]+/g, ' ');
    expect(seen(escapeMarkdown(text))).toEqual([shown, shown, shown]);
  });

  it('lets no mark, link, row or HTML come of any text', () => {
    const nasty = fc.array(
      fc.oneof(
        fc.constantFrom(...'\\`*_[](){}<>|&~$#+-.!=:"\'/0123 \n\tab'.split(''), 'https://', '<b>', '&amp;', '](x)', '```'),
        fc.string({ maxLength: 3 }),
      ),
      { maxLength: 14 },
    );
    fc.assert(
      fc.property(nasty, parts => {
        const text = escapeMarkdown(parts.join(''));
        if (text === '') return;
        expect(seen(text)).not.toContain(null);
      }),
      { numRuns: 3_000 },
    );
  });

  it('stays readable where nothing has to be escaped', () => {
    expect(escapeMarkdown('lstm_out 0.5028, c_t - 1')).toBe('lstm_out 0.5028, c_t - 1');
  });
});
