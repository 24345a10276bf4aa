import { assertNever } from '../../../src/core/base/assertNever.ts';
import type { Inline } from '../../../src/core/lesson/lessonDocument.ts';
import { h } from '../h.ts';
import type { TextParts } from './textParts.ts';

/** Runs of text as elements. */
export function inlineNodes(content: readonly Inline[], parts: TextParts): Node[] {
  const nodes: Node[] = [];
  for (const [at, inline] of content.entries()) {
    const before = content[at - 1];
    const mark = inline.kind === 'text' && (before?.kind === 'equation' || before?.kind === 'link') ? markAtStart(inline.text) : '';
    const last = nodes.at(-1);
    if (inline.kind !== 'text' || mark === '' || !last) nodes.push(inlineNode(inline, parts));
    else {
      nodes.splice(-1, 1, h('span', { class: 'held' }, last, mark));
      nodes.push(document.createTextNode(inline.text.slice(mark.length)));
    }
  }
  return nodes;
}

/** Punctuation that must not begin a line. */
function markAtStart(text: string): string {
  return /^[.,;:!?)\]”’…]+/.exec(text)?.[0] ?? '';
}

function inlineNode(inline: Inline, parts: TextParts): Node {
  switch (inline.kind) {
    case 'text':
      return document.createTextNode(inline.text);
    case 'emphasis':
      return h('em', {}, ...inlineNodes(inline.content, parts));
    case 'strong':
      return h('strong', {}, ...inlineNodes(inline.content, parts));
    case 'code':
      return h('code', {}, inline.text);
    case 'break':
      return h('br');
    case 'equation':
      return parts.equation(inline.equation, false);
    case 'link':
      return parts.link(inline.target, inlineNodes(inline.content, parts));
    case 'image':
      return parts.image(inline.image);
    case 'value':
      return parts.value(inline);
    default:
      return assertNever(inline);
  }
}
