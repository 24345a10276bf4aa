// What the studies share: one classifier for all three
// cells, and a training loop that tells when it was done.
import { cat, nn, noGrad, ones, optim } from 'gatescope';
import { zeros, type Tensor } from 'gatescope';

const cells = { RNN: nn.RNN, GRU: nn.GRU, LSTM: nn.LSTM };

export type Kind = keyof typeof cells;
export type Data = [x: Tensor, y: Tensor];

const hidden = 8;

/** Reads a sequence, answers with one of two classes: the classifier of labs 4 and 5, for any cell. */
export class Classifier extends nn.Module {
  cell: nn.RNN | nn.GRU | nn.LSTM;
  fc: nn.Linear;

  constructor(kind: Kind, inputSize: number) {
    super();
    this.cell = new cells[kind]({ inputSize, hiddenSize: hidden, batchFirst: true });
    this.fc = new nn.Linear(hidden, 2);
  }

  forward(x: Tensor): Tensor {
    const [, state] = this.cell.forward(x);
    const h = Array.isArray(state) ? state[0] : state;
    return this.fc.forward(h.at(-1));
  }
}

/**
 * Pushes open the gate that keeps: the GRU's update gate (its second part), the LSTM's forget gate (its second, too).
 */
export function open({ cell }: Classifier, by: number): void {
  const parts = cell.bias_ih_l0.shape[0]! / hidden;
  const push = Array.from({ length: parts }, (_, part) => (part === 1 ? ones(hidden).mul(by) : zeros(hidden)));
  cell.bias_ih_l0 = new nn.Parameter(cell.bias_ih_l0.add(cat(push)));
}

export function accuracy(model: Classifier, [x, y]: Data): number {
  return noGrad(() => model.forward(x).argmax(1).eq(y).mean().item());
}

export interface Training {
  epochs: number;
  lr: number;
  /** What an epoch showed, before its update. */
  onEpoch?: (epoch: number, loss: number, logits: Tensor) => void;
}

/**
 * Trains on all of the data at once. The first epoch that has every answer right, before its update; 0 where none
 * has.
 */
export function train(model: Classifier, [x, y]: Data, { epochs, lr, onEpoch }: Training): number {
  const lossFn = new nn.CrossEntropyLoss();
  const optimizer = new optim.Adam(model.parameters(), { lr });
  let firstAt = 0;
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const logits = model.forward(x);
    const loss = lossFn.forward(logits, y);
    optimizer.zeroGrad();
    loss.backward();
    optimizer.step();
    if (firstAt === 0 && logits.argmax(1).eq(y).mean().item() === 1) firstAt = epoch;
    onEpoch?.(epoch, loss.item(), logits);
  }
  return firstAt;
}

/** The number of parameters of a model. */
export function size(model: nn.Module): number {
  return model.parameters().reduce((total, parameter) => total + parameter.size, 0);
}

export function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return Number.isInteger(middle) ? (sorted[middle - 1]! + sorted[middle]!) / 2 : sorted[Math.floor(middle)]!;
}
