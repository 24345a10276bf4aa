import * as tf from '@tensorflow/tfjs';
import type { Tensor } from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { manualSeed, nn, noGrad, optim, rand, randn, stack, tensor } from '../../../src/torch/index.ts';
import { startSession } from '../../../src/torch/session/session.ts';
import type { Session } from '../../../src/torch/session/session.ts';

let session: Session;

beforeEach(async () => {
  await tf.setBackend('cpu');
  session = startSession();
  manualSeed(42);
});

class Classifier extends nn.Module {
  readonly gru = new nn.GRU({ inputSize: 1, hiddenSize: 4, batchFirst: true });
  readonly fc = new nn.Linear(4, 2);

  override forward(x: Tensor): Tensor {
    const [, h] = this.gru.forward(x);
    return this.fc.forward(h.at(-1));
  }
}

/** Trains as the labs do; `each` runs at the end of every epoch. */
function train(epochs: number, each: (epoch: number, logits: Tensor, loss: Tensor, y: Tensor, model: Classifier, x: Tensor) => void): void {
  const x = stack(Array.from({ length: 12 }, () => randn(5, 1).mul(0.25).with([0, 0], 1)));
  const y = tensor(Array.from({ length: 12 }, () => (rand(1).item() > 0.5 ? 1 : 0)));
  const model = new Classifier();
  const lossFn = new nn.CrossEntropyLoss();
  const optimizer = new optim.Adam(model.parameters(), { lr: 0.03 });
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const logits = model.forward(x);
    const loss = lossFn.forward(logits, y);
    optimizer.zeroGrad();
    loss.backward();
    optimizer.step();
    each(epoch, logits, loss, y, model, x);
  }
}

describe('tensors alive', () => {
  it('are the same after every epoch from the second on, however much an epoch looks at', () => {
    const counts: number[] = [];
    train(70, (epoch, logits, loss, y, model, x) => {
      if (epoch % 20 === 0) expect([logits.argmax(1).eq(y).mean().item(), loss.item()]).not.toContain(Number.NaN);
      if (epoch % 15 === 0) expect(noGrad(() => model.forward(x)).requiresGrad).toBe(false);
      if (epoch % 7 === 0) expect(model.forward(x).mean().item()).not.toBeNaN();
      counts.push(tf.memory().numTensors);
    });
    expect(new Set(counts.slice(1)).size).toBe(1);
  });

  it('are the same inside the engine too, without anybody asking', () => {
    const { state } = tf.engine() as unknown as { readonly state: { readonly numTensors: number; readonly numBytes: number } };
    const counts: number[] = [];
    train(300, () => counts.push(state.numTensors));
    expect(Math.max(...counts.slice(-128))).toBeLessThanOrEqual(Math.max(...counts.slice(0, 128)));
  });

  it('stay few where nothing is ever trained', () => {
    const { state } = tf.engine() as unknown as { readonly state: { readonly numTensors: number } };
    const before = state.numTensors;
    for (let i = 0; i < 20_000; i++) rand(1).mul(2).item();
    expect(state.numTensors - before).toBeLessThanOrEqual(1100);
  });

  it('are none once the session ends, and a thousand runs leave nothing', () => {
    train(3, () => undefined);
    session.dispose();
    expect(tf.memory().numTensors).toBe(0);
    for (let run = 0; run < 1000; run++) {
      const each = startSession();
      const layer = new nn.Linear(2, 1);
      layer.forward(randn(1, 2)).sum().backward();
      new optim.SGD(layer.parameters(), { lr: 0.1 }).step();
      each.dispose();
    }
    expect(tf.memory()).toMatchObject({ numTensors: 0, numBytes: 0 });
  });

  it("follow TensorFlow.js's own rules where nothing of the library is used", () => {
    const before = tf.memory().numTensors;
    const x = tf.tensor([1, 2]);
    expect(tf.memory().numTensors).toBe(before + 1);
    for (let i = 0; i < 3000; i++) tf.add(x, 1);
    expect(tf.memory().numTensors).toBe(before + 3001);
    tf.dispose(x);
    expect(tf.memory().numTensors).toBe(before + 3000);
  });
});

describe('what a lab still holds', () => {
  it('can be read, used, shared and disposed long after its step', () => {
    const held: Tensor[] = [];
    train(10, (_, logits, loss) => held.push(logits, loss));
    const [logits, loss] = held as [Tensor, Tensor];
    expect(loss.item()).toBeCloseTo(loss.mul(2).div(2).item(), 6);
    expect(logits.reshape([24]).tolist()).toEqual((logits.tolist() as number[][]).flat());
    const copy = logits.clone();
    logits.dispose();
    expect(copy.shape).toEqual([12, 2]);
    expect(copy.sum().item()).not.toBeNaN();
    expect(() => logits.sum()).toThrow(/already disposed/u);
    for (const tensor of held.slice(2)) expect(Number.isFinite(tensor.mean().item())).toBe(true);
  });

  it('includes gradients it was given, while others are freed as soon as they are forgotten', () => {
    const { state } = tf.engine() as unknown as { readonly state: { readonly numTensors: number } };
    const [shown, unseen] = [tensor([1, 2], { requiresGrad: true }), tensor([3, 4], { requiresGrad: true })];
    shown.mul(unseen).sum().backward();
    const grad = shown.grad;
    const before = state.numTensors;
    new optim.SGD([shown, unseen]).zeroGrad();
    expect(state.numTensors).toBe(before - 1);
    expect(grad?.tolist()).toEqual([3, 4]);
    expect([shown.grad, unseen.grad]).toEqual([null, null]);
    shown.mul(2).sum().backward();
    unseen.mul(shown).sum().backward();
    const own = tensor([5, 6]);
    unseen.grad = own;
    unseen.grad = null;
    expect(own.tolist()).toEqual([5, 6]);
    expect(shown.grad?.tolist()).toEqual([5, 6]);
  });

  it('can still be walked back, because what the gradient needs came along', () => {
    const x = tensor([1, 2, 3], { requiresGrad: true });
    const early = x.mul(x).mul(x).sum();
    train(5, () => undefined);
    tf.memory();
    early.backward();
    expect(x.grad?.tolist()).toEqual([3, 12, 27]);
  });

  it('is asynchronously readable too', async () => {
    const held: Tensor[] = [];
    train(3, (_, logits) => held.push(logits));
    const [first] = held;
    expect(first).toBeDefined();
    expect([...((await first?.data()) ?? [])]).toEqual([...(first?.dataSync() ?? [])]);
  });

  it('keeps the books of the engine right, whatever is done with it', () => {
    const before = tf.memory();
    const held: Tensor[] = [];
    train(4, (_, logits) => held.push(logits));
    tf.memory();
    for (const each of held) each.clone().dispose();
    for (const each of held) each.dispose();
    session.dispose();
    expect(tf.memory()).toMatchObject({ numTensors: before.numTensors, numBytes: before.numBytes, numDataBuffers: before.numDataBuffers });
  });
});
