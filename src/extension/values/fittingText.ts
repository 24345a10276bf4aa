import type { MarkPart } from '../../core/words/inline/inlineMark.ts';
import { cutText } from '../../core/words/cutText.ts';
import { textColumns } from '../../core/words/textColumns.ts';

/** What is painted of a line's values: a text, and whether a curve stands behind it. */
export interface FittingText {
  readonly text: string;
  readonly hasCurve: boolean;
}

const separator = ' · ';
/** Less says nothing: then the text is painted whole, and seen by who scrolls there. */
const leastColumns = 8;
const leastShare = 11;

/** The parts of a line that say something its code does not say, each once. */
export function tellingParts(parts: readonly MarkPart[]): readonly MarkPart[] {
  const telling = parts.filter(({ forms, isBad }) => forms.length > 0 || isBad);
  // What a function hands back is often what the line gives a name.
  return telling.filter(part => part.name !== 'return' || !telling.some(other => other !== part && other.short === part.short));
}

/**
 * The longest way to say a line's values that has room: first whole, then without what the hover tells as well. `curve`
 * is how many columns a curve behind the text takes, 0 where there is none.
 */
export function fittingText(parts: readonly MarkPart[], room: number, curve: number): FittingText {
  const levels = levelsOf(parts);
  const find = (texts: readonly string[], columns: number): string | undefined => texts.find(text => textColumns(text) <= columns);
  const withCurve = curve > 0 ? find(levels.slice(0, 2), room - curve) : undefined;
  if (withCurve !== undefined) return { text: withCurve, hasCurve: true };
  const text = find(levels, room) ?? sharedRoom(parts, room) ?? cutToRoom(together(levels.at(-1) ?? ''), room);
  return { text, hasCurve: false };
}

function levelsOf(parts: readonly MarkPart[]): readonly string[] {
  const isAlone = parts.length === 1;
  // Several shapes on a line: the names of their axes are in the hover.
  const first = (part: MarkPart): number => (!isAlone && part.kind === 'tensor' ? 1 : 0);
  const form = (part: MarkPart, later: number): string => part.forms[Math.min(part.forms.length - 1, first(part) + later)] ?? part.short;
  const named = (part: MarkPart, text: string): string => {
    const whole = part.change?.short ? `${text} ${part.change.short}` : text;
    return isAlone ? whole : `${part.name} ${whole}`;
  };
  const most = Math.max(...parts.map(({ forms }) => forms.length), 1);
  const shorter = Array.from({ length: most }, (_, later) => parts.map(part => named(part, form(part, later))).join(separator));
  const shortest = parts.map(part => form(part, most));
  return [
    parts.map(part => named(part, part.times === '' ? form(part, 0) : `${form(part, 0)} ${part.times}`)).join(separator),
    ...shorter,
    // In the order of the line, as the code has them.
    shortest.join(separator),
    shortest.join(' '),
    // Numbers and shapes before all else.
    shortest.filter((_, at) => isMeasured(parts[at])).join(' '),
  ].filter(text => text !== '');
}

/** Every part cut to the same length, with its name; null where that is too little to say anything. */
function sharedRoom(parts: readonly MarkPart[], room: number): string | null {
  const share = Math.floor((room + separator.length) / parts.length) - separator.length;
  if (parts.length === 1 || share < leastShare) return null;
  return parts.map(({ name, forms, short }) => cutText(`${name} ${forms.at(-1) ?? short}`, share)).join(separator);
}

/** Shapes that are said again at once are counted: `[4,6,16] 2×[1,4,16]`. */
function together(text: string): string {
  return text.replaceAll(
    /(\[[\d,]+\])(?: \1)+(?= |$)/gu,
    (all, shape: string) => `${String((all.length + 1) / (shape.length + 1))}×${shape}`,
  );
}

function cutToRoom(text: string, room: number): string {
  return room < leastColumns ? text : cutText(text, Math.floor(room));
}

function isMeasured(part: MarkPart | undefined): boolean {
  return part !== undefined && (part.kind === 'gate' || part.kind === 'tensor' || part.kind === 'number' || part.kind === 'series');
}
