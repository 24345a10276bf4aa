import * as tf from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { nn, optim, zeros } from '../../../src/torch/index.ts';
import { memberAdvice } from '../../../src/torch/names/memberAdvice.ts';
import { camelCase } from '../../../src/torch/names/camelCase.ts';
import { torchMembers } from '../../../src/torch/names/torchNames.ts';
import { startSession } from '../../../src/torch/session/session.ts';

beforeEach(async () => {
  await tf.setBackend('cpu');
  startSession();
});

const sizes = { inputSize: 1, hiddenSize: 2 };
const made: Readonly<Record<keyof typeof torchMembers, () => nn.Module>> = {
  Linear: () => new nn.Linear(2, 1),
  Embedding: () => new nn.Embedding(3, 2),
  RNN: () => new nn.RNN(sizes),
  LSTM: () => new nn.LSTM(sizes),
  GRU: () => new nn.GRU(sizes),
  RNNCell: () => new nn.RNNCell(sizes),
  LSTMCell: () => new nn.LSTMCell(sizes),
  GRUCell: () => new nn.GRUCell(sizes),
  Dropout: () => new nn.Dropout(),
  ReLU: () => new nn.ReLU(),
  CrossEntropyLoss: () => new nn.CrossEntropyLoss(),
  MSELoss: () => new nn.MSELoss(),
  BCEWithLogitsLoss: () => new nn.BCEWithLogitsLoss(),
};
const read = (of: object, name: string): unknown => (of as Record<string, unknown>)[name];

describe.each(Object.entries(made))("what PyTorch's nn.%s has once it is made", (kind, make) => {
  it('is there, or says in a sentence what to write', () => {
    const module = make();
    for (const name of torchMembers[kind as keyof typeof torchMembers].split(' ')) {
      for (const spelled of [name, camelCase(name)]) {
        if (Object.hasOwn(module, spelled)) {
          expect(() => read(module, spelled)).not.toThrow();
          continue;
        }
        const given = memberAdvice[kind]?.[name];
        const says =
          given ?? (Object.hasOwn(module, camelCase(name)) ? `write ${camelCase(name)}; names are in camelCase` : 'PyTorch does');
        expect(() => read(module, spelled), spelled).toThrow(new RegExp(`no ${spelled} of nn\\.${kind}.*\\.$`, 'u'));
        expect(() => read(module, spelled), spelled).toThrow(says);
      }
    }
  });
});

it.each<[string, () => unknown, string]>([
  ['linear.out_features', () => read(new nn.Linear(2, 1), 'out_features'), 'write outFeatures; names are in camelCase.'],
  ['lstm.num_layers', () => Number(read(new nn.LSTM(sizes), 'num_layers')) + 1, 'write numLayers; names are in camelCase.'],
  ['gru.all_weights', () => read(new nn.GRU(sizes), 'all_weights'), 'write layer.parameters()'],
  ['emb.embedding_dim', () => read(new nn.Embedding(3, 2), 'embedding_dim'), 'write embeddingDim'],
  ['mse.reduction', () => read(new nn.MSELoss(), 'reduction'), 'the loss is the mean'],
  ['linear.reset_parameters()', () => read(new nn.Linear(2, 1), 'reset_parameters'), 'layer = new nn.Linear(inFeatures, outFeatures)'],
  ['lstm.flatten_parameters()', () => read(new nn.LSTM(sizes), 'flatten_parameters'), 'leave it out'],
  ['nn.Embedding.from_pretrained()', () => read(nn.Embedding, 'from_pretrained'), 'layer.weight = new nn.Parameter(values)'],
  ['adam.defaults', () => read(new optim.Adam(new nn.Linear(1, 1).parameters()), 'defaults'), 'read optimizer.lr'],
  ['sgd.state', () => read(new optim.SGD(new nn.Linear(1, 1).parameters()), 'state'), 'is its own'],
])('%s says so', (_, use, sentence) => {
  expect(use).toThrow(sentence);
});

describe("a name of PyTorch's that a lab gives a module of its own", () => {
  it('is what the lab has put there', () => {
    class Net extends nn.Module {
      hidden_size: number;
      num_layers = 3;
      readonly fc = new nn.Linear(2, 1);
      constructor() {
        super();
        this.hidden_size = 8;
      }
    }
    const net = new Net();
    expect([net.hidden_size, net.num_layers, net.parameters().length]).toEqual([8, 3, 2]);
  });

  it('is so where it extends a layer that has the other spelling', () => {
    class Wide extends nn.Linear {
      constructor() {
        super(2, 1);
        Object.assign(this, { hidden_size: 8, in_features: 5 });
      }
      reset_parameters(): string {
        return 'mine';
      }
    }
    class Long extends nn.LSTM {
      override readonly numLayers = 1;
      declare hidden_size: number;
      constructor() {
        super(sizes);
        this.hidden_size = 4;
      }
      get all_weights(): number {
        return this.parameters().length;
      }
    }
    const [wide, long] = [new Wide(), new Long()];
    expect([read(wide, 'hidden_size'), read(wide, 'in_features'), wide.inFeatures, wide.reset_parameters()]).toEqual([8, 5, 2, 'mine']);
    expect([long.hidden_size, long.hiddenSize, long.all_weights]).toEqual([4, 2, 4]);
    expect(wide.forward(zeros(3, 2)).shape).toEqual([3, 1]);
    expect(long.forward(zeros(3, 1, 1))[0].shape).toEqual([3, 1, 2]);
  });
});
