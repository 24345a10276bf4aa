import type { Token } from 'markdown-it/index.mjs';
import { showHidden } from '../../core/words/hiddenCharacters.ts';
import type { Block, Inline, LessonDocument } from '../../core/lesson/lessonDocument.ts';
import { readCard } from './foldCards.ts';
import { readDirective } from './directive.ts';
import { InlineReader } from './inlineReader.ts';
import { createMarkdown } from './markdown.ts';
import type { LessonIndex } from './lessonIndex.ts';
import { treeOf, type TokenTree } from './tokenTree.ts';
import { newCounts } from './parsingLimits.ts';
import { PartNames } from './partNames.ts';
import { plainText } from './plainText.ts';
import { tableOf } from './readTable.ts';
import { tokenize } from './tokenize.ts';

const deepest = 24;
const mostProblems = 100;

/** Turns one text into a document of listed kinds. What it does not know becomes text; it never throws. */
export class BlockReader {
  private readonly index: LessonIndex;
  private readonly inline: InlineReader;
  private readonly markdown = createMarkdown();
  private readonly names = new PartNames();
  private readonly problems: string[] = [];
  private counts = newCounts();
  private line = 1;

  constructor(index: LessonIndex) {
    this.index = index;
    this.inline = new InlineReader(index, problem => {
      this.tell(problem);
    });
  }

  read(text: string): LessonDocument {
    const { tokens, counts, notice } = tokenize(this.markdown, text);
    this.counts = counts;
    const blocks = this.blocks(treeOf(tokens, deepest));
    return { blocks, notice, problems: this.problems };
  }

  private tell(problem: string): void {
    if (this.problems.length < mostProblems) this.problems.push(`Line ${String(this.line)}: ${problem}.`);
  }

  private blocks(nodes: readonly TokenTree[]): Block[] {
    const blocks: Block[] = [];
    for (const node of nodes) {
      this.line = (node.token.map?.[0] ?? this.line - 1) + 1;
      const block = this.block(node);
      if (block) blocks.push(block);
    }
    return blocks;
  }

  private block({ token, children }: TokenTree): Block | null {
    switch (token.type) {
      case 'paragraph_open':
        return this.paragraph(children[0]?.token);
      case 'inline':
        return this.paragraph(token);
      case 'heading_open': {
        const content = this.inline.read(children[0]?.token);
        const level = Number(token.tag.slice(1)) <= 3 ? 3 : 4;
        return { kind: 'heading', level, id: this.names.ofHeading(plainText(content)), content };
      }
      case 'bullet_list_open':
        return { kind: 'list', start: null, items: children.map(item => this.blocks(item.children)) };
      case 'ordered_list_open':
        return { kind: 'list', start: Number(token.attrGet('start') ?? 1), items: children.map(item => this.blocks(item.children)) };
      case 'blockquote_open':
        return { kind: 'quote', blocks: this.blocks(children) };
      case 'fence':
      case 'code_block':
        return { kind: 'code', language: /^[\w+-]{1,20}/.exec(token.info)?.[0] ?? '', text: showHidden(token.content.replace(/\n$/, '')) };
      case 'hr':
        return { kind: 'rule' };
      case 'math_block':
        return this.equation(token.content);
      case 'table_open':
        return tableOf(children, { id: null, caption: [], read: cell => this.inline.read(cell) });
      case 'container_block_open':
        return this.container(token.info, children);
      default:
        return token.content === '' ? null : { kind: 'paragraph', content: [{ kind: 'text', text: showHidden(token.content) }] };
    }
  }

  private paragraph(token: Token | undefined): Block | null {
    const card = token?.content.startsWith(':: ') === true ? readCard(token.content.slice(3), this.index) : null;
    if (typeof card === 'object' && card !== null) return card;
    if (card !== null) this.tell(card);
    const content = this.inline.read(token);
    const [only] = content;
    if (content.length === 1 && only?.kind === 'image') return { kind: 'image', image: only.image };
    return content.length === 0 ? null : { kind: 'paragraph', content };
  }

  private equation(source: string): Block {
    const equation = this.inline.equation(source);
    return equation ? { kind: 'equation', equation } : { kind: 'code', language: 'tex', text: showHidden(source.trim()) };
  }

  private covered(words: string, children: readonly TokenTree[]): Block {
    const [lab = '', prediction = ''] = words.split(' ');
    const blocks = this.blocks(children);
    if (this.index.hasPrediction(lab, prediction)) return { kind: 'covered', lab, prediction, blocks };
    this.tell(`there is no prediction '${prediction}' in a lab '${lab}'`);
    return { kind: 'note', tone: 'note', title: [], blocks };
  }

  private container(words: string, children: readonly TokenTree[]): Block {
    const { kind, id, rest } = readDirective(words);
    const title = kind === 'covered' ? [] : this.words(rest);
    switch (kind) {
      case 'table': {
        const table = children.find(child => child.token.type === 'table_open');
        const name = id === null ? null : this.names.claim(id);
        if (table) return tableOf(table.children, { id: name, caption: title, read: cell => this.inline.read(cell) });
        this.tell('a table block holds no table');
        return { kind: 'note', tone: 'note', title, blocks: this.blocks(children) };
      }
      case 'figure': {
        const alternative = this.blocks(children);
        const name = id ?? 'figure';
        this.names.claim(name);
        if (id === null) this.tell('a figure needs an id');
        if (alternative.length === 0) this.tell('a figure needs a text alternative');
        return { kind: 'figure', figure: name, title, alternative };
      }
      case 'covered':
        return this.covered(rest, children);
      case 'fold':
        return { kind: 'fold', id: id === null ? null : this.names.claim(id), title, blocks: this.blocks(children) };
      default:
        return { kind: 'note', tone: kind === 'careful' || kind === 'measured' ? kind : 'note', title, blocks: this.blocks(children) };
    }
  }

  private words(text: string): Inline[] {
    return this.inline.read(this.markdown.parseInline(text, this.counts)[0]);
  }
}
