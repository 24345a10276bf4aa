import { alignLines } from '../../core/comparing/alignLines.ts';
import { lineBreak, type TextChange } from './lineMapper.ts';

/** The changes that make `now` of `before`, each of whole lines, the last in the text first. */
export function textChanges(before: string, now: string): TextChange[] {
  if (before === now) return [];
  const [old, fresh] = [before.split(lineBreak), now.split(lineBreak)];
  const changes: TextChange[] = [];
  let [oldAt, freshAt] = [0, 0];
  const changeUpTo = (oldEnd: number, freshEnd: number): void => {
    if (oldAt < oldEnd || freshAt < freshEnd) changes.unshift(changeOf(old, oldAt, oldEnd, fresh.slice(freshAt, freshEnd)));
  };
  for (const [was, is] of alignLines(old, fresh, false)) {
    if (was === null || is === null || old[was] !== fresh[is]) continue;
    changeUpTo(was, is);
    [oldAt, freshAt] = [was + 1, is + 1];
  }
  changeUpTo(old.length, fresh.length);
  return changes;
}

/** Puts `lines` in the place of the lines `start .. end` (0-based, without `end`). */
function changeOf(old: readonly string[], start: number, end: number, lines: readonly string[]): TextChange {
  const endOf = (line: number): { readonly line: number; readonly column: number } => ({ line, column: old[line]?.length ?? 0 });
  const isWhole = start < end && lines.length > 0;
  // Lines that only come or go take the line break before them along, and the first ones that behind them.
  const isFirst = start === 0 && !isWhole;
  const from = isWhole || isFirst ? { line: start, column: 0 } : endOf(start - 1);
  const to = isFirst ? { line: end, column: 0 } : end === start ? from : endOf(end - 1);
  const text = lines.join('\n');
  const breaks = lines.length === 0 || isWhole ? ['', ''] : isFirst ? ['', '\n'] : ['\n', ''];
  return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column, text: breaks.join(text) };
}
