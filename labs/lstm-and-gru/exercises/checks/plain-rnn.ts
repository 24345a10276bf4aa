// A plain RNN of the check's own, trained on an attempt's sequences: whether they are hard for one that nothing holds
// back.
import { manualSeed, nn, noGrad, optim, tensor, type Tensor } from 'gatescope';
import type { TrainingSet } from 'gatescope/check';

/** So many sequences, and so many steps, tell enough. */
const mostSequences = 160;
const mostSteps = 80;

class Classifier extends nn.Module {
  rnn: nn.RNN;
  fc: nn.Linear;

  constructor(hiddenSize: number) {
    super();
    this.rnn = new nn.RNN({ inputSize: 2, hiddenSize, batchFirst: true });
    this.fc = new nn.Linear(hiddenSize, 2);
  }

  override forward(x: Tensor): Tensor {
    const [, h] = this.rnn.forward(x);
    return this.fc.forward(h.at(-1));
  }
}

export interface PlainTraining {
  readonly set: TrainingSet;
  readonly hiddenSize: number;
  readonly steps: number;
  readonly seed: number;
}

/** What a plain RNN answers to sequences after it was trained like one of Lab 5. @param x [batch, time, 2] */
export function plainAnswers({ set, hiddenSize, steps, seed }: PlainTraining, x: Tensor): readonly number[] {
  manualSeed(seed);
  const count = Math.min(set.count, mostSequences);
  const rows = Array.from({ length: count }, (_, i) =>
    Array.from({ length: set.time }, (_step, t) => [set.value(i, t, 0), set.value(i, t, 1)]),
  );
  const [inputs, labels] = [tensor(rows), tensor(set.targets.slice(0, count).map(label => (label > 0.5 ? 1 : 0)))];
  const model = new Classifier(hiddenSize);
  const lossFn = new nn.CrossEntropyLoss();
  const optimizer = new optim.Adam(model.parameters(), { lr: 0.03 });
  for (let step = 0; step < Math.min(steps, mostSteps); step++) {
    const loss = lossFn.forward(model.forward(inputs), labels);
    optimizer.zeroGrad();
    loss.backward();
    optimizer.step();
  }
  return noGrad(() => model.forward(x).argmax(1)).tolist() as number[];
}
