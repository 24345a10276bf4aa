// Compares guesses with one LSTM step.
import type { Attempt, Goal, Report } from 'gatescope/check';
import { judgeNumber, lineOfGuess, near, readGuesses, tolerance } from './prediction.ts';

export const goals: readonly Goal[] = [
  { id: 'runs', title: 'The program runs' },
  { id: 'forget-gate', title: 'What the forget gate lets through', tolerance },
  { id: 'c-t', title: 'The new memory', tolerance },
  { id: 'h-t', title: 'What the memory shows', tolerance },
];

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const memory = sigmoid(1) * 0.8 + sigmoid(0.2) * Math.tanh(0.9);
const shown = sigmoid(0.7) * Math.tanh(memory);

export async function check(attempt: Attempt, report: Report): Promise<void> {
  const found = await readGuesses(attempt, report, ['forgetGate', 'cT', 'hT']);
  if (!found) return;
  const { run, guesses } = found;
  const line = (name: string): number | null => lineOfGuess(run, name);
  if (guesses['forgetGate'] === 1)
    report.mistake('score-for-gate', 'The score is 1.0; the gate is its sigmoid, which is less.', line('forgetGate'));
  judgeNumber(found, 'forgetGate', sigmoid(1), report, true);
  const { cT, hT } = guesses;
  if (typeof cT === 'number' && Math.abs(cT - sigmoid(1) * 0.8) < 0.02)
    report.mistake('only-kept', 'That is what is kept of the old memory. The candidate is written on top of it.', line('cT'));
  if (typeof cT === 'number' && Math.abs(cT - 0.8) < 0.001)
    report.mistake('unchanged', 'The memory does not stay as it was: a part of it goes, and a part of the candidate comes.', line('cT'));
  judgeNumber(found, 'cT', memory, report);
  // A good guess of what is shown is not to blame for a memory guessed too low.
  if (typeof hT === 'number' && typeof cT === 'number' && hT > cT && hT - shown > near)
    report.mistake(
      'shows-more',
      'What is shown is the tanh of the memory, times a gate below 1: never more than the memory itself.',
      line('hT'),
    );
  judgeNumber(found, 'hT', shown, report);
}
