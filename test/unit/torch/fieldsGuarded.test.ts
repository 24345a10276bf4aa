import * as tf from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { nn, ones, zeros } from '../../../src/torch/index.ts';
import { placesAdvice } from '../../../src/torch/names/advice.ts';
import { startSession } from '../../../src/torch/session/session.ts';

beforeEach(async () => {
  await tf.setBackend('cpu');
  startSession();
});

class Net extends nn.Module {
  w = new nn.Parameter(zeros(2));
  fc = new nn.Linear(2, 2);
  list = new nn.ModuleList([new nn.Linear(2, 2), new nn.Linear(2, 3)]);
  row = new nn.Sequential(new nn.Linear(2, 2), new nn.Tanh());
}

type Fields = Record<PropertyKey, unknown>;
const fieldsOf = (module: nn.Module): Fields => module as unknown as Fields;
const namesOf = (module: nn.Module): string[] => [...module.namedParameters()].map(([name]) => name);
const all = namesOf(new Net());

/** Every way JavaScript has to put a value into a field. */
const ways: [string, (target: object, key: PropertyKey, value: unknown) => unknown][] = [
  ['assigned', (target, key, value) => ((target as Fields)[key] = value)],
  ['by Object.assign', (target, key, value) => Object.assign(target, { [key]: value })],
  ['by Reflect.set', (target, key, value) => Reflect.set(target, key, value)],
  ['by Object.defineProperty', (target, key, value) => Object.defineProperty(target, key, { value })],
  ['by Reflect.defineProperty', (target, key, value) => Reflect.defineProperty(target, key, { value, enumerable: false })],
  ['by Object.defineProperties', (target, key, value) => Object.defineProperties(target, { [key]: { value, writable: true } })],
  ['by a getter', (target, key, value) => Object.defineProperty(target, key, { get: () => value, configurable: true })],
];

const strangers: [string, () => unknown][] = [
  ['a number', () => 5],
  ['a text', () => 'fc'],
  ['an array', () => [new nn.Linear(2, 2)]],
  ['an object', () => ({ forward: (x: unknown) => x })],
  ['a function', () => (x: unknown) => x],
  ['a tensor', () => zeros(2)],
  ['the class Linear', () => nn.Linear],
];

describe.each(ways)('what is put in the place of a module %s', (_, put) => {
  it.each(strangers)('and is %s is refused, naming the field and what may stand there', (_name, make) => {
    const net = new Net();
    expect(() => put(net, 'fc', make())).toThrow(/^Net: fc is a module, and .* cannot take its place: only another module can.*\.$/u);
    expect(() => put(net.list, 0, make())).toThrow(/module/u);
    expect(() => put(net.row, 1, make())).toThrow(/module/u);
    expect(namesOf(net)).toEqual(all);
  });
});

describe.each(ways)('what is put in the place of a parameter %s', (_, put) => {
  it.each([...strangers, ['a module', () => new nn.Linear(2, 2)] as const])('and is %s is refused', (_name, make) => {
    const net = new Net();
    expect(() => put(net, 'w', make())).toThrow(/^Net: w is a parameter/u);
    expect(() => put(net.fc, 'weight', make())).toThrow(/^nn\.Linear: weight is a parameter/u);
    expect(namesOf(net)).toEqual(all);
    expect(net.fc.forward(ones(1, 2)).shape).toEqual([1, 2]);
  });
});

describe('a field', () => {
  it('is emptied by null, as in PyTorch, and stays what it was', () => {
    const net = fieldsOf(new Net());
    net['fc'] = net['w'] = null;
    expect(namesOf(net as never)).not.toContain('fc.weight');
    expect(() => (net['fc'] = 5)).toThrow(/fc is a module, and a number cannot take its place/u);
    expect(() => (net['w'] = 5)).toThrow(/w is a parameter, and a number cannot take its place/u);
    expect(() => (net['w'] = zeros(2))).toThrow(/w is a parameter, and a plain tensor in its place would not be trained/u);
    expect(() => (net['w'] = new nn.Linear(2, 2))).toThrow(/w is a parameter, and a module cannot take its place/u);
    net['fc'] = new nn.Linear(2, 2);
    net['w'] = new nn.Parameter(zeros(7));
    expect(namesOf(net as never).sort()).toEqual([...all].sort());
  });

  it('of a module takes a parameter, which is the newest of them then, as in PyTorch', () => {
    const net = fieldsOf(new Net());
    net['fc'] = new nn.Parameter(zeros(1));
    expect(namesOf(net as never).slice(0, 3)).toEqual(['w', 'fc', 'list.0.weight']);
  });

  it('that was deleted is free, and one that the library computes with cannot be', () => {
    const net = new Net();
    Reflect.deleteProperty(net, 'fc');
    expect(namesOf(net)).not.toContain('fc.weight');
    fieldsOf(net)['fc'] = 5;
    for (const [module, name] of [
      [new nn.Linear(2, 2), 'bias'],
      [new nn.GRU({ inputSize: 1, hiddenSize: 2 }), 'weight_hh_l0'],
      [new nn.Embedding(2, 2), 'weight'],
    ] as const)
      expect(() => Reflect.deleteProperty(module, name)).toThrow(`${name} cannot be deleted, as forward computes with it.`);
  });

  it('that is not enumerated is trained all the same', () => {
    const net = new Net();
    Object.defineProperty(net, 'fc', { enumerable: false });
    Object.defineProperty(net.fc, 'weight', { enumerable: false });
    expect(namesOf(net)).toEqual(all);
  });

  it('needs a name', () => {
    expect(() => (fieldsOf(new Net())[Symbol('layer')] = new nn.Linear(1, 1))).toThrow(/a module under a symbol would not be trained/u);
  });

  it('does not get lost with the class of a module', () => {
    const net = new Net();
    expect(() => Object.setPrototypeOf(net.fc, null) as unknown).toThrow(/^nn\.Linear: the class of a module cannot be changed/u);
    expect(() => Object.setPrototypeOf(net, Object.prototype) as unknown).toThrow(/^Net: the class of a module cannot be changed/u);
    expect(Object.setPrototypeOf(net, Net.prototype)).toBe(net);
    expect(namesOf(net)).toEqual(all);
  });
});

describe('places of modules', () => {
  const lists: [string, () => nn.ModuleList | nn.Sequential][] = [
    ['nn.ModuleList', () => new Net().list],
    ['nn.Sequential', () => new Net().row],
  ];

  it.each(lists)('of an %s take modules only, at places that are there or come next', (name, make) => {
    const list = make();
    expect(() => (list[0] = null as never)).toThrow(`${name} needs modules, but got null.`);
    expect(() => (list[3] = new nn.Tanh())).toThrow(`${name} has no place 3: its places go from 0 to 1. append(module) puts`);
    expect(() => (list[-1] = new nn.Tanh())).toThrow(`${name} has no place -1: its places go from 0 to 1. Count from the beginning`);
    expect(() => (list[0.5] = new nn.Tanh())).toThrow(`${name} has no place 0.5`);
    list[1] = new nn.Linear(3, 1);
    list[2] = new nn.Tanh();
    expect([...list].map(each => each.constructor.name)).toEqual(['Linear', 'Linear', 'Tanh']);
  });

  it.each(lists)('of an %s move up when one is taken out, as in PyTorch', (_, make) => {
    const list = make();
    const [, second] = [...list];
    delete list[0];
    expect([list.length, list[0], list[1]]).toEqual([1, second, undefined]);
    list.append(new nn.Linear(3, 1));
    expect(namesOf(list).at(-1)).toBe('1.bias');
  });

  it.each(lists)('of an %s say what to write for methods of arrays', (_, make) => {
    const list = fieldsOf(make());
    for (const [name, advice] of Object.entries(placesAdvice).filter(([name]) => !(name === 'extend' && 'extend' in list)))
      expect(() => list[name], name).toThrow(`There is no ${name} of a list of modules here: ${advice}.`);
  });
});
