import type { XrayPass, XrayRefusal } from '../../core/run/xray.ts';
import { readoutLimits } from '../../core/run/xrayCurves.ts';
import { Generator } from '../random/generator.ts';
import type { ReadoutTask } from './linearReadout.ts';

/** What there is to read, of which sequences, and what who always says the most frequent label has. */
export interface LabelTask extends ReadoutTask {
  /** The sequences that are looked at, by their places in the pass. */
  readonly sequences: readonly number[];
  readonly baseline: number;
}

/**
 * The labels of a pass as something to read: classes where both sides are whole numbers or the labels are 0 and 1, else
 * numbers. The sequences are dealt to the parts one after the other in a fixed random order, those of each class by
 * themselves.
 */
export function labelTask(answers: XrayPass['answers'], most: number): LabelTask | XrayRefusal {
  if (!answers) return 'noLabels';
  const all = answers.right.length;
  const count = Math.min(all, most);
  if (count < readoutLimits.leastSequences) return all < readoutLimits.leastSequences ? 'fewSequences' : 'tooMuch';
  const sequences = Array.from({ length: count }, (_, at) => Math.floor((at * all) / count));
  const labels = sequences.map(sequence => answers.right[sequence] as number);
  if (!labels.every(Number.isFinite)) return 'badLabels';
  const kinds = [...new Set(labels)].sort((one, other) => one - other);
  if (kinds.length < 2) return 'oneLabel';
  const isWhole = [answers.right, answers.given].every(side => side.every(Number.isInteger));
  const isShare = kinds.length <= readoutLimits.classes && (isWhole || kinds.every(kind => [0, 1].includes(kind)));
  const columns = isShare ? kinds.length : 1;
  const targets = new Float64Array(count * columns);
  for (const [row, label] of labels.entries()) {
    if (isShare) targets[row * columns + kinds.indexOf(label)] = 1;
    else targets[row] = label;
  }
  const counts = new Map<number, number>();
  const folds = new Uint8Array(count);
  for (const row of new Generator(readoutLimits.seed).permutation(count)) {
    const kind = isShare ? kinds.indexOf(labels[row] as number) : 0;
    const dealt = counts.get(kind) ?? 0;
    folds[row] = dealt % readoutLimits.folds;
    counts.set(kind, dealt + 1);
  }
  const baseline = isShare ? Math.max(...counts.values()) / count : 0;
  return { targets, columns, isShare, folds, sequences, baseline };
}
