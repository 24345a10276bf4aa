import { cutText, oneLine } from '../../core/cutText.ts';
import { shown, type Shown } from '../../core/shownText.ts';
import type { Density, InlineMark, ProbeText } from '../../core/inlineMark.ts';
import type { Series } from '../../core/value.ts';
import type { LineValues } from './valueSheet.ts';

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
const longest: Readonly<Record<Density, number>> = { off: 0, short: 130, full: 200 };
const separator = ' · ';
const leastPart = 20;

export interface PaintingOptions {
  readonly density: Density;
  /** All values are from before the newest try to run, or the text is being typed in. */
  readonly isDimmed: boolean;
  /** Lines that can be seen (1-based, both ends included); they go first where there are too many. */
  readonly visible: readonly { readonly from: number; readonly to: number }[];
}

/** What to paint, at most once a line. */
export function paintLines(lines: readonly LineValues[], { density, isDimmed, visible }: PaintingOptions): LinePainting[] {
  if (density === 'off') return [];
  const isVisible = ({ line }: LineValues): boolean => visible.some(({ from, to }) => from <= line && line <= to);
  const chosen =
    lines.length <= mostPaintings
      ? lines
      : [...lines.filter(isVisible), ...lines.filter(line => !isVisible(line))].slice(0, mostPaintings).sort((a, b) => a.line - b.line);
  return chosen.map(line => paintLine(line, density, isDimmed)).filter(painting => painting.text !== '' || painting.curve !== null);
}

function paintLine({ line, isOld, mark, thrown }: LineValues, density: Exclude<Density, 'off'>, isDimmed: boolean): LinePainting {
  const parts = mark?.parts ?? [];
  const said = thrown === null ? textOf(mark, density) : `✗ ${thrown}`;
  const look: Look = isOld || isDimmed ? 'old' : thrown === null ? lookOf(parts) : 'bad';
  const text = shown(cutText(oneLine(isOld ? `old: ${said}` : said), longest[density]));
  return { line, look, text, curve: thrown === null ? (parts.find(part => part.series)?.series ?? null) : null };
}

function textOf(mark: InlineMark | null, density: Exclude<Density, 'off'>): string {
  const parts = mark?.parts ?? [];
  if (parts.length === 1) return parts[0]?.[density] ?? '';
  // Several values on a line: the names tell them apart, and where room is short each gets its share.
  const joined = (of: Exclude<Density, 'off'>): string => parts.map(part => `${part.name} ${part[of]}`).join(separator);
  const fitting = [joined(density), joined('short')].find(text => text.length <= longest[density]);
  if (fitting !== undefined) return fitting;
  const room = Math.max(leastPart, Math.floor((longest[density] + separator.length) / parts.length) - separator.length);
  return parts.map(part => cutText(`${part.name} ${part.short}`, room)).join(separator);
}

function lookOf(parts: readonly ProbeText[]): Look {
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
