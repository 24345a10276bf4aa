import { factKey } from './factKey.ts';
import type { EvidenceItem, EvidenceSource, Lab, Lesson } from '../core/lesson/lesson.ts';
import { plainMarkdown } from '../core/lesson/plainMarkdown.ts';
import { escapeMarkdown as escape } from '../core/words/markdownText.ts';
import { fillBlocks, writeBlock, type NoteBlock } from './noteBlocks.ts';
import { guessText, lateWords } from './prediction.ts';
import type { Progress } from './progress.ts';

/** Where the learner writes. */
export const reasoningMark = '(in my own words)';

/** Said of a run of a lab that the learner has changed, or that came out otherwise on their machine. */
const otherOutput = 'different from the unchanged lab';
/** As many of a text's fingerprint as tell two texts of one learner apart: whole, it takes half of the screen. */
const hashDigits = 12;
const runsId = 'runs-behind-it';
const predictionsId = 'predictions';
const claimsId = 'many-runs';

/** Of the parts that no item of the lesson asks for. */
const titles: Readonly<Record<string, string>> = {
  [runsId]: 'The runs behind it',
  [predictionsId]: 'What I predicted',
  [claimsId]: 'What many runs showed',
};

/** What a note is made from: a lesson, and what was earned with the working copies in one place. */
export interface NoteSource {
  readonly lesson: Lesson;
  readonly place: string;
  readonly progress: Progress;
}

/** A new note: what the lesson asks for, what the learner's runs show of it, and room for their reasoning. */
export function writeNote(source: NoteSource): string {
  const { lesson } = source;
  const head = [
    `# My evidence: ${escape(`${lesson.number} ${lesson.title}`)}`,
    '',
    '*Self-reported: the values were filled in from runs on my own machine. Nobody else has checked them.*',
  ];
  return `${head.join('\n')}\n${blocksOf(source)
    .map(block => `\n${sectionOf(lesson, block)}\n`)
    .join('')}`;
}

/** The same note with the newest runs in it, and everything the learner wrote as it was. */
export function renewNote(note: string, source: NoteSource): string {
  return fillBlocks(note, blocksOf(source), block => sectionOf(source.lesson, block));
}

/**
 * Where a note is to be read on, as places in its text: what an item waits for, or its heading where the learner has
 * written there; without an item the first that waits. Null where there is no such place.
 */
export function placeInNote(note: string, item: EvidenceItem | null): { readonly start: number; readonly end: number } | null {
  const headings = [...note.matchAll(/^## (.*?)\r?$/gm)];
  const at = item ? headings.findIndex(([, title]) => title === escape(item.title)) : -1;
  const heading = headings[at];
  if (item && !heading) return null;
  const end = item ? (headings[at + 1]?.index ?? note.length) : note.length;
  const mark = note.slice(0, end).indexOf(reasoningMark, heading?.index ?? 0);
  if (mark >= 0) return { start: mark, end: mark + reasoningMark.length };
  return heading ? { start: heading.index, end: heading.index + heading[0].trimEnd().length } : null;
}

function blocksOf(source: NoteSource): NoteBlock[] {
  const items = source.lesson.evidence.map(item => ({ id: item.id, text: shownBy(item, source) }));
  const predictions = predictionsOf(source);
  const claims = claimsOf(source);
  return [
    ...items,
    ...(predictions === null ? [] : [{ id: predictionsId, text: predictions }]),
    ...(claims === null ? [] : [{ id: claimsId, text: claims }]),
    { id: runsId, text: runsOf(source) },
  ];
}

/** A block with what stands around it in a new note. */
function sectionOf({ evidence }: Lesson, block: NoteBlock): string {
  const item = evidence.find(({ id }) => id === block.id);
  if (!item) return `## ${titles[block.id] ?? ''}\n\n${writeBlock(block)}`;
  const statement = escape(plainMarkdown(item.statement));
  const prompt = escape(plainMarkdown(item.prompt));
  return `## ${escape(item.title)}\n\n${statement}\n\n${writeBlock(block)}\n\n**${prompt}**\n\n${reasoningMark}`;
}

function shownBy(item: EvidenceItem, { lesson, place, progress }: NoteSource): string {
  const rows = item.shows.map(source => {
    const lab = lesson.labs.find(({ id }) => id === source.lab);
    const key = factKey(source);
    const run = progress.runThatShowed(key, place, lesson.id, source.lab)?.deed;
    const value = run?.facts?.taken[key];
    const whose = run?.outcome === 'matched' ? '' : ` (${otherOutput})`;
    return [nameOf(source), lab?.title ?? source.lab, value === undefined ? 'not shown by a run yet' : `${value}${whose}`];
  });
  return rows.length === 0 ? '*Nothing to fill in here.*' : table(['What', 'Lab', 'In my run'], rows);
}

function nameOf({ variable, line }: EvidenceSource): string {
  return variable ?? (line ?? '').trim();
}

/** What it takes to do the same again, one row a lab. */
function runsOf({ lesson, place, progress }: NoteSource): string {
  const shown = lesson.evidence.flatMap(({ shows }) => shows);
  const rows = lesson.labs.flatMap((lab: Lab) => {
    const behind = shown
      .filter(source => source.lab === lab.id)
      .map(source => progress.runThatShowed(factKey(source), place, lesson.id, lab.id));
    const runs = new Set([...behind, progress.lastRun(place, lesson.id, lab.id)].filter(run => run !== undefined));
    const rowsOfLab = [...runs].flatMap(({ at, deed: { outcome, facts } }) => {
      if (!facts) return [];
      const { seed, backend, version, hash } = facts;
      const output = outcome === 'matched' ? 'as expected' : otherOutput;
      return [[lab.file, output, seed === null ? 'none' : String(seed), backend, version, hash.slice(0, hashDigits), minuteOf(at)]];
    });
    return newestOfEach(rowsOfLab);
  });
  if (rows.length === 0) return '*No lab has run to its end yet. Run one and make the note again.*';
  return table(['Lab', 'Output', 'Seed', 'Backend', 'Gatescope', 'Lab’s SHA-256 begins', 'When (UTC)'], rows);
}

/** Of runs of one text that came out alike, the newest: when is the last of a row, and dates sort as they read. */
function newestOfEach(rows: readonly (readonly string[])[]): (readonly string[])[] {
  const newest = new Map<string, readonly string[]>();
  for (const row of rows) {
    const key = JSON.stringify(row.slice(0, -1));
    const known = newest.get(key)?.at(-1) ?? '';
    if ((row.at(-1) ?? '') >= known) newest.set(key, row);
  }
  return [...newest.values()];
}

/** `2026-11-23 09:05` of a time as JSON has it; what is none stays as it is. */
function minuteOf(at: string): string {
  return at.replace(/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}).*Z$/u, '$1 $2');
}

function predictionsOf({ lesson, place, progress }: NoteSource): string | null {
  const rows = lesson.labs.flatMap(lab =>
    lab.predictions.flatMap(({ id, question }) => {
      const asked = { place, lesson: lesson.id, lab: lab.id, prediction: id };
      const met = (progress.lastAnswer(asked) ?? progress.lastAnswer(asked, true))?.deed;
      if (!met) return [];
      const verdict = met.isRight ? 'right' : 'not so';
      const said = met.late === undefined ? verdict : `${verdict}, but said ${lateWords[met.late]}: no prediction`;
      return [[plainMarkdown(question), guessText(met.guess), met.actual, said]];
    }),
  );
  return rows.length === 0 ? null : table(['Question', 'I said', 'My run showed', 'So it was'], rows);
}

/** With the count of seeds: one seed is an anecdote. */
function claimsOf({ lesson, place, progress }: NoteSource): string | null {
  const rows = progress.claimsOf(place, lesson.id).flatMap(({ at, deed: { lab: id, over, result, runs, seeds, hash } }) => {
    const lab = lesson.labs.find(each => each.id === id);
    return lab ? [[lab.file, over, result, String(runs), String(seeds), hash.slice(0, hashDigits), minuteOf(at)]] : [];
  });
  if (rows.length === 0) return null;
  return table(['Lab', 'What differed', 'What came out', 'Runs', 'Seeds', 'Lab’s SHA-256 begins', 'When (UTC)'], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escape).join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
