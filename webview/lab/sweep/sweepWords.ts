import { countText } from '../../../src/core/words/numberText.ts';
import { solvedAccuracy, solvedLossShare, type SweepResult, type SweepTraining } from './sweepResult.ts';

/** What of a sweep goes together: one value of the dial (or all seeds), and one of the trainings of each run. */
export interface SweepGroup {
  readonly label: string;
  readonly trainings: readonly SweepTraining[];
}

/** @param name Of the dial that is swept. @param isSeed All of its values are one group. */
export function groupsOf(results: readonly SweepResult[], name: string, isSeed: boolean): readonly SweepGroup[] {
  const groups = new Map<string, { readonly label: string; readonly trainings: SweepTraining[] }>();
  for (const { value, label, trainings } of results) {
    for (const training of trainings) {
      const key = JSON.stringify([isSeed ? null : value, training.name ?? training.at]);
      const group = groups.get(key) ?? { label: groupLabel(name, isSeed ? null : label, training), trainings: [] };
      group.trainings.push(training);
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}

function groupLabel(name: string, value: string | null, training: SweepTraining): string {
  const which = trainingName(training);
  const at = value === null ? '' : `${name} ${value}`;
  return [at, which].filter(part => part !== '').join(', ');
}

/** Empty where a run has one training alone. */
export function trainingName({ name, at, of }: SweepTraining): string {
  if (of < 2) return '';
  return name ?? `training ${String(at + 1)}`;
}

/** `solved 8 of 10; median step 31, from 24 to 45` */
export function groupText({ label, trainings }: SweepGroup): string {
  const steps = trainings.map(({ solvedAt }) => solvedAt).filter(step => step !== null);
  const ratio = `solved ${countText(steps.length)} of ${countText(trainings.length)}`;
  const head = label === '' ? capital(ratio) : `${label}: ${ratio}`;
  if (steps.length === 0) return `${head}.`;
  const sorted = steps.toSorted((one, other) => one - other);
  const [least = 0, most = 0] = [sorted[0], sorted.at(-1)];
  const spread = least === most ? '' : `, from ${countText(least)} to ${countText(most)}`;
  return `${head}; median step ${medianText(sorted)}${spread}.`;
}

function medianText(sorted: readonly number[]): string {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  const median = sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
  return Number.isInteger(median) ? countText(median) : median.toFixed(1);
}

/** What "solved" means here, and what it does not. */
export function solvedText(results: readonly SweepResult[]): string {
  const measures = new Set(results.flatMap(({ trainings }) => trainings.map(({ by }) => by)));
  const accuracy = `from some optimizer step on, at least ${String(solvedAccuracy * 100)} % of what it trains on was answered right`;
  const loss = `from some optimizer step on, the loss was at most ${String(solvedLossShare * 100)} % of the first one`;
  const means = [
    ...(measures.has('loss') && measures.size === 1 ? [loss] : [accuracy]),
    ...(measures.size === 2 ? [`or, without classes, ${loss}`] : []),
  ];
  return `Solved: ${means.join('; ')}, to the end. It is measured on the data of the training, and says nothing of new data.`;
}

/** The whole sweep in a few sentences. */
export function sweepText(results: readonly SweepResult[], name: string, isSeed: boolean): string {
  const broken = results.filter(({ isWhole }) => !isWhole).length;
  const untrained = results.filter(({ isWhole, trainings }) => isWhole && trainings.length === 0).length;
  return [
    ...groupsOf(results, name, isSeed).map(groupText),
    ...(broken > 0 ? [`${countText(broken)} ${broken === 1 ? 'run' : 'runs'} did not come to the end.`] : []),
    ...(untrained > 0 ? ['A lab that trains nothing has no curve to compare: turn its dial and read what it prints.'] : []),
  ].join(' ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
