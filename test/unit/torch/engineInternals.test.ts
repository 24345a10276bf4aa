import * as tf from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { zeros } from '../../../src/torch/index.ts';
import { engineInternals } from '../../../src/torch/engine/engineInternals.ts';
import { startSession } from '../../../src/torch/session/session.ts';

beforeEach(async () => {
  await tf.setBackend('cpu');
});

describe('the parts of TensorFlow.js that its typings keep private', () => {
  it('are those of the one version this was written for', () => {
    expect(tf.version.tfjs).toBe('4.22.0');
  });

  it('are all there, and are put back when a session ends', () => {
    const engine = engineInternals();
    const own = (): string[] => ['runKernelFunc', 'memory', 'clone'].filter(name => Object.hasOwn(engine, name));
    const depth = engine.state.scopeStack.length;
    const session = startSession();
    zeros(1);
    expect(own()).toEqual(['runKernelFunc', 'memory', 'clone']);
    expect(engine.state.scopeStack).toHaveLength(depth + 1);
    session.dispose();
    expect(own()).toEqual([]);
    expect(engine.state.scopeStack).toHaveLength(depth);
    for (const name of [
      'trackTensor',
      'disposeTensor',
      'readSync',
      'runKernelFunc',
      'memory',
      'clone',
      'makeTensorFromTensorInfo',
    ] as const) {
      expect(Reflect.get(engine, name)).toBeTypeOf('function');
    }
    for (const name of ['gradientDepth', 'kernelDepth', 'numTensors', 'numBytes', 'numDataBuffers'] as const) {
      expect(engine.state[name]).toBeTypeOf('number');
    }
  });

  it('only record what depends on a leaf that wants gradients', () => {
    const session = startSession();
    const plain = tf.tensor([1, 2]);
    expect(session.graph.find(tf.add(plain, 1))?.node).toBeUndefined();
    plain.requiresGrad = true;
    expect(session.graph.find(tf.add(plain, 1))?.node?.kernelName).toBe('Add');
    expect(tf.memory().numTensors).toBeGreaterThan(0);
    session.dispose();
  });
});
