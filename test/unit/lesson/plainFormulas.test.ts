import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repository } from '../../../scripts/repository.mjs';
import type { Block } from '../../../src/core/lesson/lessonDocument.ts';
import { plainEquation } from '../../../src/core/lesson/plainEquation.ts';
import { plainMarkdown } from '../../../src/core/lesson/plainMarkdown.ts';
import { walkBlocks } from '../../../src/learning/lessonWalk.ts';
import { readLesson } from './readLesson.ts';

const folder = join(repository, 'labs/lstm-and-gru');

it('reads every formula of the lesson as plain text', async () => {
  const { lesson, texts } = await readLesson(folder);
  const glossary = lesson.glossary.map(({ text }): Block => ({ kind: 'paragraph', content: texts.inline(text) }));
  const formulas: string[] = [];
  walkBlocks([...[...texts.sections.values()].flatMap(({ blocks }) => blocks), ...glossary], {
    block: block => {
      if (block.kind === 'equation') formulas.push(plainEquation(block.equation.tex));
    },
    inline: inline => {
      if (inline.kind === 'equation') formulas.push(plainEquation(inline.equation.tex));
    },
  });
  expect(formulas.filter(formula => /[\\${}]|^$/.test(formula))).toEqual([]);
  for (const formula of ['h_t', 'σ', 'h_t = tanh(W x_t + U h_(t−1) + b)', 'c_t = f_t ⊙ c_(t−1) + i_t ⊙ c̃_t; h_t = o_t ⊙ tanh(c_t)'])
    expect(formulas).toContain(formula);
});

it('leaves no mark of a formula in what the lesson says outside its text', async () => {
  const said: string[] = [];
  for (const file of (await readdir(folder)).filter(name => name.endsWith('.json')))
    JSON.parse(await readFile(join(folder, file), 'utf8'), (key, value: unknown) => {
      if (key !== '$schema' && typeof value === 'string' && value.includes('$')) said.push(plainMarkdown(value));
      return value;
    });
  expect(said.length).toBeGreaterThan(5);
  expect(said.filter(text => /[\\${}]/.test(text))).toEqual([]);
});
