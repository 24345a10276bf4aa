import { startOf } from '../../core/words/cutText.ts';
import type { Equation, Inline, LinkTarget, PrintedPlace } from '../../core/lesson/lessonDocument.ts';
import { showHidden } from '../../core/words/hiddenCharacters.ts';
import type { LessonIndex } from './lessonIndex.ts';
import { treeOf, type TokenTree } from './tokenTree.ts';
import { unread } from './parsingLimits.ts';
import { readTarget } from './readTarget.ts';
import { readTex } from './readTex.ts';
import type { Token } from 'markdown-it/index.mjs';

const deepest = 12;
const picturePath = /^(?:[a-z0-9][a-z0-9-]{0,63}\/){0,3}[a-z0-9][a-z0-9-]{0,63}\.(?:png|svg|jpg|webp)$/;
export const valueQuery = /\{\{([a-z0-9-]{1,64}) ([^{}]{1,200})\}\}/g;

/** Runs of text: emphasis, code, equations, links, pictures, printed values. */
export class InlineReader {
  private readonly index: LessonIndex;
  private readonly tell: (problem: string) => void;

  /** @param tell takes the rest of a sentence for the author */
  constructor(index: LessonIndex, tell: (problem: string) => void) {
    this.index = index;
    this.tell = tell;
  }

  read(token: Token | undefined): Inline[] {
    return this.all(treeOf(token?.children ?? [], deepest));
  }

  equation(source: string): Equation | null {
    const values: PrintedPlace[] = [];
    const filled = source.replace(valueQuery, (_whole, program: string, words: string) => {
      const value = this.valueOf(program, words);
      if (value) values.push({ program, line: value.line });
      return texOf(value?.text ?? '?');
    });
    const equation = readTex(filled, place => this.index.hasPlace(place));
    if (typeof equation !== 'string') return values.length === 0 ? equation : { ...equation, values };
    this.tell(equation);
    return null;
  }

  private all(nodes: readonly TokenTree[]): Inline[] {
    return merge(nodes.flatMap(node => this.one(node)));
  }

  private one({ token, children }: TokenTree): Inline[] {
    switch (token.type) {
      case 'text':
      case 'text_special':
        return this.text(token.content);
      case unread:
        return [{ kind: 'text', text: showHidden(token.content) }];
      case 'code_inline':
        return [{ kind: 'code', text: showHidden(token.content) }];
      case 'softbreak':
        return [{ kind: 'text', text: ' ' }];
      case 'hardbreak':
        return [{ kind: 'break' }];
      case 'em_open':
        return [{ kind: 'emphasis', content: this.all(children) }];
      case 'strong_open':
        return [{ kind: 'strong', content: this.all(children) }];
      case 'math_inline':
        return this.inlineEquation(token.content);
      case 'link_open':
        return this.link(token.attrGet('href') ?? '', this.all(children));
      case 'image':
        return this.image(token.attrGet('src') ?? '', showHidden(token.content));
      default:
        return token.content === '' ? this.all(children) : this.text(token.content);
    }
  }

  private link(address: string, content: Inline[]): Inline[] {
    const target: LinkTarget | null = readTarget(address, this.index);
    if (target) return [{ kind: 'link', target, content }];
    this.tell(`the link '${short(address)}' leads nowhere`);
    return content;
  }

  private image(file: string, alternative: string): Inline[] {
    if (picturePath.test(file)) return [{ kind: 'image', image: { file, alternative } }];
    this.tell(`the picture '${short(file)}' is not a file of the lesson`);
    return this.text(alternative);
  }

  private inlineEquation(source: string): Inline[] {
    const equation = this.equation(source);
    return equation ? [{ kind: 'equation', equation }] : [{ kind: 'code', text: showHidden(source) }];
  }

  private text(text: string): Inline[] {
    const parts: Inline[] = [];
    let from = 0;
    for (const match of text.matchAll(valueQuery)) {
      const [whole, program = '', words = ''] = match;
      parts.push({ kind: 'text', text: showHidden(text.slice(from, match.index)) });
      const value = this.valueOf(program, words);
      parts.push(value ? { kind: 'value', text: showHidden(value.text), program, line: value.line } : { kind: 'text', text: '?' });
      from = match.index + whole.length;
    }
    parts.push({ kind: 'text', text: showHidden(text.slice(from)) });
    return parts;
  }

  private valueOf(program: string, words: string): { readonly text: string; readonly line: number } | null {
    const value = this.index.value(program, words);
    if (typeof value !== 'string') return value;
    this.tell(value);
    return null;
  }
}

/** A printed value inside an equation: exponents and percent signs as TeX writes them. */
function texOf(text: string): string {
  return text.replace(/\^(-?[\d.]+)/g, '^{$1}').replaceAll('%', '\\%');
}

/** Texts that stand side by side become one; empty ones go. */
function merge(parts: readonly Inline[]): Inline[] {
  const merged: Inline[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (part.kind === 'text' && part.text === '') continue;
    if (part.kind === 'text' && last?.kind === 'text') merged[merged.length - 1] = { kind: 'text', text: last.text + part.text };
    else merged.push(part);
  }
  return merged;
}

function short(address: string): string {
  return showHidden(address.length > 80 ? `${startOf(address, 80)}…` : address);
}
