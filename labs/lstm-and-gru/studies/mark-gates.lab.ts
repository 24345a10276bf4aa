// What the gates of Lab 5's trained GRU do around the
// mark: read, not guessed.
import { fixed, manualSeed, nn, noGrad, print } from 'gatescope';
import { Classifier, train } from './classifier';
import { markedValue } from './tasks';

manualSeed(42);
const data = markedValue();
const heldOut = markedValue();
const [x] = heldOut;
const marks = x.tolist() as number[][][];

// Lab 5 trains the RNN first: its weights are drawn first.
new Classifier('RNN', 2);
const model = new Classifier('GRU', 2);

// How much of the old state stays, on average over units,
// at steps before, at and after the mark.
function report(name: string): void {
  noGrad(() => model.forward(x));
  const { update } = (model.cell as nn.GRU).gates as { update: { tolist(): number[][][] } };
  const sums = { before: [0, 0], at: [0, 0], after: [0, 0] };
  for (const [b, steps] of update.tolist().entries()) {
    const at = marks[b]!.findIndex(step => step[1] === 1);
    for (const [t, units] of steps.entries()) {
      const sum = t < at ? sums.before : t === at ? sums.at : sums.after;
      for (const unit of units) {
        sum[0]! += unit;
        sum[1]! += 1;
      }
    }
  }
  const mean = ([sum, count]: number[]): string => fixed(sum! / count!, 2);
  print(`${name} before=${mean(sums.before)} at=${mean(sums.at)} after=${mean(sums.after)}`);
}

report('untrained');
train(model, data, { epochs: 120, lr: 0.01 });
report('trained');
