import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { repository } from '../../../scripts/repository.mjs';
import type { LessonView } from '../../../src/core/channels/lessonPageChannel.ts';
import type { PredictionNow, PredictionsNow } from '../../../src/core/lesson/predictionNow.ts';
import { printedLesson } from '../../../src/reading/printedLesson.ts';
import { figures } from '../../../webview/figures/figures.ts';
import { initialValues } from '../../../webview/figures/controls/figureSpec.ts';
import { equationTexts } from '../figures/equationTexts.ts';
import { allBlocks } from './lessonProse.ts';
import { readLesson } from './readLesson.ts';

vi.mock('vscode', () => import('../extension/fakeVSCode/vscode.ts'));
const { realLesson } = await import('../../browser/lessonPage/realLesson.ts');

/** Ways in which the text says what comes of a lab in words; each stands somewhere in the lesson, or guards nothing. */
const told: Readonly<Record<string, readonly RegExp[]>> = {
  'scalar-lstm/c-t-against-c-prev': [/Follow the memory through it/, /in Lab 1 it reaches/i, /new memory, 0\.9787/],
  'scalar-gru/h-t-range': [/between the two, as every mixture is/],
  'shapes/lstm-h-shape': [/layers × directions, then comes the batch/, /without the layer axis/],
  'memory-task/loss-falls': [
    /loss (?:drops|falls)/i,
    /it finds the first value/i,
    /model solved a memory task/,
    /right on all sequences/,
    /solved even with a rate/,
  ],
  'marked-value/held-out-by-cell': [
    /what a coin would do/,
    /GRU and LSTM answer all new sequences right/,
    /plain RNN still copes/,
    /gate opens to the new/,
  ],
  'gradients/first-gradient': [/gated cells do better/, /difference gates make/, /their lines rise/],
  'exploding/scaled-gradient': [/the gradient explodes\. The factor/, /one end of a long lever/],
  'exploding/limited-loss': [/weights that nobody was looking for/, /the same training ends at/],
};

const folder = join(repository, 'labs/lstm-and-gru');
const { lesson } = await readLesson(folder);
const view = await realLesson(folder);
const predictions = lesson.labs.flatMap(lab =>
  lab.predictions.map(prediction => ({ lab, prediction, name: `${lab.id}/${prediction.id}` })),
);

/** The lesson as it is printed while the answers of those predictions are covered: as one line of words. */
function printed(isCovered: (name: string) => boolean): string {
  const now: PredictionsNow = Object.fromEntries(
    lesson.labs.map(({ id, predictions: asked }) => [
      id,
      Object.fromEntries(asked.map(({ id: prediction }) => [prediction, nowOf(isCovered(`${id}/${prediction}`))])),
    ]),
  );
  const covered: LessonView = { ...view, progress: { ...view.progress, predictions: now } };
  return printedLesson(covered, [], '0', 'en')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\s+/g, ' ');
}

const nowOf = (isCovered: boolean): PredictionNow => ({
  stage: isCovered ? 'asked' : 'shown',
  isCovered,
  isRunning: false,
  words: '',
  isRight: null,
  isPast: false,
});

/** Numbers and shapes of the printed lines that tell the answer: those that cannot stand elsewhere by chance. */
function telling(name: string): string[] {
  const found = predictions.find(one => one.name === name);
  const { toldBy } = view.labs.find(({ id }) => id === found?.lab.id)?.predictions.find(({ id }) => id === found?.prediction.id) ?? {
    toldBy: [],
  };
  const lines = toldBy.map(line => found?.lab.expected[line] ?? '').join('\n');
  return [...new Set(lines.match(/\(\d[\d, ]*\)|0\.\d{3,}|10\^-?[\d.]+/g))];
}

/** As a program prints it, and as an equation has it. */
const formsOf = (number: string): string[] => [number, number.replace(/\^(.*)/, '^{$1}')];

describe.each(predictions)('the answer of $name', ({ name, prediction, lab }) => {
  it('stands nowhere in the lesson while it is covered, in numbers or in words, and all of it is there when it is not', () => {
    const [hidden, shown] = [printed(other => other === name), printed(() => false)];
    const found = telling(name);
    expect(found.length).toBeGreaterThan(0);
    // A number that another lab prints as well is that lab's.
    const others = predictions.filter(one => one.name !== name).flatMap(one => telling(one.name));
    for (const number of found.filter(one => !others.includes(one)))
      expect([number, formsOf(number).filter(form => hidden.includes(form))]).toEqual([number, []]);
    for (const words of told[name] ?? [])
      expect([String(words), words.test(hidden), words.test(shown)]).toEqual([String(words), false, true]);
    expect(told[name]?.length).toBeGreaterThan(0);
    expect(hidden).toContain(`Covered until you have predicted or run “${lab.title}”.`);
    expect(hidden).not.toContain(prediction.reason.replaceAll('`', ''));
    expect(shown).not.toContain('Covered until');
  });

  it('names lines that the lab prints', () => {
    for (const begin of prediction.toldBy ?? []) expect([begin, lab.expected.some(line => line.startsWith(begin))]).toEqual([begin, true]);
  });
});

it('no figure that is shown says an answer as it is first drawn', () => {
  const numbers = predictions.flatMap(({ name }) => telling(name));
  const covered = new Set(
    view.sections.flatMap(({ document }) =>
      allBlocks(document.blocks).flatMap(block => (block.kind === 'covered' ? allBlocks(block.blocks) : [])),
    ),
  );
  const open = view.sections.flatMap(({ document }) =>
    allBlocks(document.blocks).flatMap(block => (block.kind === 'figure' && !covered.has(block) ? [block.figure] : [])),
  );
  expect(open).toEqual(['gate-valve', 'memory-overwrite', 'lstm-cell', 'gru-cell']);
  for (const name of open) {
    const spec = figures.get(name);
    if (!spec) throw new Error(`There is no figure '${name}'.`);
    const values = initialValues(spec);
    const words = [spec.words(values), ...equationTexts(spec, values)].join(' ');
    expect([name, numbers.filter(number => words.includes(number))]).toEqual([name, []]);
  }
});

it('summaries that stand in the tree say no answer', () => {
  const texts = lesson.labs.map(({ title, summary }) => `${title} ${summary}`).join(' ');
  expect(texts).not.toMatch(/\bfalls?\b|\bdrops?\b|\brises?\b|goes (?:up|down)|stands? still/i);
});
