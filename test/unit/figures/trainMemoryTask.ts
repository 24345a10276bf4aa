import type { Tensor } from '@tensorflow/tfjs';
import { manualSeed, nn, noGrad, optim, rand, randn, stack, tensor } from '../../../src/torch/index.ts';

export interface MemoryTaskRun {
  readonly samples: number;
  readonly truths: number;
  readonly losses: readonly number[];
  readonly accuracies: readonly number[];
  readonly heldOut: readonly number[];
  readonly ones: readonly number[];
}

const samples = 160;

function build(): [Tensor, Tensor] {
  const [xs, ys]: [Tensor[], number[]] = [[], []];
  for (let i = 0; i < samples; i++) {
    const key = rand(1).item() > 0.5 ? 1 : -1;
    xs.push(randn(10, 1).mul(0.25).with([0, 0], key));
    ys.push(key > 0 ? 1 : 0);
  }
  return [stack(xs), tensor(ys)];
}

/** Trains as the memory lab does, with the same random numbers, and looks at every epoch before its update. */
export function trainMemoryTask(): MemoryTaskRun {
  // Sequences the model never sees come from another seed, so that the lab's own stream stays as it is.
  manualSeed(43);
  const [unseenX, unseenY] = build();
  manualSeed(42);
  const [x, y] = build();
  const gru = new nn.GRU({ inputSize: 1, hiddenSize: 8, batchFirst: true });
  const fc = new nn.Linear(8, 2);
  const lossFn = new nn.CrossEntropyLoss();
  const optimizer = new optim.Adam([...gru.parameters(), ...fc.parameters()], { lr: 0.03 });
  const forward = (input: Tensor): Tensor => fc.forward(gru.forward(input)[1].at(-1));
  const run = { losses: [] as number[], accuracies: [] as number[], heldOut: [] as number[], ones: [] as number[] };
  for (let epoch = 1; epoch <= 80; epoch++) {
    const logits = forward(x);
    const loss = lossFn.forward(logits, y);
    const answers = logits.argmax(1);
    run.losses.push(Number(loss.item().toFixed(4)));
    run.accuracies.push(Number(answers.eq(y).mean().item().toFixed(3)));
    run.ones.push(answers.sum().item());
    run.heldOut.push(noGrad(() => Number(forward(unseenX).argmax(1).eq(unseenY).mean().item().toFixed(3))));
    optimizer.zeroGrad();
    loss.backward();
    optimizer.step();
  }
  return { samples, truths: y.sum().item(), ...run };
}
