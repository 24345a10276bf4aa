import { cutText, oneLine } from '../../core/words/cutText.ts';
import { textColumns } from '../../core/words/textColumns.ts';
import { shown, type Shown } from '../../core/words/shownText.ts';
import type { Density, InlineMark } from '../../core/words/inline/inlineMark.ts';
import type { Series } from '../../core/run/value.ts';
import { fittingText, tellingParts, type FittingText } from './fittingText.ts';

/** Looks of a painted line; each has a colour of its own. */
export type Look = 'value' | 'gate' | 'series' | 'tensor' | 'bad' | 'old';

/** What is painted after one line (1-based). */
export interface LinePainting {
  readonly line: number;
  readonly look: Look;
  readonly text: Shown;
  /** Drawn as a small curve behind the text. */
  readonly curve: Series | null;
}

/** More is never painted in one file. */
export const mostPaintings = 1_000;
/** Longer is no text, whatever room there is. */
const longest: Readonly<Record<Density, number>> = { off: 0, short: 130, full: 200 };
const separator = ' · ';
/** What was thrown is cut to no less. */
const leastThrown = 40;
/** A curve with its margin, in columns. */
const curveColumns = 10;

export interface PaintingOptions {
  readonly density: Density;
  /** All values are from before the newest try to run, or the text is being typed in. */
  readonly isDimmed: boolean;
  /** Newer values are on their way: old ones are dimmed without words, which would come and go with every key. */
  readonly isAwaited?: boolean;
  /** Lines that can be seen (1-based, both ends included); they go first where there are too many. */
  readonly visible: readonly { readonly from: number; readonly to: number }[];
  /** How many columns are free behind a line (1-based); `Infinity` where nobody knows. */
  readonly room: (line: number) => number;
}

/** What to paint, at most once a line. */
export function paintLines(lines: readonly InlineMark[], options: PaintingOptions): LinePainting[] {
  const { density, visible } = options;
  if (density === 'off') return [];
  const isVisible = ({ line }: InlineMark): boolean => visible.some(({ from, to }) => from <= line && line <= to);
  const chosen =
    lines.length <= mostPaintings
      ? lines
      : [...lines.filter(isVisible), ...lines.filter(line => !isVisible(line))].slice(0, mostPaintings).sort((a, b) => a.line - b.line);
  return chosen.map(line => paintLine(line, density, options)).filter(painting => painting.text !== '' || painting.curve !== null);
}

function paintLine(
  mark: InlineMark,
  density: Exclude<Density, 'off'>,
  { isDimmed, isAwaited = false, room }: PaintingOptions,
): LinePainting {
  const { line, isOld = false, thrown, turned } = mark;
  const before = isOld && !isAwaited ? 'old: ' : '';
  const whole = Math.min(longest[density], room(line)) - before.length;
  // What was turned goes first: the value alone would read as if the text said it.
  const said = turned === undefined || thrown !== undefined ? '' : cutText(oneLine(turned), Math.max(leastThrown, whole));
  const parts = thrown === undefined ? tellingParts(mark.parts).filter(part => said === '' || !isPlainValue(part)) : [];
  const head = said === '' || parts.length === 0 ? said : `${said}${separator}`;
  const columns = whole - head.length;
  const curve = parts.find(part => part.series)?.series ?? null;
  const { text, hasCurve } =
    thrown === undefined
      ? withHead(head, valueText(parts, density, columns, curve))
      : { text: cutText(oneLine(`✗ ${thrown}`), Math.max(leastThrown, columns)), hasCurve: false };
  const look: Look = isOld || isDimmed ? 'old' : thrown === undefined ? lookOf(parts) : 'bad';
  return { line, look, text: shown(text === '' ? '' : `${before}${text}`), curve: hasCurve ? curve : null };
}

/** It says again where a dial stands that is on its line. */
function isPlainValue({ kind, times }: InlineMark['parts'][number]): boolean {
  return times === '' && (kind === 'number' || kind === 'text' || kind === 'other');
}

function withHead(head: string, { text, hasCurve }: FittingText): FittingText {
  return { text: text === '' ? head.replace(/ · $/u, '') : `${head}${text}`, hasCurve };
}

function valueText(parts: InlineMark['parts'], density: Exclude<Density, 'off'>, columns: number, curve: Series | null): FittingText {
  if (parts.length === 0) return { text: '', hasCurve: false };
  const [whole] = parts.length === 1 ? parts.map(({ full }) => full) : [parts.map(({ name, full }) => `${name} ${full}`).join(separator)];
  const taken = curve ? curveColumns : 0;
  if (density === 'full' && whole !== undefined && textColumns(whole) + taken <= columns)
    return { text: oneLine(whole), hasCurve: curve !== null };
  const { text, hasCurve } = fittingText(parts, columns, taken);
  return { text: cutText(oneLine(text), longest.short), hasCurve };
}

function lookOf(parts: InlineMark['parts']): Look {
  if (parts.some(part => part.isBad)) return 'bad';
  switch (parts[0]?.kind) {
    case 'gate':
      return 'gate';
    case 'series':
      return 'series';
    case 'tensor':
      return 'tensor';
    default:
      return 'value';
  }
}
