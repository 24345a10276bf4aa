import type * as tf from '@tensorflow/tfjs';
import { fixedText } from './fixedText.ts';
import { scientificText } from './scientificText.ts';

const PRECISION = 4;

/** How PyTorch writes the numbers of one tensor: all alike, right-aligned. */
export class NumberFormat {
  readonly width: number;
  private readonly write: (value: unknown) => string;

  /** @param shown The values that will be shown; the notation is chosen for them. */
  constructor(shown: readonly unknown[], dtype: tf.DataType) {
    if (dtype === 'float32') {
      const numbers = (shown as number[]).filter(value => Number.isFinite(value) && value !== 0);
      const write = floatNotation(numbers);
      this.write = value => nonFinite(value as number) ?? write(value as number);
      this.width = numbers.reduce((most, value) => Math.max(most, write(value).length), 1);
    } else {
      this.write = dtype === 'bool' ? value => (value === 0 ? 'False' : 'True') : String;
      this.width = shown.reduce<number>((most, value) => Math.max(most, this.write(value).length), 1);
    }
  }

  text(value: unknown): string {
    return this.write(value).padStart(this.width);
  }
}

function floatNotation(numbers: readonly number[]): (value: number) => string {
  const whole = (value: number): string => `${fixedText(value, 0)}.`;
  if (numbers.length === 0) return whole;
  const sizes = numbers.map(Math.abs);
  const most = sizes.reduce((a, b) => Math.max(a, b));
  const least = sizes.reduce((a, b) => Math.min(a, b));
  const isWhole = numbers.every(Number.isInteger);
  const isWide = most / least > 1000 || most > 1e8;
  if (isWide || (!isWhole && least < 1e-4)) return value => scientificText(value, PRECISION);
  return isWhole ? whole : value => fixedText(value, PRECISION);
}

function nonFinite(value: number): string | null {
  if (Number.isNaN(value)) return 'nan';
  if (Number.isFinite(value)) return null;
  return value > 0 ? 'inf' : '-inf';
}
