// Compares guesses with one GRU step.
import type { Attempt, Goal, Report } from 'gatescope/check';
import { judgeNumber, lineOfGuess, readGuesses, tolerance } from './prediction.ts';

export const goals: readonly Goal[] = [
  { id: 'runs', title: 'The program runs' },
  { id: 'update-gate', title: 'How much of the candidate is taken', tolerance },
  { id: 'h-candidate', title: 'What could become the new state', tolerance },
  { id: 'h-t', title: 'The new state', tolerance },
];

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const candidate = Math.tanh(1.1 + sigmoid(-0.3) * 0.7);
const update = sigmoid(0.8);
const state = (1 - update) * 0.7 + update * candidate;

export async function check(attempt: Attempt, report: Report): Promise<void> {
  const found = await readGuesses(attempt, report, ['updateGate', 'hCandidate', 'hT']);
  if (!found) return;
  const { run, guesses } = found;
  const line = (name: string): number | null => lineOfGuess(run, name);
  const { updateGate, hCandidate, hT } = guesses;
  if (typeof updateGate === 'number' && Math.abs(updateGate - 0.8) < 0.001)
    report.mistake('score-for-gate', 'The score is 0.8; the gate is its sigmoid, which is less.', line('updateGate'));
  judgeNumber(found, 'updateGate', update, report, true);
  if (typeof hCandidate === 'number' && Math.abs(hCandidate) >= 1)
    report.mistake(
      'candidate-out-of-range',
      'The candidate comes out of a tanh: it lies between -1 and 1, whatever goes in.',
      line('hCandidate'),
    );
  judgeNumber(found, 'hCandidate', candidate, report);
  if (typeof hT === 'number' && (hT < 0.7 || hT > 0.9))
    report.mistake('not-between', 'The new state is a mixture: it lies between the old state and the candidate.', line('hT'));
  judgeNumber(found, 'hT', state, report);
}
