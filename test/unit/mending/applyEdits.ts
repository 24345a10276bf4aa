import type { TextEdit } from '../../../src/core/run/mend.ts';

/** The text with all edits made, as VS Code makes them: each where the text stood before any of them. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let end = Infinity;
  let changed = text;
  for (const edit of edits.toReversed()) {
    if (edit.start > edit.end || edit.end > end) throw new Error('Edits lie over each other.');
    changed = changed.slice(0, edit.start) + edit.text + changed.slice(edit.end);
    end = edit.start;
  }
  return changed;
}
