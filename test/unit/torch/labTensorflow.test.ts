import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { nn, optim, tensor } from '../../../src/torch/index.ts';
import { describeModule } from '../../../src/torch/input/describe.ts';
import { isTensor } from '../../../src/torch/input/isTensor.ts';
import { labTensorflow } from '../../../src/torch/labTensorflow.ts';
import { readValues } from '../../../src/torch/engine/readValues.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

type Loose = Readonly<Record<string, (...parts: readonly unknown[]) => unknown>>;

/** Whatever can be walked to: properties, prototypes, what getters give, and what maps and sets hold. */
function reachedFrom(starts: readonly unknown[]): Set<unknown> {
  const seen = new Set<unknown>();
  const next = [...starts];
  while (next.length > 0) {
    const one = next.pop();
    if ((typeof one !== 'object' && typeof one !== 'function') || one === null || seen.has(one)) continue;
    seen.add(one);
    next.push(Object.getPrototypeOf(one));
    for (const key of Reflect.ownKeys(one)) {
      // What other tests of this process have left may be a proxy that names more keys than it has: those lead nowhere.
      const { value, get, set } = (Object.getOwnPropertyDescriptor(one, key) ?? {}) as Record<string, unknown>;
      next.push(value, get, set);
    }
    if (one instanceof Map) next.push(...one.keys(), ...one.values());
    if (one instanceof Set) next.push(...one);
  }
  return seen;
}

describe('TensorFlow.js as labs import it', () => {
  const lab = labTensorflow();

  it('has every name, classes as they are, and operations by their names', () => {
    expect(Object.keys(lab).sort()).toEqual(
      Object.keys(tf)
        .filter(name => name !== 'default')
        .sort(),
    );
    expect(lab.add.name).toBe('add');
    expect(lab.Tensor).toBe(tf.Tensor);
  });

  it('says with the name that was called what an operation cannot work with, in none of its own words', async () => {
    const said = async (call: () => unknown): Promise<string> => {
      try {
        await call();
      } catch (error) {
        return (error as Error).message;
      }
      return 'nothing';
    };
    const loose = lab as unknown as Loose;
    const spaces = lab as unknown as Readonly<Record<string, Loose>>;
    const wrong: readonly unknown[] = [undefined, null, 5, 'a', {}, [], 5n, new Map(), () => 1, tf.tensor([1, 2])];
    const words = /Cannot (?:read|convert|mix|destructure)|is not (?:a function|iterable)|\[object |Invalid typed array/u;
    const raw: string[] = [];
    const ask = async (name: string, operation: unknown): Promise<void> => {
      for (const first of wrong)
        for (const parts of [[first], [first, 1], [tf.tensor([1, 2]), first], [[2], 1, first]]) {
          const message = await said(() => (operation as Loose[string])(...parts));
          if (words.test(message)) raw.push(`${name}: ${message}`);
        }
    };
    const called = ['concat', 'einsum', 'fft', 'variable', 'buffer', 'cast', 'fill', 'model', 'input', 'sequential', 'stack', 'meshgrid'];
    for (const name of [...called, 'add', 'addN', 'split', 'unique', 'multinomial', 'broadcastTo', 'eye', 'linspace'])
      await ask(name, loose[name]);
    for (const space of ['constraints', 'initializers', 'layers', 'fused', 'spectral', 'signal', 'image', 'linalg', 'losses', 'metrics'])
      for (const [name, operation] of Object.entries(spaces[space] ?? {})) await ask(`${space}.${name}`, operation);
    expect(raw).toEqual([]);
    expect(await said(() => loose['variable']?.(5))).toBe(
      'tf.variable cannot work with what it is given here, 5: look up which arguments it takes, and in which order.',
    );
    expect(await said(() => loose['concat']?.())).toContain('what it is given here, nothing:');
    expect(await said(() => spaces['layers']?.['dense']?.({ unit: 3 }))).toBe(
      'Expected units to be a positive integer, but got undefined.',
    );
  });

  it('leaves what code of a lab throws inside an operation as it is', () => {
    const own = new TypeError('mine');
    const code = (): never => {
      throw own;
    };
    for (const call of [() => lab.tidy(code), () => lab.grad(code)(tf.scalar(1)), () => lab.valueAndGrad(code)(tf.scalar(1))])
      expect(call).toThrow(own);
    const layer = tf.layers.dense({ units: 1, inputShape: [1] });
    layer.apply = code;
    expect(() => lab.sequential({ layers: [layer] })).toThrow(own);
  });

  it('calls a result that is too large by the name that was called', () => {
    const line = lab.zeros([100_000]);
    for (const [name, call] of [
      ['meshgrid', () => lab.meshgrid(line, line)],
      ['broadcastTo', () => lab.broadcastTo(lab.zeros([1, 1]), [100_000, 100_000])],
      ['where', () => lab.where(lab.zeros([100_000, 1]).greater(0), lab.zeros([1, 100_000]), lab.scalar(0))],
      ['matMul', () => lab.matMul(lab.reshape(line, [-1, 1]), lab.reshape(line, [1, -1]))],
    ] as const)
      expect(call).toThrow(new RegExp(`^${name}\\b`, 'u'));
  });

  it('says what loads, stores or changes the engine is not there', () => {
    const loose = lab as unknown as Loose;
    for (const name of ['registerKernel', 'unregisterKernel', 'registerGradient', 'registerBackend', 'removeBackend', 'setPlatform'])
      expect(() => loose[name]?.({})).toThrow(`tf.${name} is not available in labs: it belongs to what runs the lab.`);
    const io = lab.io as unknown as Loose;
    for (const name of [
      'http',
      'browserFiles',
      'browserHTTPRequest',
      'listModels',
      'removeModel',
      'loadWeights',
      'getLoadHandlers',
      'registerLoadRouter',
    ])
      expect(() => io[name]?.('indexeddb://x')).toThrow(`tf.io.${name} is not available in labs: labs run offline`);
    const data = lab.data as unknown as Loose;
    for (const name of ['csv', 'webcam', 'microphone']) expect(() => data[name]?.('x')).toThrow(`tf.data.${name} is not available in labs`);
    for (const name of ['loadLayersModel', 'loadGraphModel'])
      expect(() => loose[name]?.('x')).toThrow(`tf.${name} is not available in labs`);
  });

  it('says of what needs a page, pictures or a network that labs have none', () => {
    const { browser, util } = lab as unknown as { readonly browser: Loose; readonly util: Loose };
    const image = lab.zeros([1, 1, 3]);
    expect(() => browser['draw']?.(image, {})).toThrow('tf.browser.draw is not available in labs: labs have no page to draw on.');
    expect(() => browser['toPixels']?.(image, { getContext: () => ({}) })).toThrow(
      'A canvas for tf.browser.toPixels is not available in labs: labs have no page to draw on.',
    );
    for (const name of ['fromPixels', 'fromPixelsAsync']) {
      for (const given of [null, {}, { getContext: () => ({}) }, { data: [1, 2, 3, 4], width: 1, height: 1 }])
        expect(() => browser[name]?.(given), name).toThrow(`tf.browser.${name}: labs have no pictures and no camera, so it takes { data,`);
      expect(() => browser[name]?.({ data: new Uint8Array(4), width: 60_000, height: 60_000 })).toThrow(
        `tf.browser.${name}: 60000 × 60000 pixels take 14,400,000,000 numbers, but data has 4.`,
      );
    }
    expect(() => util['fetch']?.('http://127.0.0.1:9/x')).toThrow('tf.util.fetch is not available in labs: labs run offline');
    for (const name of ['platform', 'global'])
      for (const env of [lab.env(), lab.ENV])
        expect(() => Reflect.get(env, name) as unknown).toThrow(`tf.env().${name} is not available in labs: labs run offline`);
    const model = lab.sequential({ layers: [lab.layers.dense({ units: 1, inputShape: [2] })] });
    for (const address of ['downloads://x', 'http://127.0.0.1:9/save', 'localstorage://x', ['indexeddb://x']])
      expect(() => model.save(address as string)).toThrow('model.save with an address is not available in labs: labs run offline');
  });

  it('makes tensors of pixels that are numbers, and the other way round', async () => {
    const pixels = { data: Uint8Array.of(1, 2, 3, 255), width: 1, height: 1 };
    expect(await lab.browser.fromPixels(pixels).data()).toEqual(Int32Array.of(1, 2, 3));
    expect(await (await lab.browser.fromPixelsAsync(pixels, 1)).data()).toEqual(Int32Array.of(1));
    expect(await lab.browser.toPixels(lab.tensor3d([1, 2, 3], [1, 1, 3], 'int32'))).toEqual(Uint8ClampedArray.of(1, 2, 3, 255));
  });

  it('does not lead to the engine, whose methods could be replaced under a check', async () => {
    const loose = lab as unknown as Loose;
    for (const name of ['engine', 'backend', 'findBackend', 'getKernel', 'getKernelsForBackend', 'getGradient'])
      expect(() => loose[name]?.('cpu'), name).toThrow(`tf.${name} is not available in labs: it belongs to what runs the lab.`);
    const scalar = lab.scalar(1);
    const globals = ['_tfengine', '_tfGlobals'].map(name => Reflect.get(globalThis, name) as unknown);
    const reached = reachedFrom([lab, lab.env(), ...globals, scalar, lab.memory(), lab.train]);
    expect(reached.size).toBeGreaterThan(1000);
    const { state, registry } = tf.engine() as unknown as { readonly state: object; readonly registry: object };
    for (const [name, one] of Object.entries({ engine: tf.engine(), backend: tf.backend(), env: tf.env(), state, registry }))
      expect([name, reached.has(one)]).toEqual([name, false]);
    for (const kernel of tf.getKernelsForBackend('cpu'))
      expect([kernel.kernelName, reached.has(kernel)]).toEqual([kernel.kernelName, false]);
    // They would be found where they are reachable.
    expect(reachedFrom([tf.engine()]).has(tf.backend())).toBe(true);
    for (const name of ['_tfengine', '_tfGlobals']) expect(Reflect.set(globalThis, name, null)).toBe(false);
    expect(await scalar.data()).toEqual(Float32Array.of(1));
  });

  it('says how TensorFlow.js is set, and sets nothing', () => {
    expect(lab.env().getFlags()).toEqual(tf.env().getFlags());
    expect(lab.ENV.getBool('TENSORLIKE_CHECK_SHAPE_CONSISTENCY')).toBe(true);
    expect(() => {
      lab.env().set('DEBUG', true);
    }).toThrow('tf.env().set is not available in labs');
    expect(tf.env().getBool('DEBUG')).toBe(false);
  });

  it('has variables and buffers nonetheless', () => {
    const variable = lab.variable(lab.scalar(1));
    variable.assign(lab.scalar(3));
    const buffer = lab.buffer([2]);
    buffer.set(4, 1);
    expect([variable.dataSync()[0], ...buffer.toTensor().dataSync()]).toEqual([3, 0, 4]);
    variable.dispose();
    expect(variable.isDisposed).toBe(true);
  });

  it('keeps what works in memory', async () => {
    const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });
    let kept: tf.io.ModelArtifacts | undefined;
    await model.save(
      lab.io.withSaveHandler(artifacts => {
        kept = artifacts;
        return Promise.resolve({ modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } });
      }),
    );
    const again = await lab.loadLayersModel(lab.io.fromMemory(kept ?? {}));
    expect(again.countParams()).toBe(3);
  });

  it('answers whether the backend is the one that runs, and changes none', async () => {
    expect(await lab.setBackend('cpu')).toBe(true);
    for (const name of ['webgl', 'wasm', 'webgpu', 'none']) expect(await lab.setBackend(name)).toBe(false);
    expect(tf.getBackend()).toBe('cpu');
  });

  it('cannot be changed, nor can what it leads to', () => {
    'use strict';
    const loose = lab as unknown as Record<string, unknown>;
    expect(() => (loose['add'] = 1)).toThrow(TypeError);
    for (const name of ['dataSync', 'data', 'arraySync', 'add', 'item', 'tolist', 'argmax'])
      expect(() => ((tf.Tensor.prototype as unknown as Record<string, unknown>)[name] = 1), name).toThrow(TypeError);
  });
});

describe('what the recorder and checks read', () => {
  it('are the values of a tensor, whatever methods it was given', () => {
    const mine = tensor([1, 2]);
    Object.defineProperty(mine, 'dataSync', { value: () => Float32Array.of(9, 9) });
    expect(Array.from(readValues(mine))).toEqual([1, 2]);
  });

  it('are tensors by what they are', () => {
    expect(isTensor(tensor([1]))).toBe(true);
    expect(isTensor({ shape: [1], dataSync: () => [1], throwIfDisposed: () => undefined })).toBe(false);
    for (const value of [null, undefined, 1, 'a']) expect(isTensor(value)).toBe(false);
  });

  it('call no method and no getter of a module that a lab has written', () => {
    let called = 0;
    const call = (): never => {
      called++;
      throw new Error('called');
    };
    class Net extends nn.Module {
      fc = new nn.Linear(2, 2);
      override parameters = call;
      override namedParameters = call;
      protected override summary = call;
      get lazy(): never {
        return call();
      }
    }
    const net = Object.defineProperty(new Net(), 'odd', { get: call, enumerable: true });
    expect(describeModule(net)).toEqual({ text: 'Net(fc=Linear(2, 2))', parameters: 6 });
    expect(describeModule({ [Symbol.for('gatescope.describe')]: call })).toBeNull();
    expect(called).toBe(0);
  });

  it('leave a lab its own methods, and the library its own', () => {
    class Mine extends nn.Linear {}
    const mine = new Mine(1, 1);
    Mine.prototype.forward = x => x.mul(7);
    expect(mine.forward(tensor([[2]])).item()).toBe(14);
    const other = new nn.Linear(1, 1);
    other.forward = x => x;
    expect(other.forward(tensor([[3]])).item()).toBe(3);
    expect(() => (nn.Linear.prototype.forward = x => x)).toThrow('belongs to the library');
    expect(() => (optim.SGD.prototype.step = () => undefined)).toThrow('belongs to the library');
    expect(() => Object.defineProperty(nn.GRU.prototype, 'forward', { value: 1 })).toThrow(TypeError);
  });
});
