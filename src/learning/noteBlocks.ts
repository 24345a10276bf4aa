/**
 * A part of a note that is filled in, between two comments that name it. The first holds a fingerprint of what was
 * filled in: as long as it fits, the learner has not changed the part, and it may be filled in anew.
 */
export interface NoteBlock {
  /** `a-z`, `0-9` and `-`. */
  readonly id: string;
  /** Markdown of at least one line. */
  readonly text: string;
}

const opening = /^<!-- gatescope:shown ([a-z0-9-]{1,64}) ([0-9a-f]{8}) -->$/;
const closing = '<!-- gatescope:end -->';

export function writeBlock({ id, text }: NoteBlock): string {
  return `<!-- gatescope:shown ${id} ${fingerprint(text)} -->\n${text}\n${closing}`;
}

/** True where a text has blocks at all: it is a note. */
export function isNote(text: string): boolean {
  return linesOf(text).some(line => opening.test(line));
}

/**
 * The note with its blocks filled in anew. What the learner wrote stays to the letter: a block that was changed is left
 * as it is, and the new one put after it. Blocks the note does not have come at its end, as `append` writes them.
 */
export function fillBlocks(note: string, blocks: readonly NoteBlock[], append: (block: NoteBlock) => string): string {
  const left = new Map(blocks.map(block => [block.id, block]));
  const lines = linesOf(note);
  const out: string[] = [];
  /** Where to put a block whose earlier form was changed, by its id: an index into `out`. */
  const changed = new Map<string, number>();
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const [, id = '', mark = ''] = opening.exec(line) ?? [];
    const end = id === '' ? -1 : lines.indexOf(closing, at);
    const block = left.get(id);
    if (end < 0 || !block) {
      out.push(line);
      continue;
    }
    const inner = lines.slice(at + 1, end).join('\n');
    if (fingerprint(inner) === mark) {
      out.push(...writeBlock(block).split('\n'));
      left.delete(id);
      changed.delete(id);
    } else {
      out.push(...lines.slice(at, end + 1));
      changed.set(id, out.length);
    }
    at = end;
  }
  for (const [id, after] of [...changed].sort(([, one], [, other]) => other - one)) {
    const block = left.get(id);
    if (block) out.splice(after, 0, '', ...writeBlock(block).split('\n'));
    left.delete(id);
  }
  const text = out.join('\n');
  if (left.size === 0) return text;
  return `${text.replace(/\n*$/, '\n')}${[...left.values()].map(block => `\n${append(block)}\n`).join('')}`;
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}

/** FNV-1a: tells whether a part was changed, not by whom. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
