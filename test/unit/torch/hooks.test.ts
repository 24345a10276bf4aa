import * as tf from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import type { MetricPoint, TensorMemory } from '../../../src/core/run/run.ts';
import { axesOf, isNamedLater } from '../../../src/torch/session/axes.ts';
import { createLibrary } from '../../../src/torch/createLibrary.ts';
import { describeModule } from '../../../src/torch/input/describe.ts';
import { isGateNumber, isGateTensor } from '../../../src/torch/session/gateMark.ts';
import { manualSeed, nn, optim, print, rand, randn, round, sigmoid, tanh, tensor, tuple, zeros } from '../../../src/torch/index.ts';
import { memory, onStep } from '../../../src/torch/session/observe.ts';
import { setPrintSink } from '../../../src/torch/text/print.ts';
import { formatValue } from '../../../src/torch/text/formatValue.ts';
import { startSession } from '../../../src/torch/session/session.ts';

beforeEach(async () => {
  await tf.setBackend('cpu');
  startSession();
  manualSeed(42);
});

describe('onStep', () => {
  it('tells the loss and accuracy that an optimizer step was made from, until it is ended', () => {
    const points: MetricPoint[] = [];
    const end = onStep(point => points.push(point));
    const layer = new nn.Linear(2, 2);
    const optimizer = new optim.SGD(layer.parameters(), { lr: 0.1 });
    const [x, y] = [randn(4, 2), tensor([0, 1, 1, 0])];
    const wanted: MetricPoint[] = [];
    for (let step = 1; step <= 3; step++) {
      const logits = layer.forward(x);
      const loss = new nn.CrossEntropyLoss().forward(logits, y);
      const answers = { rows: 4, classes: 2, majority: 0.5 };
      wanted.push({ step, loss: loss.item(), accuracy: logits.argmax(1).eq(y).mean().item(), answers });
      optimizer.zeroGrad();
      loss.backward();
      optimizer.step();
    }
    expect(points).toEqual(wanted);
    end();
    optimizer.step();
    expect(points).toHaveLength(3);
  });

  it('tells how often the most frequent class is right, and whether the model says one class of all', () => {
    const points: MetricPoint[] = [];
    onStep(point => points.push(point));
    const layer = new nn.Linear(1, 3);
    const optimizer = new optim.SGD(layer.parameters(), { lr: 0.1 });
    const step = (scores: number[][], right: number[]): void => {
      const shift = layer.forward(zeros(scores.length, 1)).mul(0);
      new nn.CrossEntropyLoss().forward(shift.add(tensor(scores)), tensor(right)).backward();
      optimizer.step();
    };
    const [first, second, third] = [
      [5, 1, 0],
      [0, 5, 1],
      [1, 0, 5],
    ];
    step([second, second, second, second, second], [0, 1, 1, 2, 1]);
    step([first, second, third, third], [0, 0, 2, 2]);
    step([first], [0]);
    expect(points.map(({ accuracy, answers }) => ({ accuracy, ...answers }))).toEqual([
      { accuracy: 0.6, rows: 5, classes: 3, majority: 0.6, isSame: true },
      { accuracy: 0.75, rows: 4, classes: 3, majority: 0.5 },
      { accuracy: 1, rows: 1, classes: 3, majority: 1 },
    ]);
  });

  it('names what each optimizer trains by its recurrent modules, at its first step', () => {
    const points: MetricPoint[] = [];
    onStep(point => points.push(point));
    const [gru, lstm, linear] = [
      new nn.GRU({ inputSize: 1, hiddenSize: 2, batchFirst: true }),
      new nn.LSTM({ inputSize: 1, hiddenSize: 3 }),
      new nn.Linear(1, 1),
    ];
    for (const modules of [[gru], [lstm, gru], [linear]]) {
      const optimizer = new optim.SGD(
        modules.flatMap(module => module.parameters()),
        { lr: 0.1 },
      );
      for (let step = 0; step < 2; step++) {
        new nn.MSELoss().forward(linear.forward(tensor([[1]])), tensor([[2]])).backward();
        optimizer.step();
      }
    }
    expect(points.map(({ model }) => model)).toEqual(['GRU(1, 2)', undefined, 'GRU(1, 2) and LSTM(1, 3)', undefined, undefined, undefined]);
  });

  it('tells which optimizer stepped, in the order of their first steps', () => {
    const points: MetricPoint[] = [];
    onStep(point => points.push(point));
    const layer = new nn.Linear(1, 1);
    const [one, two, three] = [1, 2, 3].map(() => new optim.SGD(layer.parameters(), { lr: 0.1 })) as [optim.SGD, optim.SGD, optim.SGD];
    for (const optimizer of [two, three, two, one]) {
      new nn.MSELoss().forward(layer.forward(tensor([[1]])), tensor([[2]])).backward();
      optimizer.step();
    }
    expect(points.map(({ optimizer }) => optimizer)).toEqual([undefined, 1, undefined, 2]);
  });

  it('tells no accuracy where there are no classes, and nothing where no loss was walked back', () => {
    const points: MetricPoint[] = [];
    onStep(point => points.push(point));
    const layer = new nn.Linear(1, 1);
    const optimizer = new optim.SGD(layer.parameters(), { lr: 0.1 });
    optimizer.step();
    const loss = new nn.MSELoss().forward(layer.forward(tensor([[1]])), tensor([[2]]));
    loss.backward();
    optimizer.step();
    expect(points).toEqual([{ step: 2, loss: loss.item() }]);
  });
});

describe('what is known of tensors', () => {
  const read = (): TensorMemory => memory() ?? expect.fail('There are no counts.');

  it('a layer whose outputs were scores once makes scores, and no other layer does', () => {
    const [scorer, other] = [new nn.Linear(3, 2), new nn.Linear(3, 2)];
    const [x] = new nn.GRU({ inputSize: 1, hiddenSize: 3, batchFirst: true }).forward(randn(4, 6, 1));
    const last = x.at(-1);
    new nn.CrossEntropyLoss().forward(scorer.forward(last), tensor([0, 1, 0, 1, 0, 1]));
    expect([scorer, other].map(layer => axesOf(layer.forward(last))?.at(-1))).toEqual(['classes', 'outputs']);
    expect([null, ['batch', 'outputs'], ['batch', 'classes'], []].map(axes => isNamedLater(axes))).toEqual([true, true, false, false]);
  });

  it('what is taken value by value with something has its axes, and keeps those it has', () => {
    const [out] = new nn.GRU({ inputSize: 1, hiddenSize: 3, batchFirst: true }).forward(randn(4, 6, 1));
    const [same, row] = [zeros(4, 6, 3), zeros(3)];
    out.sub(same);
    out.sub(row);
    expect([same, row].map(axesOf)).toEqual([['batch', 'time', 'hidden'], null]);
    const labels = tensor([0, 1, 0, 1]);
    labels.eq(out.at(0).at(0).argmax(0).reshape(1).tile([4]));
    expect(axesOf(labels)).toBeNull();
    const answers = out.mean(1).argmax(1);
    labels.eq(answers);
    expect(axesOf(labels)).toEqual(['batch']);
  });

  it('tells no counts that cannot be right', () => {
    const wrong = tf.ones([2]);
    Object.assign(wrong, { size: 1e12 });
    wrong.dispose();
    expect(memory()).toBeNull();
    tf.engine().state.numBytes = 0;
  });

  it('counts the tensors there are, and the most there were, as TensorFlow.js does', () => {
    const before = read();
    const kept = tf.ones([256, 4]);
    tf.tidy(() => {
      tf.add(kept, tf.mul(kept, 2));
    });
    const { tensors, bytes, mostTensors, mostBytes } = read();
    expect([tensors - before.tensors, bytes - before.bytes]).toEqual([1, 4096]);
    // The ones, the product and the sum; the number 2 has gone by then.
    expect([mostTensors, mostBytes]).toEqual([before.tensors + 3, before.bytes + 3 * 4096]);
    const { numTensors, numBytes } = tf.memory();
    expect({ numTensors, numBytes }).toEqual({ numTensors: tensors, numBytes: bytes });
  });

  it('names the axes of what recurrent modules take and give, and hands the names on', () => {
    const x = randn(4, 6, 8);
    const [out, [h, c]] = new nn.LSTM({ inputSize: 8, hiddenSize: 16, batchFirst: true }).forward(x);
    expect([x, out, h, c].map(axesOf)).toEqual([
      ['batch', 'time', 'features'],
      ['batch', 'time', 'hidden'],
      ['layers', 'batch', 'hidden'],
      ['layers', 'batch', 'hidden'],
    ]);
    const last = h.at(-1);
    const logits = new nn.Linear(16, 2).forward(last);
    expect([last, logits, tanh(out), out.mul(2), out.mean(1), out.transpose(0, 1), out.detach(), logits.argmax(1)].map(axesOf)).toEqual([
      ['batch', 'hidden'],
      ['batch', 'outputs'],
      ['batch', 'time', 'hidden'],
      ['batch', 'time', 'hidden'],
      ['batch', 'hidden'],
      ['time', 'batch', 'hidden'],
      ['batch', 'time', 'hidden'],
      ['batch'],
    ]);
    const classes = tensor([0, 1, 0, 1]);
    new nn.CrossEntropyLoss().forward(logits, classes);
    expect(axesOf(classes)).toEqual(['batch']);
    expect(axesOf(logits)).toEqual(['batch', 'classes']);
    const others = randn(4, 3);
    new nn.CrossEntropyLoss().forward(others, classes);
    expect(axesOf(others)).toEqual(['batch', 'classes']);
    // Whole numbers are brought to float32 on the way in: the names are of what the lab has.
    const marks = tensor([
      [
        [1, 0],
        [0, 1],
      ],
    ]);
    new nn.RNN({ inputSize: 2, hiddenSize: 3, batchFirst: true }).forward(marks);
    expect(axesOf(marks)).toEqual(['batch', 'time', 'features']);
    const [timeFirst] = new nn.GRU({ inputSize: 8, hiddenSize: 3 }).forward(randn(6, 4, 8));
    expect(axesOf(timeFirst)).toEqual(['time', 'batch', 'hidden']);
    expect(axesOf(zeros(2, 2))).toBeNull();
  });

  it('knows gates from other values', () => {
    const gate = sigmoid(randn(2, 3));
    expect([gate, gate.at(0), gate.transpose(0, 1), gate.detach(), gate.reshape([3, 2])].map(isGateTensor)).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect([gate.mul(2), tanh(gate), randn(2)].map(isGateTensor)).toEqual([false, false, false]);
    const value = sigmoid(1.0);
    expect([isGateNumber(value), isGateNumber(value + 1e-15), isGateNumber(tanh(0.9))]).toEqual([true, false, false]);
    startSession();
    expect(isGateNumber(value)).toBe(false);
  });

  it('describes modules, losses and optimizers in a line', () => {
    class Net extends nn.Module {
      readonly gru = new nn.GRU({ inputSize: 1, hiddenSize: 8, batchFirst: true });
      readonly fc = new nn.Linear(8, 2);
    }
    const net = new Net();
    expect(describeModule(net)).toEqual({ text: 'Net(gru=GRU(1, 8, batchFirst=true), fc=Linear(8, 2))', parameters: 282 });
    expect(describeModule(new nn.LSTM({ inputSize: 8, hiddenSize: 16, numLayers: 2, bidirectional: true, bias: false }))?.text).toBe(
      'LSTM(8, 16, numLayers=2, bias=false, bidirectional=true)',
    );
    expect(describeModule(new optim.Adam(net.parameters(), { lr: 0.03 }))).toEqual({ text: 'Adam(lr=0.03)', parameters: 282 });
    expect(describeModule(new nn.CrossEntropyLoss())).toEqual({ text: 'CrossEntropyLoss()', parameters: 0 });
    expect([describeModule({}), describeModule(null), describeModule(3)]).toEqual([null, null, null]);
    expect([...net.namedParameters()].map(([name]) => name)).toEqual([
      'gru.weight_ih_l0',
      'gru.weight_hh_l0',
      'gru.bias_ih_l0',
      'gru.bias_hh_l0',
      'fc.weight',
      'fc.bias',
    ]);
  });
});

describe('a module written by hand', () => {
  it('learns through the parameters in its fields, and through those of the modules in them', () => {
    class Scale extends nn.Module {
      readonly factor = new nn.Parameter(tensor([2, 3]));
      readonly inner = new nn.Linear(1, 1);
      readonly note = zeros(3);

      override forward(x: tf.Tensor): tf.Tensor {
        return x.mul(this.factor);
      }
    }
    const scale = new Scale();
    expect([...scale.namedParameters()].map(([name]) => name)).toEqual(['factor', 'inner.weight', 'inner.bias']);
    scale
      .forward(tensor([1, 10]))
      .sum()
      .backward();
    new optim.SGD(scale.parameters(), { lr: 0.1 }).step();
    expect(scale.factor.tolist()).toEqual([Math.fround(1.9), 2]);
    expect([scale.train().training, scale.eval().training, scale.inner.training]).toEqual([true, false, false]);
    scale.zeroGrad();
    expect(scale.factor.grad).toBeNull();
  });
});

describe('gates of the last forward pass', () => {
  it('are [batch, time, hidden] by name, and make the outputs', () => {
    const lstm = new nn.LSTM({ inputSize: 3, hiddenSize: 4, batchFirst: true });
    const [out, [, c]] = lstm.forward(randn(2, 5, 3));
    const { gates } = lstm;
    expect(Object.keys(gates)).toEqual(['input', 'forget', 'cell', 'output', 'c', 'h']);
    for (const gate of [gates.input, gates.forget, gates.cell, gates.output, gates.c, gates.h]) expect(gate.shape).toEqual([2, 5, 4]);
    const close = (a: tf.Tensor, b: tf.Tensor): boolean => a.sub(b).abs().max().item() < 1e-6;
    expect(close(gates.h, out)).toBe(true);
    expect(close(gates.output.mul(tanh(gates.c)), out)).toBe(true);
    expect(close(gates.c.transpose(0, 1).at(-1), c.at(0))).toBe(true);
    expect(axesOf(gates.forget)).toEqual(['batch', 'time', 'hidden']);
    expect([gates.forget, gates.input, gates.output, gates.cell, gates.c].map(isGateTensor)).toEqual([true, true, true, false, false]);
    expect(lstm.gates).toBe(gates);
  });

  it('are those of the weights at that time, however the weights change after', () => {
    const gru = new nn.GRU({ inputSize: 3, hiddenSize: 4 });
    const x = randn(5, 2, 3);
    const [out] = gru.forward(x);
    out.sum().backward();
    new optim.SGD(gru.parameters(), { lr: 1 }).step();
    const { reset, update, candidate, h } = gru.gates;
    expect(h.transpose(0, 1).sub(out).abs().max().item()).toBeLessThan(1e-6);
    for (const gate of [reset, update, candidate]) expect(gate.shape).toEqual([2, 5, 4]);
    gru.forward(x);
    expect(gru.gates.h.transpose(0, 1).sub(out).abs().max().item()).toBeGreaterThan(1e-3);
  });

  it('are a list for more layers or directions, and there for cells and plain networks too', () => {
    const gru = new nn.GRU({ inputSize: 3, hiddenSize: 4, numLayers: 2, bidirectional: true });
    gru.forward(randn(5, 2, 3));
    expect(gru.gates).toHaveLength(4);
    expect(gru.gates[3]?.reset.shape).toEqual([2, 5, 4]);
    const rnn = new nn.RNN({ inputSize: 3, hiddenSize: 4 });
    const [out] = rnn.forward(randn(5, 2, 3));
    expect(rnn.gates.h.transpose(0, 1).sub(out).abs().max().item()).toBeLessThan(1e-6);
    const cell = new nn.LSTMCell({ inputSize: 3, hiddenSize: 4 });
    cell.forward(randn(2, 3));
    expect(cell.gates.forget.shape).toEqual([2, 1, 4]);
  });
});

describe('print', () => {
  it('writes one line a call to the sink of its session', () => {
    const lines: string[] = [];
    setPrintSink(line => lines.push(line));
    print('final_acc', 1, [1, 'a'], { x: 0.5 }, null, true, new Map([['k', 2]]), new nn.Linear(1, 2));
    print(tensor([1.5, 2]), tuple([4, 6, 16]));
    print();
    expect(lines).toEqual(["final_acc 1 [1, 'a'] { x: 0.5 } null true {'k' => 2} Linear(1, 2)", 'tensor([1.5000, 2.0000]) (4, 6, 16)', '']);
    expect(formatValue(-0, Number.NaN, undefined)).toBe('-0 NaN undefined');
  });

  it('shows cycles and depth without end in short', () => {
    const list: unknown[] = [1];
    list.push(list);
    expect(formatValue(list)).toBe('[1, [circular]]');
    const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);
    expect(formatValue(deep(9))).toBe('[[[[[[…]]]]]]');
  });

  it.each([
    [1, 3, '1.0'],
    [0.73125, 3, '0.731'],
    [0.8125, 3, '0.812'],
    [0.4375, 3, '0.438'],
    [-0.5, 0, '-0.0'],
    [2.5, 0, '2.0'],
    [1234.5678, 2, '1234.57'],
  ])('round(%d, %d) is %s, as Python prints it', (value, digits, text) => {
    expect(round(value, digits)).toBe(text);
  });

  it('tuple writes one entry with its comma', () => {
    expect([tuple([3]), tuple([]), tuple([1, 2])]).toEqual(['(3,)', '()', '(1, 2)']);
  });
});

describe('runs in one process', () => {
  it('know nothing of each other', () => {
    const first = createLibrary();
    const seen: string[] = [];
    const points: MetricPoint[] = [];
    setPrintSink(line => seen.push(line));
    onStep(point => points.push(point));
    first.gatescope.manualSeed(1);
    first.gatescope.rand(5);
    first.dispose();
    const second = createLibrary();
    setPrintSink(() => undefined);
    print('second');
    const fresh = rand(1).item();
    second.dispose();
    const third = createLibrary();
    expect(rand(1).item()).toBe(fresh);
    expect(seen).toEqual([]);
    third.dispose();
    expect(tf.memory().numTensors).toBe(0);
    first.dispose();
  });
});
