import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, it } from 'vitest';
import type { Block, Equation, Inline } from '../../../src/core/lesson/lessonDocument.ts';
import { BlockReader } from '../../../src/lesson/document/blockReader.ts';
import { LessonIndex } from '../../../src/lesson/document/lessonIndex.ts';
import { readTarget } from '../../../src/lesson/document/readTarget.ts';
import { amount } from '../../soak.ts';
import { checkDocument } from './checkDocument.ts';
import { sampleLab, sampleLesson } from './sampleLesson.ts';

const index = new LessonIndex({
  lesson: { ...sampleLesson, labs: [{ ...sampleLab, expected: ['gate 0.5'] }] },
  code: new Map([['one', 'const gate = 0.5;']]),
  parts: new Map(),
});
const read = (text: string) => new BlockReader(index).read(text);

const scripts = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg><script href="data:,alert(1)"/></svg>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<a href="javascript:alert(1)">x</a>',
  '<math><mtext><style><img src onerror=alert(1)>',
  '<style>@import "https://x.org"</style>',
  '<div style="background:url(https://x.org)">',
  '<!-- --><b onmouseover=alert(1)>x</b>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<details open ontoggle=alert(1)>',
  '<x onclick=alert(1)>x</x>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#x3c;script&#x3e;alert(1)&#60;/script&#62;',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java&#10;script:alert(1))',
  '[x](&#x6A;avascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x](vbscript:x)',
  '![x](javascript:alert(1))',
  '![x](https://tracker.example.org/x.png)',
  '![x](data:image/svg+xml,<svg onload=alert(1)>)',
  '![x" onerror="alert(1)](media/x.png)',
  '[x][y]\n\n[y]: javascript:alert(1) "title"',
  '<javascript:alert(1)>',
  '<https://x.org/"onmouseover="alert(1)>',
  '[x](https://x.org/"onclick="alert(1))',
  '[x](command:workbench.action.terminal.new)',
  '$\\href{javascript:alert(1)}{x}$',
  '$\\url{javascript:alert(1)}$',
  '$\\htmlData{x=y}{z}$',
  '$\\htmlClass{a}{b}$',
  '$\\htmlStyle{background:url(https://x.org)}{b}$',
  '$\\htmlId{a}{b}$',
  '$\\includegraphics{https://x.org/x.png}$',
  '$\\def\\a{\\href{javascript:alert(1)}{x}}\\a$',
  '$\\newcommand{\\a}{x}\\a$',
  '$\\let\\a=\\href \\a{javascript:alert(1)}{x}$',
  '$\\csname href\\endcsname{javascript:alert(1)}{x}$',
  '$\\char"3c script$',
  '$^^5chref{javascript:alert(1)}{x}$',
  '$\\lab{one}{gate}{x}\\lab{one}{gate}{\\htmlData{place=9}{y}}$',
  '$\\lab{one}{gate}{x}\\htmlData{place=1}{y}$',
  '$\\lab{0}{x}$',
  '$\\lab{one}{gate} x$',
  '$}\\lab{one}{gate}{x$',
  '$% }\n\\lab{one}{gate}{x}$',
  '{{one gate}}<script>{{one gate}}</script>',
  '{{__proto__ x}} {{constructor name}}',
];
const places: ((script: string) => string)[] = [
  script => script,
  script => `# ${script}`,
  script => `- a\n  - ${script}`,
  script => `> ${script}`,
  script => `| a | ${script.replaceAll('|', '').replaceAll('\n', ' ')} |\n| --- | --- |\n| b | c |`,
  script => `**[${script}](https://x.org)**`,
  script => `::: note ${script.replaceAll('\n', ' ')}\n${script}\n:::`,
  script => `::: figure ${script.replaceAll('\n', ' ')}\n${script}\n:::`,
  script => `:: lab ${script}`,
  script => `\`\`\`${script.replaceAll('\n', ' ')}\n${script}\n\`\`\``,
];

function depthOf(value: unknown): number {
  return typeof value === 'object' && value !== null
    ? 1 + Object.values(value).reduce((most: number, one) => Math.max(most, depthOf(one)), 0)
    : 0;
}

function equationsOf(value: unknown): Equation[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('tex' in value) return [value as Equation];
  return Object.values(value).flatMap(equationsOf);
}

/** Every equation is typeset as a renderer does; what comes out has no link, no picture, no attribute of the author's. */
function checkTypeset({ tex, places: marks }: Equation): void {
  const html = katex.renderToString(tex, {
    throwOnError: false,
    strict: 'ignore',
    maxExpand: 1000,
    maxSize: 20,
    trust: context => context.command === '\\htmlData',
  });
  // An equation that cannot be typeset is shown as it is, with the reason as a title: text, not markup.
  const tags = (html.match(/<[^<>]*>/g) ?? []).join('\n').replace(/ title="[^"]*"/g, '');
  expect(tags).not.toMatch(/<(?:a|img|script|iframe|object|embed|link|style)\b|\s(?:href|src|id|on\w+)=|javascript:|url\(/i);
  const data = [...tags.matchAll(/\sdata-([\w-]+)="([^"]*)"/g)].map(([, key, value]) => `${key ?? ''}=${value ?? ''}`);
  for (const one of data) expect(marks.map((_mark, at) => `place=${String(at)}`)).toContain(one);
}

describe('text of others', () => {
  it(`stays text: ${String(scripts.length * places.length)} ways to bring a script`, () => {
    expect(scripts.length * places.length).toBeGreaterThanOrEqual(500);
    for (const script of scripts) {
      for (const put of places) {
        const document = read(put(script));
        checkDocument(document);
        equationsOf(document).forEach(checkTypeset);
      }
    }
  });

  it('becomes nothing but listed kinds, whatever it is', () => {
    const piece = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...scripts) },
      {
        weight: 8,
        arbitrary: fc.constantFrom(
          ...[
            '# ',
            '## ',
            '- ',
            '1. ',
            '> ',
            '    ',
            '```',
            '~~~',
            '---',
            '***',
            '**',
            '*',
            '_',
            '`',
            '$',
            '$$',
            '\n',
            '\n\n',
            '|',
            '|-|-|',
            '[',
            ']',
            '(',
            ')',
            '![',
          ],
          ...[
            '](lab:one#gate)',
            '](section:x)',
            '](https://a.org)',
            '](#x)',
            '<',
            '>',
            '&',
            '&#x202e;',
            '\\',
            ':::',
            '::: note ',
            '::: table t ',
            '::: figure f ',
            '::: fold f ',
          ],
          ...[
            ':: lab one',
            ':: printed one',
            ':: evidence',
            '{{one gate}}',
            '{{',
            '}}',
            '\\lab{one}{gate}{x}',
            '\\frac{a}{b}',
            '\u202e',
            '\u200b',
            '\u0000',
            '\ufeff',
            '\ud800',
            '😀',
          ],
        ),
      },
      { weight: 2, arbitrary: fc.string({ maxLength: 8 }) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
    );
    const text = fc.array(piece, { maxLength: 40 }).map(pieces => pieces.join(''));
    fc.assert(
      fc.property(text, one => {
        const document = read(one);
        checkDocument(document);
        equationsOf(document).forEach(checkTypeset);
      }),
      { numRuns: amount(1_000, 10_000) },
    );
  }, 120_000);

  it('is cut where it is too long, and says so', () => {
    expect(read('word '.repeat(300_000)).notice).toBe('Lesson shortened at 1 MB.');
    expect(read('a\n\n'.repeat(6_000)).notice).toBe('Lesson shortened at 10,000 lines.');
    expect(read('word '.repeat(2_000)).notice).toBe('A very long paragraph was shortened.');
    expect(read('word '.repeat(1_000)).notice).toBeNull();
    expect(read(`    ${'x'.repeat(8_000)}`).notice).toBe('A very long paragraph was shortened.');
    expect(read('a\r'.repeat(12_000)).notice).toBe('Lesson shortened at 10,000 lines.');
    expect(read('a\n\n'.repeat(5_000)).notice).toBeNull();
  });

  it('stays as it was written after fifty thousand marks: in paragraphs, cells and titles', () => {
    const many = '**a** '.repeat(1_250);
    const paragraphs = (count: number): string => `${many}\n\n`.repeat(count);
    const plain = (blocks: readonly Block[] | undefined): boolean =>
      JSON.stringify(blocks).includes('**a** {{one gate}} $x$') && !JSON.stringify(blocks).includes('"strong"');
    const rest = '**a** {{one gate}} $x$';
    for (const after of [rest, `| a |\n| --- |\n| ${rest} |`, `::: note ${rest}\nwords\n:::`]) {
      const few = read(paragraphs(9) + after);
      expect([few.notice, plain([few.blocks.at(-1) as Block])]).toEqual([null, false]);
      const document = read(paragraphs(10) + after);
      expect(plain([document.blocks.at(-1) as Block])).toBe(true);
      expect(document.blocks).toHaveLength(11);
      checkDocument(document);
    }
    expect(read(paragraphs(11)).notice).toBe('This text has more marks than can be read: the rest is plain or left out.');
  });

  it('ends after thirty thousand blocks, however deep they lie', () => {
    const rows = (count: number): string => `${'> - '.repeat(9)}a\n\n`.repeat(count);
    const blocksOf = (value: unknown): number =>
      typeof value === 'object' && value !== null
        ? Object.values(value).reduce((sum: number, one) => sum + blocksOf(one), 'kind' in value && value.kind !== 'text' ? 1 : 0)
        : 0;
    expect(read(rows(1_000)).notice).toBeNull();
    const cut = read(rows(4_000));
    expect(cut.notice).toBe('This text has more marks than can be read: the rest is plain or left out.');
    expect(blocksOf(cut.blocks)).toBeLessThanOrEqual(30_000);
    expect(blocksOf(cut.blocks)).toBeGreaterThan(25_000);
  });

  it.each([
    ['brackets', '['.repeat(1_000_000)],
    ['stars', '*'.repeat(1_000_000)],
    ['words with stars', '**a '.repeat(250_000)],
    ['nested emphasis', '*a '.repeat(1_000) + 'a* '.repeat(1_000)],
    ['quotes', '>'.repeat(1_000_000)],
    ['lists in lists', '- '.repeat(100_000)],
    ['lists that go deep', Array.from({ length: 1_400 }, (_, depth) => `${' '.repeat(depth)}- a`).join('\n')],
    ['brackets in paragraphs', `${'['.repeat(7_000)}\n\n`.repeat(140)],
    ['emphasis in paragraphs', `${'**a** '.repeat(1_300)}\n\n`.repeat(130)],
    ['values', `${'{{one gate}} '.repeat(600)}\n\n`.repeat(130)],
    ['lists in quotes', `${'> - '.repeat(25)}\n`.repeat(10_000)],
    ['dollars', `$${'\\$'.repeat(500_000)}`],
    ['pictures', '![a]('.repeat(200_000)],
    ['blocks in blocks', '::: note x\n'.repeat(90_000)],
    ['columns', `${'|a'.repeat(250_000)}\n${'|-'.repeat(250_000)}`],
    ['references', Array.from({ length: 20_000 }, (_, at) => `[a${String(at)}]: b`).join('\n')],
    ['headings of one name', '# part\n'.repeat(100_000)],
    ['equations in braces', `$${'{'.repeat(900)}x${'}'.repeat(900)}$`],
  ])('comes through a flood of %s', (_what, flood) => {
    const document = read(flood);
    checkDocument(document);
    expect(depthOf(document)).toBeLessThan(120);
  });

  it('keeps what it cannot link: its words', () => {
    const words = (text: string): readonly Inline[] => {
      const [first] = read(text).blocks;
      return first?.kind === 'paragraph' ? first.content : [];
    };
    expect(words('see [the terminal](command:x) now')).toEqual([{ kind: 'text', text: 'see the terminal now' }]);
    expect(words('a ![picture](https://x.org/x.png)')).toEqual([{ kind: 'text', text: 'a picture' }]);
    expect(words('<b>bold</b>')).toEqual([{ kind: 'text', text: '<b>bold</b>' }]);
    expect(words('$\\href{a}{b}$')).toEqual([{ kind: 'code', text: '\\href{a}{b}' }]);
    expect(read('first\n\nsee [it](command:x)').problems).toEqual(["Line 3: the link 'command:x' leads nowhere."]);
  });

  it('links to https and to what the lesson has, and to nothing else: 300 addresses', () => {
    const bodies = [
      '//x.org/a',
      'x.org',
      '/etc/passwd',
      '//server/share',
      'alert(1)',
      '%2f%2fx.org',
      '\\\\server\\share',
      '@x.org',
      '//user:pass@x.org/',
      '//x.org:22/',
    ];
    const schemes = [
      'javascript:',
      'JAVASCRIPT:',
      'java\tscript:',
      'data:',
      'vbscript:',
      'file:',
      'FILE:',
      'command:',
      'Command:',
      'vscode:',
      'vscode-remote:',
      'vscode-insiders:',
    ];
    const more = [
      'http:',
      'ftp:',
      'ws:',
      'wss:',
      'blob:',
      'about:',
      'mailto:',
      'ssh:',
      'smb:',
      'chrome:',
      'view-source:',
      'jar:',
      ' https:',
      '\u0000https:',
      'https\u200b:',
      'hhttps:',
      '',
      '\\',
      'https:\\',
    ];
    const refused = [...schemes, ...more].flatMap(scheme => bodies.map(body => scheme + body));
    const evil = [
      'https://x',
      'https://x.org:80/',
      'https://a@x.org/',
      'https://x.org\\@y.org',
      'https://x.org/\u202e',
      'https://x.org/ a',
      'https://xn--.org',
      'https://[::1]/',
      'https://127.0.0.1/',
      'https:/x.org',
      'https://х.org/',
      '#../x',
      'lab:two',
      'lab:one#none',
      'lab:one#',
      'section:none',
      'term:gate',
      'exercise:none',
      '#none',
      `https://x.org/${'a'.repeat(2_000)}`,
    ];
    expect(refused.length).toBeGreaterThanOrEqual(300);
    for (const address of [...refused, ...evil]) expect([address, readTarget(address, index)]).toEqual([address, null]);
    expect(readTarget('https://x.org/a?b=c#d', index)).toEqual({ kind: 'web', url: 'https://x.org/a?b=c#d' });
    expect(readTarget('HTTPS://X.ORG', index)).toEqual({ kind: 'web', url: 'HTTPS://X.ORG' });
    expect(readTarget('lab:one#gate', index)).toEqual({ kind: 'place', place: { lab: 'one', name: 'gate' } });
  });
});
