// The same step as a function of its scores.
import { fixed, print, sigmoid, tanh } from 'gatescope';

interface Scores {
  readonly forget: number;
  readonly input: number;
  readonly output: number;
  readonly candidate: number;
}

function step(before: number, scores: Scores): { memory: number; shown: number } {
  const memory = sigmoid(scores.forget) * before + sigmoid(scores.input) * tanh(scores.candidate);
  return { memory, shown: sigmoid(scores.output) * tanh(memory) };
}

const open = step(0.8, { forget: 1.0, input: 0.2, output: 0.7, candidate: 0.9 });
const closed = step(0.8, { forget: -1.0, input: 0.2, output: 0.7, candidate: 0.9 });

print('memory', fixed(open.memory, 4), '→', fixed(closed.memory, 4));
print('shown ', fixed(open.shown, 4), '→', fixed(closed.shown, 4));
