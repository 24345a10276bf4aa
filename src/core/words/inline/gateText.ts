import type { GateMeaning } from '../../run/gateMeaning.ts';
import type { ValueSummary } from '../../run/value.ts';
import { halfLifeForm } from './halfLifeText.ts';
import { numberText } from '../numberText.ts';

const cells = 10;
const shortBar = 5;

/** How open a gate is, in five bands. */
const bands: readonly { readonly below: number; readonly word: string }[] = [
  { below: 0.05, word: 'none' },
  { below: 0.35, word: 'little' },
  { below: 0.65, word: 'half' },
  { below: 0.95, word: 'most' },
  { below: Infinity, word: 'all' },
];

interface GateAction {
  readonly verb: string;
  readonly object: string;
}

/** What a gate does with that much, as it is read: `keeps most`, `takes half of the new`. */
const actions: Readonly<Record<GateMeaning, GateAction>> = {
  keeps: { verb: 'keeps', object: '' },
  writes: { verb: 'writes', object: '' },
  shows: { verb: 'shows', object: '' },
  takes: { verb: 'takes', object: ' of the new' },
  resets: { verb: 'uses', object: ' of the old' },
};

const otherAction: GateAction = { verb: 'lets', object: ' through' };

/** Names by which a lab that computes a gate by itself tells what it means, and the letter it has in formulas. */
const toldBy: readonly { readonly names: readonly string[]; readonly letter: string; readonly meaning: GateMeaning }[] = [
  { names: ['forget', 'keep'], letter: 'f', meaning: 'keeps' },
  { names: ['input', 'write'], letter: 'i', meaning: 'writes' },
  { names: ['output', 'show'], letter: 'o', meaning: 'shows' },
  { names: ['update'], letter: 'z', meaning: 'takes' },
  { names: ['reset'], letter: 'r', meaning: 'resets' },
];

/** A bar of ten cells: `███████░░░`, or of as many as there is room for. */
export function gateBarText(value: number, length = cells): string {
  const full = Math.round(Math.min(1, Math.max(0, value)) * length);
  return '█'.repeat(full) + '░'.repeat(length - full);
}

/** What a gate with this meaning and value does; null where nothing says what it means. */
export function gateWords(meaning: GateMeaning | null, value: number): string {
  const { verb, object } = meaning === null ? otherAction : actions[meaning];
  const band = bands.find(({ below }) => value < below);
  return `${verb} ${band?.word ?? 'all'}${object}`;
}

/** `0.7311 ███████░░░ keeps most`. */
export function gateText(meaning: GateMeaning | null, value: number): string {
  return `${numberText(value)} ${gateBarText(value)} ${gateWords(meaning, value)}`;
}

/** The same with the half-life of what it keeps: `0.7311 ███████░░░ keeps most, ½ in 2.2`. */
export function gateStory(meaning: GateMeaning | null, value: number): string {
  return withHalfLife(gateText(meaning, value), meaning, value);
}

/** Words of a gate, with the half-life of what it keeps after them. */
export function withHalfLife(words: string, meaning: GateMeaning | null, value: number): string {
  const half = halfLifeForm(meaning, value);
  return half === null ? words : `${words}, ${half}`;
}

/** The same from the longest to the shortest: number and words always, half-life and bar where there is room. */
export function gateForms(meaning: GateMeaning | null, value: number): readonly string[] {
  const [number, words] = [numberText(value), gateWords(meaning, value)];
  const story = gateStory(meaning, value);
  const text = gateText(meaning, value);
  return [...(story === text ? [] : [story]), text, `${number} ${gateBarText(value, shortBar)} ${words}`, `${number} ${words}`];
}

/** What a gate means: as its cell says, or for one that the lab computes by itself, as its variable's name tells. */
export function gateMeaningOf(name: string, value: ValueSummary): GateMeaning | null {
  return (value.kind === 'tensor' ? value.gateMeaning : undefined) ?? meaningByName(name);
}

/** What a gate of this name means in a lab that computes it by itself; null where the name does not tell. */
export function meaningByName(name: string): GateMeaning | null {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/gu, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/u)
    .filter(word => word !== '' && word !== 'this');
  const byName = toldBy.find(({ names }) => words.some(word => names.some(known => word.startsWith(known))));
  if (byName) return byName.meaning;
  // The letters of the formulas: f_t, z, r_gate.
  const [letter, index, ...more] = words;
  const isFormula = more.length === 0 && (index === undefined || index === 't' || index === 'gate');
  return (isFormula ? toldBy.find(each => each.letter === letter)?.meaning : undefined) ?? null;
}
