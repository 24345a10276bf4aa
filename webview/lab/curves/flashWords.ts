import type { FlashAnswer } from '../../../src/core/run/xrayCurves.ts';
import type { XrayRefusal } from '../../../src/core/run/xray.ts';
import { countText, numberText } from '../../../src/core/words/numberText.ts';
import { refusalText } from '../xray/xrayWords.ts';

/** One curve of the flashlight: which model it is of, and a number a step in the order of time. */
export interface FlashCurve {
  readonly name: string;
  readonly norms: Float32Array;
}

/** A scale of powers of ten that has room for all of them. */
export interface FlashScale {
  /** Exponents of its ends. */
  readonly top: number;
  readonly bottom: number;
}

/** Powers of ten that are shown at most. */
const mostPowers = 12;

export function flashScale(curves: readonly FlashCurve[]): FlashScale {
  const sizes = curves.flatMap(({ norms }) => [...norms].filter(norm => norm > 0 && Number.isFinite(norm)));
  const top = Math.ceil(Math.log10(Math.max(...(sizes.length === 0 ? [1] : sizes))));
  const bottom = Math.floor(Math.log10(Math.min(...(sizes.length === 0 ? [1] : sizes))));
  return { top, bottom: Math.max(top - mostPowers, Math.min(bottom, top - 1)) };
}

/** How far up the scale a number stands: 0 to 1. */
export function onScale({ top, bottom }: FlashScale, norm: number): number {
  return norm === 0 ? 0 : (Math.log10(norm) - bottom) / (top - bottom);
}

export function powerText(exponent: number): string {
  return exponent === 0 ? '1' : `10^${String(exponent)}`;
}

/** What stands at one place: `Step 3 of 20: as trained 0.0123, before training 0.0001`. */
export function flashAt(curves: readonly FlashCurve[], steps: readonly number[], all: number, place: number): string {
  const told = curves.map(({ name, norms }) => `${name} ${numberText(norms[place] ?? NaN)}`);
  return `Step ${countText((steps[place] ?? 0) + 1)} of ${countText(all)}: ${told.join(', ')}`;
}

/** A sentence a curve: how strongly the step that is furthest back moves the answer, beside the one that does most. */
export function flashStory(curves: readonly FlashCurve[], steps: readonly number[], isReverse: boolean): string {
  const far = isReverse ? steps.length - 1 : 0;
  const at = (place: number): string => `step ${countText((steps[place] ?? 0) + 1)}`;
  return curves
    .map(({ name, norms }) => {
      const who = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
      const bad = norms.filter(norm => !Number.isFinite(norm)).length;
      if (bad > 0) return `${who}: at ${countText(bad)} steps the gradient is not a finite number.`;
      const most = Math.max(...norms);
      if (most === 0) return `${who}, no step moves the answer: all gradients are 0.`;
      const [place, share] = [norms.indexOf(most), (norms[far] ?? 0) / most];
      if (place === far) return `${who}, ${at(far)} moves the answer most.`;
      if (share === 0) return `${who}, ${at(place)} moves the answer most, and ${at(far)} not at all.`;
      const times = share < 0.01 ? `10^${Math.log10(share).toFixed(1)}` : numberText(share);
      return `${who}, ${at(far)} moves the answer ${times} times as strongly as ${at(place)}, which moves it most.`;
    })
    .join(' ');
}

const subjects: Readonly<Record<FlashAnswer['subject'], string>> = {
  lead: 'what the model answers (the score of the class it says, less that of the next one)',
  number: 'the number the model answers',
  state: 'the last state of this layer, its units added up (the run has no forward of a model that can be called again)',
};

/** How it was computed. */
export function flashMethod({ subject, sequences, steps }: FlashAnswer, value: string, all: number): string {
  const some = steps.length < all ? ` ${countText(steps.length)} of ${countText(all)} steps are looked at.` : '';
  const through = value === 'h' || value === 'input' ? '' : ` What ${value} does on its way through later steps counts, too.`;
  return `The length of the gradient of ${subjects[subject]} by ${value === 'input' ? 'the input of this layer' : value}, at each step: the mean of ${countText(sequences)} sequences, on a scale of powers of ten.${through}${some}`;
}

const refusals: Readonly<Partial<Record<XrayRefusal, string>>> = {
  tooMuch: 'That is too much to compute here: the pass has too many steps, sequences or units to walk back through.',
  otherAnswers: 'What the forward of this model gives is not one answer a sequence, so there is nothing to walk back from.',
  threw: 'The forward of this model threw when it was run again, so there is nothing to walk back from.',
};

export function flashRefusal(reason: XrayRefusal): string {
  return refusals[reason] ?? refusalText(reason);
}
