import { h } from '../h.ts';

/** A text in which some parts are told apart: those that others write otherwise. */
export type MarkedText = readonly (string | { readonly differs: string })[];

/** Its parts in a row, those that differ as `mark`. */
export function markedParts(text: MarkedText): (string | HTMLElement)[] {
  return text.map(part => (typeof part === 'string' ? part : h('mark', {}, part.differs)));
}
