import type { Thought } from './thought.ts';
import type { Mood, Word } from './word.ts';

/** One way to say something, taken apart: see `readClaim`. */
export interface Claim {
  readonly parts: readonly ClaimPart[];
}

interface ClaimPart {
  /** Beginnings of words, of which one must be there; each is one or several words. */
  readonly any: readonly (readonly string[])[];
  /** It has to be said of this one of the compared things; null for any. */
  readonly owner: number | null;
  /** It has to stand behind the part before. */
  readonly isAfter: boolean;
  /** It asks for a negator, which stands first in it: that reaches no further than its clause. */
  readonly isNegative: boolean;
}

/** What a sentence does with a claim. */
export type Stance = 'stated' | 'denied' | 'open';

const negators: ReadonlySet<string> = new Set(['no', 'not', 'never', 'without', 'lacks', 'neither', 'none']);

/** More ways to place a claim's words in one sentence than this are not looked at. */
const mostPlacings = 4_000;

/**
 * A claim from the texts of a rubric: each is word beginnings with `|` between them, of which one must stand in the
 * sentence. `>` in front: behind the part before. `gru:` in front: said of the compared thing with this name. A point
 * at its end: the clause ends there.
 */
export function readClaim(texts: readonly string[], subjects: readonly string[]): Claim {
  return {
    parts: texts.map(text => {
      const isAfter = text.startsWith('>');
      const rest = isAfter ? text.slice(1).trim() : text;
      const owner = subjects.findIndex(names => rest.startsWith(`${names.split('|')[0] ?? ''}:`));
      const words = owner < 0 ? rest : rest.slice(rest.indexOf(':') + 1);
      const any = words.split('|').map(one => one.toLowerCase().trim().split(/\s+/u));
      return { any, owner: owner < 0 ? null : owner, isAfter, isNegative: negators.has(any[0]?.[0] ?? '') };
    }),
  };
}

/** What a sentence does with a claim; null where it does not speak of it. `isWithin`: in one clause. */
export function stanceOn({ parts }: Claim, { words }: Thought, isWithin: boolean): Stance | null {
  const places: (readonly Place[])[] = [];
  for (const part of parts) {
    const found = findPlaces(part, words);
    if (found.length === 0) return null;
    places.push(found);
  }
  let best: { readonly placing: readonly Place[]; readonly score: number } | null = null;
  let tried = 0;
  const place = (placing: readonly Place[]): void => {
    if (tried++ > mostPlacings) return;
    const part = parts[placing.length];
    if (!part) {
      const score = scoreOf(placing);
      if (!best || score < best.score) best = { placing, score };
      return;
    }
    const last = placing.at(-1);
    for (const next of places[placing.length] ?? []) {
      const isTooEarly = part.isAfter && last !== undefined && next.first.at <= last.end.at;
      // A negator reaches no further than its clause; why it stands there may be said in another.
      const isBound = isWithin || parts.slice(0, placing.length).some(part => part.isNegative);
      const isElsewhere = isBound && last !== undefined && next.first.clause !== last.first.clause;
      if (!isTooEarly && !isElsewhere) place([...placing, next]);
    }
  };
  place([]);
  const found = best as { readonly placing: readonly Place[] } | null;
  return found && stanceOf(found.placing);
}

/** The words of one part, where they stand. */
interface Place {
  readonly words: readonly Word[];
  readonly first: Word;
  readonly end: Word;
}

function findPlaces({ any, owner }: ClaimPart, words: readonly Word[]): readonly Place[] {
  return any.flatMap(beginnings =>
    words.flatMap((first, from) => {
      if (!matches(beginnings[0] ?? '', first, words[from + 1])) return [];
      const found = words.slice(from, from + beginnings.length);
      const end = found.at(-1);
      const isHere =
        found.length === beginnings.length &&
        beginnings.every((beginning, i) => matches(beginning, found[i], words[from + i + 1])) &&
        isOwned(first, owner);
      return isHere && end ? [{ words: found, first, end }] : [];
    }),
  );
}

function matches(beginning: string, word: Word | undefined, next: Word | undefined): boolean {
  if (word?.mark !== null) return false;
  const isLast = beginning.endsWith('.');
  if (isLast && next?.clause === word.clause) return false;
  const wanted = isLast ? beginning.slice(0, -1) : beginning;
  // A letter or a digit is a whole word.
  return wanted.length === 1 ? word.text === wanted || word.text === `${wanted}'s` : word.text.startsWith(wanted);
}

/** What is said of none of the compared things is said of the first, which the question is about. */
function isOwned({ owner, fixedOwner }: Word, wanted: number | null): boolean {
  return wanted === null || (fixedOwner ?? owner ?? 0) === wanted;
}

/** Words close together belong together, those in one clause most. */
function scoreOf(placing: readonly Place[]): number {
  const clauses = new Set(placing.map(({ first }) => first.clause));
  const span = Math.max(...placing.map(({ end }) => end.at)) - Math.min(...placing.map(({ first }) => first.at));
  return clauses.size * 100 + span;
}

const openMoods: ReadonlySet<Mood> = new Set(['asked', 'supposed', 'doubted', 'reported']);

function stanceOf(placing: readonly Place[]): Stance {
  const taken = placing.flatMap(({ words }) => words);
  if (taken.some(({ mood }) => openMoods.has(mood)) || taken.every(({ mood }) => mood === 'ifSo')) return 'open';
  // A negator that the claim itself asks for denies nothing of it.
  const own = new Set(taken.map(({ at }) => at));
  const isDenied = taken.some(({ negators: over }) => over.filter(negator => !own.has(negator)).length % 2 === 1);
  return isDenied ? 'denied' : 'stated';
}
