import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../../scripts/repository.mjs';
import { answerOf, lookAtWords } from '../../../src/learning/rubric/rubric.ts';
import { readManifest } from '../../../src/lesson/manifest/readManifest.ts';

const lesson = join(repository, 'labs/lstm-and-gru');
const manifest = await readManifest('lstm-and-gru', path => readFile(join(lesson, path), 'utf8'));
if ('problem' in manifest) throw new Error(manifest.problem);
const rubric = manifest.exercises.find(({ id }) => id === 'why-gru') ?? { rubric: [], subjects: [] };
const starter = readFileSync(join(lesson, 'exercises/why-gru/start.md'), 'utf8');

/** Ideas that are found in an answer. */
function found(answer: string): string[] {
  return lookAtWords(answerOf(starter + answer, starter), rubric).goals.flatMap(goal => (goal.state === 'met' ? [goal.id] : []));
}

const all = ['coupled-gates', 'state-is-memory', 'fewer-weights'];

describe('an answer in words to why a GRU can do with less', () => {
  it.each([
    ['nothing', ''],
    ['white space', ' \n\t\n'],
    ['marks only', '... ---\n> '],
  ])('with %s in it is called empty', (_what, answer) => {
    const verdict = lookAtWords(answerOf(starter + answer, starter), rubric);
    expect(verdict).toMatchObject({ kind: 'notStarted', goals: [] });
    expect(verdict.message).toContain('empty');
  });

  it.each([
    'The update gate plays the part of both the forget and the input gate. The hidden state is also the memory, so there is no cell state. With three blocks of weights instead of four it has fewer parameters.',
    'A GRU merges the forget gate and input gate into one update gate: what is not kept is replaced by the candidate. It has no separate cell; h carries the memory. That makes it smaller, with about 25% fewer weights.',
    "In a GRU, z decides how much old state to keep and 1 - z how much of the candidate to write, one gate for two jobs: the update gate couples keeping and writing.\nThere isn't a cell state, `h` does both jobs, output and memory.\nSo 3 weight blocks against 4.",
    'Because the update gate ties forgetting to writing (forget = 1 − input), one gate is enough. GRUs use a single hidden state as both memory and output. The model is lighter: fewer parameters to train.',
    'The GRU combines the control of forgetting and input in its update gate. It works without a cell state because the hidden state holds the memory. Fewer gates means fewer parameters (3 vs 4 matrices).',
    'It is a lighter design: three weight matrices rather than four. The LSTM forget and input gates are fused into a single update gate. Instead of a separate cell state, the hidden state itself stores what has to be remembered.',
    'GRU has a lighter design. It combines the forget and input gates into a single update gate, which balances old and new information. It merges the cell state and hidden state. Fewer weights to train means it learns faster on small data.',
    '- update gate = forget + input gate tied together\n- h is both memory and output, there is no c\n- 3 blocks of weights vs. 4 in the LSTM, so less to learn',
    'The GRU only has one update gate for what the LSTM does with forget and input: if it keeps 70% of the old state, it takes 30% of the candidate. It does not have a separate cell state because the hidden state is used as memory directly. So it has fewer parameters: 3 sets of weights instead of 4.',
  ])('finds all three ideas: %s', answer => {
    expect(found(answer)).toEqual(all);
  });

  it.each([
    ['A GRU is newer than an LSTM and works well.', []],
    ['The GRU has fewer parameters.', ['fewer-weights']],
    ['There is no cell state in a GRU.', ['state-is-memory']],
    ['The update gate replaces the forget gate and the input gate.', ['coupled-gates']],
    ['The update gate does not replace the forget and input gates. It has fewer parameters.', ['fewer-weights']],
    ['A GRU does not have fewer parameters than an LSTM.', []],
    ['The hidden state is not the memory.', []],
    ['I do not know.', []],
    ['GRUs are good because they are fast and popular, and everyone uses them.', []],
    ['The reset gate decides how much of the old state goes into the candidate.', []],
    ['GRU has more gates than the LSTM and more parameters.', []],
    [
      'The update gate combines forget and input gate. It still has a separate cell state. It has fewer parameters.',
      ['coupled-gates', 'fewer-weights'],
    ],
  ])('finds no more than there is: %s', (answer, ideas) => {
    expect(found(answer)).toEqual(ideas);
  });

  it('is not looked at where it is longer than an answer is', () => {
    const verdict = lookAtWords('The update gate decides what is kept. '.repeat(400), rubric);
    expect(verdict).toMatchObject({ kind: 'couldNotRun', goals: [] });
    expect(verdict.message).toBe('The answer has 15,200 characters, and at most 10,000 are looked at. Say it in fewer words.');
  });

  it('quotes the learner, says what is missing without giving it away, and that it is a self-check', () => {
    const verdict = lookAtWords('The update gate replaces the forget gate and the input gate.', rubric);
    expect(verdict.kind).toBe('notYetRight');
    expect(verdict.goals[0]?.message).toContain('“The update gate replaces the forget gate and the input gate.”');
    expect(verdict.goals[1]?.message).toBe(rubric.rubric[1]?.missing);
    expect(verdict.message).toContain('1 of 3 ideas found');
    expect(verdict.notes.join(' ')).toContain('does not understand');
  });

  it('says what a denial denies', () => {
    const verdict = lookAtWords('The update gate does not replace the forget and input gates.', rubric);
    expect(verdict.goals[0]).toMatchObject({ state: 'missed' });
    expect(verdict.goals[0]?.message).toContain('denies');
  });

  it('quotes both sentences where one says otherwise what the other says', () => {
    const verdict = lookAtWords("The hidden state is the memory. No: the hidden state isn't the memory.", rubric);
    expect(verdict.goals[1]).toMatchObject({ state: 'missed' });
    expect(verdict.goals[1]?.message).toMatch(
      /“No: the hidden state isn't the memory\.”, which denies “The hidden state is the memory\.”/u,
    );
  });

  it('takes a denial of something else for none', () => {
    expect(found('The hidden state is the memory. The GRU does not need a cell state as its memory.')).toEqual(['state-is-memory']);
  });

  it('takes only what the learner added, in Markdown or in comments', () => {
    expect(answerOf(`${starter}\nMine.\n`, starter)).toBe('Mine.');
    expect(answerOf(`// Question?\n// My answer.\n`, '// Question?\n')).toBe('My answer.');
    expect(answerOf(starter.replaceAll('\n', '\r\n'), starter)).toBe('');
  });
});
