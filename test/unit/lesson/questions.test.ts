import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../../scripts/repository.mjs';
import { proseOf } from './lessonProse.ts';
import { readLesson } from './readLesson.ts';

const { lesson, texts } = await readLesson(join(repository, 'labs/lstm-and-gru'));

/** What learners ask most, and where the lesson answers: a section, and words that stand there. */
const answered: Readonly<Record<string, readonly [section: string, words: RegExp]>> = {
  'Can a plain RNN remember at all?': ['lab-6', /as PyTorch starts it, has none near.*It has one elsewhere/],
  'Can gradients explode, too, and what does clipping do?': [
    'lab-7',
    /the gradient explodes.*clipGradNorm scales all gradients down together/,
  ],
  'Is the vanishing gradient solved by an LSTM?': ['lab-6', /not by magic: their gates start half open/],
  'Where does the number of parameters come from, and why are there two biases?': ['gru', /two in each block.*one of them is redundant/],
  'Does a state carry over between batches and epochs?': ['between-calls', /nothing carries over from batch to batch/],
  'Does the order of a batch matter?': ['between-calls', /Rows of a batch never see each other/],
  'Should the first state be zeros?': ['between-calls', /start from zeros is what most trainings want/],
  'Why does the second backward() fail, and what is detach for?': [
    'between-calls',
    /error at the second backward\(\).*detach cuts the state off/,
  ],
  'What shape has h with batchFirst?': ['lab-3', /does not touch h and c/],
  'What is the difference of out, h and c?': ['lab-3', /Three things come out/],
  'Which step is the last in two directions?': ['lab-3', /the backward direction finishes at the first step/],
  'Why is a forget bias of 1 or more a good start?': ['lstm', /Gates start half open/],
  'Which way round is the update gate of a GRU?': ['lab-2', /counts the other way/],
  'How does the GRU of PyTorch differ from others?': ['lab-2', /resets the result/],
  'Is a gate one number or a vector?': ['gate-idea', /at every step, for every unit/],
  'What is the difference of cell state and hidden state?': ['lstm', /What the cell shows of its memory/],
  'GRU or LSTM?': ['choosing', /compare validation results/i],
};

describe('what learners ask', () => {
  it.each(Object.entries(answered))('%s', (_, [id, words]) => {
    const section = texts.sections.get(id);
    if (!section) throw new Error(`There is no section '${id}'.`);
    expect(proseOf(section).join(' ').replace(/\s+/g, ' ')).toMatch(words);
  });

  it('has its words in the glossary', () => {
    const known = lesson.glossary.map(({ id }) => id);
    for (const id of ['identity-start', 'exploding', 'clipping', 'vanishing', 'detach', 'bias', 'convention']) expect(known).toContain(id);
  });

  it('has the rule for the forget bias with its source', async () => {
    const exercise = lesson.exercises.find(({ id }) => id === 'forget-bias');
    expect(await readFile(join(repository, 'labs/lstm-and-gru', exercise?.answer ?? ''), 'utf8')).toContain('arxiv.org/abs/1804.11188');
  });
});
