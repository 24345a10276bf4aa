import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repository } from '../../../scripts/repository.mjs';
import * as gatescope from '../../../src/torch/index.ts';
import { tensorMethodNames } from '../../../src/torch/tensor/installTensorMethods.ts';
import { generate } from './generate.ts';

const { nn, optim, ...functions } = gatescope;
const { utils, ...modules } = nn;
const { rnn } = utils;
const texts = Array.from({ length: 2000 }, (_, i) => generate(i + 1).lab).join('\n');
const page = await readFile(join(repository, 'docs/lab-api.md'), 'utf8');

/** The methods of a class, but for those that only the library calls; what answers for a name of PyTorch's that is not there is none. */
function methodsOf({ prototype }: { readonly prototype: object }): string[] {
  const internal = ['constructor', 'summary', 'hold', 'lackBias', 'update', 'remembered', 'updateAll'];
  const own = Object.entries(Object.getOwnPropertyDescriptors(prototype)).filter(([, { value }]) => typeof value === 'function');
  return own.map(([name]) => name).filter(name => !internal.includes(name));
}

const optimizer = Object.getPrototypeOf(optim.SGD) as { readonly prototype: object };
const methods = [
  ...tensorMethodNames,
  ...[nn.Module, nn.ModuleList, nn.Sequential, optimizer].flatMap(methodsOf),
  'training',
  'length',
  'lr',
];
const firstCells = page.split('\n').map(line => /^\| ([^|]*)\|/u.exec(line)?.[1] ?? '');
const documented = [...firstCells.join('\n').matchAll(/`(?:x|module|optimizer)\.(\w+)/gu)].map(([, name]) => name);

/** Every public name, as programs have to write it. */
const uses: readonly RegExp[] = [
  ...Object.keys(functions).map(name => new RegExp(String.raw`(?<![.\w])${name}\(`, 'u')),
  ...Object.keys(modules).map(name => new RegExp(String.raw`(?<!\w)nn\.${name}\b`, 'u')),
  ...Object.keys(utils).map(name => new RegExp(String.raw`nn\.utils\.${name}\b`, 'u')),
  ...Object.keys(rnn).map(name => new RegExp(String.raw`nn\.utils\.rnn\.${name}\b`, 'u')),
  ...Object.keys(optim).map(name => new RegExp(String.raw`optim\.${name}\b`, 'u')),
  ...Array.from(new Set([...methods, ...documented]), name => new RegExp(String.raw`\.${String(name)}\b`, 'u')),
];

it('the programs use every public name of the library: a new one needs an operation in the generator', () => {
  expect(uses.length).toBeGreaterThan(100);
  expect(uses.filter(use => !use.test(texts)).map(String)).toEqual([]);
});
