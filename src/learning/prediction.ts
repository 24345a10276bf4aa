import type { CompiledLab } from '../core/run/compiledLab.ts';
import type { Direction, Guess, ShownBy } from './deed.ts';
import type { Prediction } from '../core/lesson/lesson.ts';
import { numberText } from '../core/words/numberText.ts';
import type { RunState } from '../core/following/runState.ts';
import { summaryText } from '../core/words/summaryText.ts';
import { fromWire, type ProbeValue, type ValueSummary } from '../core/run/value.ts';

/** What a run says to a guess. */
export interface Answer {
  /** What the run showed, in words. */
  readonly actual: string;
  readonly isRight: boolean;
}

/** A guess as the learner wrote it, or one sentence that says how to write it. */
export function readGuess(kind: Prediction['kind'], text: string): Guess | string {
  if (kind === 'direction') {
    const direction = (['up', 'down', 'same'] as const).find(word => word === text.trim().toLowerCase());
    return direction ? { kind, direction } : 'Write up, down or same.';
  }
  // `0.5-0.8` means two numbers, not one below zero.
  const parted = kind === 'range' ? text.replace(/(\d)\s*[-–…]\s*(?=[\d.])/g, '$1 ') : text;
  const numbers = parted.match(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi)?.map(Number) ?? [];
  const isNothingElse = /^[\s\d()[\],;×x+\-.e]*$/i.test(parted.replace(/\b(?:to|and|between)\b/gi, ' '));
  if (kind === 'shape') {
    if (text.replace(/\s/g, '') === '[]') return { kind, shape: [] };
    const isShape = isNothingElse && numbers.length > 0 && numbers.length <= 16;
    return isShape && numbers.every(size => Number.isSafeInteger(size) && size >= 0)
      ? { kind, shape: numbers }
      : 'Write one whole number for each axis, as in 2, 3, 5.';
  }
  const [one, other] = numbers;
  if (!isNothingElse || one === undefined || other === undefined || numbers.length > 2) {
    return 'Write two numbers that it lies between, as in 1.5 to 2.5.';
  }
  return { kind, low: Math.min(one, other), high: Math.max(one, other) };
}

export function guessText(guess: Guess): string {
  switch (guess.kind) {
    case 'shape':
      return `[${guess.shape.join(', ')}]`;
    case 'range':
      return `${numberText(guess.low)} to ${numberText(guess.high)}`;
    case 'direction':
      return guess.direction;
  }
}

/** When a guess was made that is no prediction. */
export const lateWords: Readonly<Record<ShownBy, string>> = { run: 'after the run', learner: 'after the answer was uncovered' };

/** What a run of `lab` says to a guess; null where it did not get there, or the value is of another kind. */
export function answerToGuess(
  { variable, comparedWith }: Pick<Prediction, 'variable' | 'comparedWith'>,
  guess: Guess,
  lab: Pick<CompiledLab, 'sites'>,
  { values }: Pick<RunState, 'values'>,
): Answer | null {
  const find = (name: string): ProbeValue | undefined => {
    const site = lab.sites.findLastIndex((one, i) => one.file === 0 && one.name === name && values.has(i));
    return values.get(site);
  };
  const value = find(variable);
  if (!value) return null;
  switch (guess.kind) {
    case 'shape': {
      if (value.value.kind !== 'tensor') return null;
      const { shape, axes } = value.value;
      const named = axes ? ` ${axes.join(' × ')}` : '';
      return { actual: `[${shape.join(', ')}]${named}`, isRight: shape.join() === guess.shape.join() };
    }
    case 'range': {
      const number = numberOf(value.value);
      return number === null ? null : { actual: summaryText(value.value), isRight: number >= guess.low && number <= guess.high };
    }
    case 'direction': {
      const from = comparedWith === null ? fromWire(value.series?.values[0] ?? 'NaN') : numberOf(find(comparedWith)?.value);
      const to = comparedWith === null ? fromWire(value.series?.values.at(-1) ?? 'NaN') : numberOf(value.value);
      if (from === null || to === null || Number.isNaN(from) || Number.isNaN(to)) return null;
      const direction = directionOf(from, to);
      return { actual: `${direction}, from ${numberText(from)} to ${numberText(to)}`, isRight: direction === guess.direction };
    }
  }
}

/** True where a run has shown what a prediction asks for. */
export function hasShownAnswer(prediction: Prediction, lab: Pick<CompiledLab, 'sites'>, state: Pick<RunState, 'values'>): boolean {
  return answerToGuess(prediction, anyGuess[prediction.kind], lab, state) !== null;
}

const anyGuess: Readonly<Record<Prediction['kind'], Guess>> = {
  shape: { kind: 'shape', shape: [] },
  range: { kind: 'range', low: 0, high: 0 },
  direction: { kind: 'direction', direction: 'same' },
};

/** To the digits that are shown: what looks the same is the same. */
function directionOf(from: number, to: number): Direction {
  if (numberText(from) === numberText(to)) return 'same';
  return to > from ? 'up' : 'down';
}

/** The number in a value: itself, or a tensor's only element. */
function numberOf(value: ValueSummary | undefined): number | null {
  if (value?.kind === 'number') return fromWire(value.value);
  if (value?.kind !== 'tensor' || value.head.length !== 1 || value.isDisposed) return null;
  const isOne = value.shape.every(size => size === 1);
  return isOne && value.head[0] !== undefined ? fromWire(value.head[0]) : null;
}
