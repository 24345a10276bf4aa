import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildOne } from '../../scripts/build.mjs';
import { run } from '../../scripts/run.mjs';
import type { RunReport } from '../../src/cli/runReport.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatescope-names-'));
  await buildOne('cli.mjs', folder);
}, 120_000);

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Runs a lab with the bundle that is shipped. */
async function report(text: string): Promise<RunReport> {
  const file = join(folder, 'names.lab.ts');
  await writeFile(file, text);
  return JSON.parse(await run(process.execPath, [join(folder, 'cli.mjs'), 'run', file, '--json'])) as RunReport;
}

/** A lab that goes to every function it can reach and prints those that are called otherwise than where they were found. */
const walk = `
import * as gatescope from 'gatescope';
import { nn, optim, print, tensor, zeros } from 'gatescope';
import * as tf from '@tensorflow/tfjs';

function caught(work: () => unknown): unknown {
  try { work(); } catch (error) { return error; }
  return null;
}
const x = tensor([[1, 2]], { requiresGrad: true });
const weights = new nn.Linear(2, 2);
const model = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [2] }), tf.layers.lstm({ units: 2, returnSequences: false, inputShape: [2, 1] }) as any].slice(0, 1) });
const starts: unknown[] = [
  gatescope, tf, x, weights, model, model.layers, new optim.Adam(weights.parameters()), tf.train.adam(0.1), tf.data.array([1]),
  Object.values(tf.serialization.SerializationMap.getMap().classNameMap), tf.initializers.zeros(), tf.regularizers.l1(),
  tf.variable(zeros(1)), tf.buffer([1]), tf.env(), caught(() => zeros(2).reshape(3)), caught(() => tf.engine()),
  caught(() => (nn as any).Conv2d), caught(() => new nn.Linear(0.5, 1)),
];
const seen = new Set<unknown>();
const next: { readonly value: unknown; readonly at: string; readonly key: string }[] = starts.map((value, index) => ({ value, at: 'start ' + index, key: '' }));
let classes = 0, functions = 0;
while (next.length > 0) {
  const { value, at, key } = next.pop()!;
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value) || ArrayBuffer.isView(value)) continue;
  seen.add(value);
  const own = Object.getOwnPropertyDescriptor(value, 'name')?.value;
  if (typeof value === 'function') {
    functions++;
    const isClass = Object.getOwnPropertyDescriptor(value, 'prototype')?.writable === false;
    if (isClass) classes++;
    if (typeof own === 'string' && own !== '' && own !== key && (own.length <= 2 || own.endsWith('__op'))) print(at + ' is called ' + own);
  }
  next.push({ value: Object.getPrototypeOf(value), at: at + '.__proto__', key: '' });
  for (const part of Reflect.ownKeys(value)) {
    const { value: held, get, set } = Object.getOwnPropertyDescriptor(value, part)!;
    for (const one of [held, get, set]) next.push({ value: one, at: at + '.' + String(part), key: String(part) });
  }
}
print('walked', classes > 150, functions > 2000);
`;

describe('names in what is shipped, which is minified', () => {
  it('are public ones for every class and function that a lab can reach', async () => {
    expect((await report(walk)).output).toEqual(['walked true true']);
  });

  it('say the same of an error of the library beside its line as where it is printed', async () => {
    const { output, values } = await report(`
import { nn, print, zeros } from 'gatescope';
import * as tf from '@tensorflow/tfjs';
const found: unknown[] = [];
try { zeros(2).reshape(3); } catch (shape) { print(shape); }
try { (nn as any).Conv2d; } catch (missing) { print(missing); }
try { tf.engine(); } catch (refused) { print(refused); }
class ShapeError extends Error { name = 'Shape'; }
const own = new ShapeError('4 is not 5');
print(own);
const plain = new (class Plain extends RangeError {})('too far');
print(plain);`);
    const shown = values.filter(({ name }) => ['shape', 'missing', 'refused', 'own', 'plain'].includes(name)).map(({ text }) => text);
    expect(shown).toHaveLength(5);
    expect(shown.map((text, at) => (output[at] ?? '').startsWith(text.replace(/…$/u, '')))).toEqual([true, true, true, true, true]);
    expect(shown[0]).toBe('Error: reshape cannot put the 2 values of [2] into [3], which has room for 3.');
    expect(shown[3]).toBe('Shape: 4 is not 5');
  });

  it('are those of TensorFlow.js for its classes and operations', async () => {
    const { values } = await report(`
import * as tf from '@tensorflow/tfjs';
const optimizer = tf.AdadeltaOptimizer;
const add = tf.add;
const dense = tf.layers.dense({ units: 1 }).constructor;
const crop = tf.image.cropAndResize;`);
    expect(values.map(({ text }) => text)).toEqual(['class AdadeltaOptimizer', 'function add', 'class Dense', 'function cropAndResize']);
  });
});
