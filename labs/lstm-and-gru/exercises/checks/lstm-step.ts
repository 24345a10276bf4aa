// One LSTM step in numbers, and what a program shows of one: in its values, or in what it prints.
import { numbersIn, type Attempt, type AttemptRun } from 'gatescope/check';

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
export const old = { memory: 0.8, input: sigmoid(0.2), output: sigmoid(0.7), candidate: Math.tanh(0.9), forget: sigmoid(1) };
const score = -1;
export const gate = sigmoid(score);
export const memoryOf = (forget: number, input = old.input, candidate = old.candidate, before = old.memory): number =>
  forget * before + input * candidate;
export const memory = memoryOf(gate);
export const outputOf = (forget: number): number => old.output * Math.tanh(memoryOf(forget));
export const output = outputOf(gate);

export const near = 1e-6;
/** Printed with fewer places, a number says too little. */
const leastPlaces = 3;

/** What the forget gate may be where its new score went to another gate: as it was, or that gate's own value. */
const otherGates = [old.forget, old.input, old.output];

/** The line on which the old memory is multiplied with another gate, or the memory is made of that. */
export function lineOfOldPart(run: AttemptRun): number | null {
  for (const forget of otherGates)
    for (const wanted of [forget * old.memory, memoryOf(forget, gate), memoryOf(forget)]) {
      const seen = run.having(wanted, near).at(-1);
      if (seen) return seen.line;
    }
  return null;
}

/** Which gate got the score that belongs to the forget gate, told from what came out; null for none. */
export function isElsewhere(has: (wanted: number) => boolean): 'input' | 'output' | null {
  if (otherGates.some(forget => has(memoryOf(forget, gate)))) return 'input';
  return otherGates.some(forget => has(gate * Math.tanh(memoryOf(forget)))) ? 'output' : null;
}

interface ShownNumber {
  readonly number: number;
  /** How far from the truth it may be. */
  readonly half: number;
}

/** Numbers it printed with places enough, and half of the last place of each, and a little. */
export function printedNumbers(run: AttemptRun): readonly ShownNumber[] {
  return run.printed
    .flatMap(text => text.match(/-?\d+\.\d+/gu) ?? [])
    .map(text => ({ number: Number(text), places: text.length - text.indexOf('.') - 1 }))
    .filter(({ places }) => places >= leastPlaces)
    .map(({ number, places }) => ({ number, half: Math.max(0.6 * 10 ** -places, near) }));
}

/** What of a step's results follows from the score: with another score it would be another. */
export interface Following {
  readonly gate: boolean;
  readonly memory: boolean;
  readonly output: boolean;
}

const none: Following = { gate: false, memory: false, output: false };
const all: Following = { gate: true, memory: true, output: true };
/** What the numbers of the text are changed by, one after the other. */
const [little, more] = [0.25, 0.5];
/** A score that changes by less says nothing: what is changed by little always changes evenly. */
const leastChange = 0.1;
/** Numbers of which nobody can put a result together. */
const plainNumbers = new Set([0, 1, 2, 3, 4, 10, 0.2, 0.5, 0.7, 0.8, 0.9]);

/**
 * Changes the numbers of the attempt's text one by one, and looks for one that is the forget gate's score: the gate
 * is its sigmoid, and memory and output change as they have to. Whatever is put together from typed digits does not.
 * The run it is given is not valid afterwards.
 */
export async function followsScore(attempt: Attempt, run: AttemptRun): Promise<Following> {
  const before = shown(run);
  const isResult = ({ number, half }: ShownNumber): boolean => [gate, memory, output].some(wanted => Math.abs(number - wanted) <= half);
  if (![...before.values()].some(isResult)) return none;
  let best = none;
  for (let place = 0; place < attempt.numberCount; place++) {
    const nearer = scoresIn(before, shown(await attempt.run({ changed: { place, by: little } })));
    if (nearer.size === 0) continue;
    const other = await attempt.run({ changed: { place, by: more } });
    const now = shown(other);
    for (const [key, score] of scoresIn(before, now)) {
      const first = nearer.get(key);
      if (!first || !isStraight(first, score)) continue;
      const has = (wanted: number): boolean =>
        // Whoever compares with what was to come out may stop here.
        other.error !== null || [...now.values()].some(({ number, half }) => Math.abs(number - wanted) <= Math.max(half, 2 * near));
      const forget = sigmoid(score.value);
      const isShown = has(outputOf(forget));
      if (isShown) return all;
      if (!best.memory) best = { gate: true, memory: has(memoryOf(forget)), output: false };
    }
  }
  return best.gate || !run.typesOnly(plainNumbers) ? best : all;
}

/** Every number a run shows, by where it comes from: those of its values, and those it prints. */
function shown(run: AttemptRun): ReadonlyMap<string, ShownNumber> {
  const found = new Map<string, ShownNumber>();
  const counts = new Map<string, number>();
  const add = (place: string, number: ShownNumber): void => {
    const count = counts.get(place) ?? 0;
    counts.set(place, count + 1);
    found.set(`${place} ${String(count)}`, number);
  };
  for (const { name, line, role, value } of run.values)
    for (const number of numbersIn(value)) add(`${name} ${String(line)} ${role}`, { number, half: near });
  for (const number of printedNumbers(run)) add('printed', number);
  return found;
}

/** What the forget gate's score is, told from a number that is shown, and how far that may be off. */
interface Score {
  readonly value: number;
  readonly slack: number;
}

/** Where a number was the gate, the memory or the output, and now tells quite another score. */
function scoresIn(before: ReadonlyMap<string, ShownNumber>, now: ReadonlyMap<string, ShownNumber>): ReadonlyMap<string, Score> {
  const found = new Map<string, Score>();
  for (const [key, { number, half }] of before) {
    const other = now.get(key)?.number ?? NaN;
    const is = (wanted: number): boolean => Math.abs(number - wanted) <= half;
    const forget = is(gate) ? other : is(memory) ? forgetIn(other) : is(output) ? forgetIn(Math.atanh(other / old.output)) : NaN;
    const value = Math.log(forget / (1 - forget));
    if (Number.isFinite(value) && Math.abs(value - score) >= leastChange) found.set(key, { value, slack: 20 * half });
  }
  return found;
}

function forgetIn(newMemory: number): number {
  return (newMemory - old.input * old.candidate) / old.memory;
}

/** Twice the change of a number changes a score twice as much. */
function isStraight(one: Score, other: Score): boolean {
  const ratio = more / little;
  return Math.abs(other.value - score - ratio * (one.value - score)) <= ratio * one.slack + other.slack + 1e-5;
}
