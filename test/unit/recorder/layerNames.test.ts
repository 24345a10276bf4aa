import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { tensorflowWords } from '../../../src/recorder/errors/tensorflowWords.ts';

beforeAll(() => tf.setBackend('cpu'));

describe('a name that layers and models do not know is told with those they know', () => {
  const said = (call: () => unknown): string => {
    try {
      call();
    } catch (error) {
      return tensorflowWords((error as Error).message);
    }
    return 'nothing was thrown';
  };
  const { layers, sequential, initializers } = tf;
  const compiled = (options: object): unknown => {
    const model = sequential({ layers: [layers.dense({ units: 1, inputShape: [1] })] });
    model.compile({ optimizer: 'sgd', loss: 'meanSquaredError', ...options });
    return model;
  };

  it.each<[string, () => unknown, string]>([
    ['activation', () => layers.dense({ units: 2, activation: 'rel' as 'relu' }), "There is no activation 'rel'. There are 'sigmoid', "],
    ['gate', () => layers.lstm({ units: 2, recurrentActivation: 'sig' as 'relu' }), "There is no activation 'sig'. There are 'sigmoid', "],
    ['initializer', () => layers.dense({ units: 2, kernelInitializer: 'zero' }), "There is no initializer 'zero'. There are 'zeros', "],
    ['regularizer', () => layers.dense({ units: 2, kernelRegularizer: 'l3' }), "There is no regularizer 'l3'. There are 'l1l2'."],
    ['constraint', () => layers.dense({ units: 2, kernelConstraint: 'small' }), "There is no constraint 'small'. There are 'maxNorm', "],
    ['optimizer', () => compiled({ optimizer: 'adm' }), "There is no optimizer 'adm'. There are 'sgd', "],
    ['loss', () => compiled({ loss: 'mean' }), "There is no loss 'mean'. There are 'meanSquaredError', "],
    ['loss of another name', () => compiled({ loss: 'softmaxCrossEntropy' }), "There is no loss 'softmaxCrossEntropy'. There are "],
    ['metric', () => compiled({ metrics: ['acuracy'] }), "There is no metric 'acuracy'. There are 'accuracy', "],
    [
      'mode',
      () => initializers.varianceScaling({ scale: 1, mode: 'fanin' as 'fanIn', distribution: 'normal' }),
      "'fanin' is none of fanIn, fanOut, fanAvg.",
    ],
    ['padding', () => layers.conv1d({ filters: 1, kernelSize: 1, padding: 'some' as 'same' }), "'some' is none of valid, same, causal."],
    ['dtype', () => tf.oneHot(tf.tensor1d([0], 'int32'), 2, 1, 0, 'int' as 'int32'), "There is no dtype 'int'. There are 'float32', "],
  ])('%s', (_, call, words) => {
    expect(said(call)).toContain(words);
  });

  it('and those that are listed exist', () => {
    const model = {
      optimizer: ['sgd', 'adam', 'adamax', 'adagrad', 'adadelta', 'rmsprop'] as const,
      metric: ['accuracy', 'precision', 'mse', 'mae', 'categoricalCrossentropy'] as const,
    };
    for (const optimizer of model.optimizer) compiled({ optimizer });
    for (const metric of model.metric) compiled({ metrics: [metric] });
    for (const loss of [
      'meanSquaredError',
      'meanAbsoluteError',
      'binaryCrossentropy',
      'categoricalCrossentropy',
      'sparseCategoricalCrossentropy',
    ])
      compiled({ loss });
    for (const activation of ['sigmoid', 'tanh', 'relu', 'softmax', 'linear', 'elu', 'selu', 'softplus', 'hardSigmoid'] as const)
      layers.dense({ units: 2, activation });
    for (const kernelInitializer of [
      'zeros',
      'ones',
      'glorotNormal',
      'glorotUniform',
      'heNormal',
      'heUniform',
      'orthogonal',
      'randomNormal',
    ])
      layers.dense({ units: 2, kernelInitializer });
    for (const kernelConstraint of ['maxNorm', 'minMaxNorm', 'nonNeg', 'unitNorm']) layers.dense({ units: 2, kernelConstraint });
    layers.dense({ units: 2, kernelRegularizer: 'l1l2' });
  });
});
