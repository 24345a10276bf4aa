import { figureNames } from '../../core/lesson/figureNames.ts';
import type { LessonDocument } from '../../core/lesson/lessonDocument.ts';
import { positionAt } from '../base/finding.ts';
import { endOf } from '../base/likelyName.ts';
import type { CheckedTexts } from '../base/checkedTexts.ts';
import type { Gaps } from '../manifest/gaps.ts';

/** Something that stands in a document and names something else. */
interface NamedThing {
  readonly kind: 'image' | 'figure';
  readonly name: string;
  readonly alternative: string | null;
}

/** What a reader of the lesson found in a document. */
export interface ReadDocument {
  readonly document: LessonDocument;
  readonly gaps: Gaps;
  /** Says where the words of a problem stand, from a line of the document on. */
  readonly tell: (line: number, needle: string | null, message: string) => void;
}

/** Where in a file the words of problems stand, each time the next place. */
export function tellingIn(texts: CheckedTexts, file: string, text: string): ReadDocument['tell'] {
  const found = new Map<string, number>();
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ 0: end, index }) => index + end.length)];
  return (line, needle, message) => {
    const from = Math.max(starts[line - 1] ?? 0, (found.get(needle ?? '') ?? -1) + 1);
    const at = needle === null || needle === '' ? -1 : text.indexOf(needle, from);
    if (needle !== null && at >= 0) found.set(needle, at);
    texts.tell(file, at < 0 ? line : positionAt(text, at), message);
  };
}

/** Tells what leads nowhere in a document, which pictures and figures there are not, and what was cut. */
export function tellDocument({ document, gaps, tell }: ReadDocument, texts: CheckedTexts): void {
  for (const problem of document.problems) {
    const [, line = '1', says = problem] = /^Line (\d+): (.*)$/s.exec(problem) ?? [];
    if (gaps.explain(says)) continue;
    tell(Number(line), needleOf(says), `${says.charAt(0).toUpperCase()}${says.slice(1)}`);
  }
  if (document.notice !== null) tell(1, null, document.notice);
  for (const { kind, name, alternative } of thingsIn(document.blocks)) {
    if (kind === 'figure') {
      if (!figureNames.some(known => known === name)) tell(1, `figure ${name}`, `There is no figure '${name}'${endOf(name, figureNames)}`);
      continue;
    }
    const size = texts.folder.sizes.get(name);
    if (size === undefined) tell(1, name, `There is no picture '${name}' in the lesson's folder${endOf(name, texts.folder.sizes.keys())}`);
    else if (size === 0) tell(1, name, `The picture '${name}' is empty.`);
    if (alternative?.trim() === '')
      tell(1, name, `The picture '${name}' needs words for readers who cannot see it: ![what it shows](${name}).`);
  }
}

/** What a problem quotes, as it stands in the text. */
function needleOf(says: string): string | null {
  const [, name, lab] = /^there is no '([^']*)' in the lab '([^']*)'/.exec(says) ?? [];
  if (name !== undefined && lab !== undefined) return `\\lab{${lab}}{${name}}`;
  return /'((?:[^'\\]|\\.)*?…?)'/s.exec(says)?.[1]?.replace(/…$/, '') ?? null;
}

function thingsIn(value: unknown): NamedThing[] {
  if (Array.isArray(value)) return value.flatMap(thingsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { kind, figure, image } = value as { readonly kind?: unknown; readonly figure?: unknown; readonly image?: unknown };
  const inside = Object.values(value).flatMap(thingsIn);
  if (kind === 'figure' && typeof figure === 'string') return [{ kind, name: figure, alternative: null }, ...inside];
  if (kind !== 'image') return inside;
  const { file, alternative } = image as { readonly file: string; readonly alternative: string };
  return [{ kind, name: file, alternative }];
}
