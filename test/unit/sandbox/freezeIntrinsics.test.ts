import { setFlagsFromString } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { hardenedRealm } from './hardenedRealm.ts';

describe('a hardened realm', () => {
  it('makes proxies of both kinds, and knows them', async () => {
    const run = await hardenedRealm();
    expect(run('return isProxy(new Proxy({}, {}))')).toBe(true);
    expect(run('return isProxy(Proxy.revocable({}, {}).proxy)')).toBe(true);
    expect(run('return isProxy({})')).toBe(false);
  });

  it('has no way around its watch over proxies', async () => {
    const run = await hardenedRealm();
    const traps =
      'let traps = 0; const handler = { get() { traps++; }, getPrototypeOf() { traps++; return null; }, ownKeys() { traps++; return []; } };';
    const revocable = "Object.getOwnPropertyDescriptor(Proxy, 'revocable')";
    expect(run(`${traps} const { proxy } = ${revocable}.value({}, handler); return [describe(proxy), traps]`)).toEqual(['Proxy', 0]);
    expect(run(`const { proxy } = Reflect.apply(${revocable}.value, undefined, [{}, {}]); return isProxy(proxy)`)).toBe(true);
  });

  it.each([
    ['a list', 'const own = []; own.push = () => 7; return [own.push(), [].push(1)]', [7, 1]],
    ['a promise', 'const own = Promise.resolve(); own.then = () => 7; return [own.then(), typeof Promise.resolve().then]', [7, 'function']],
    ['a generator', 'const own = (function* () {})(); own.return = () => 7; return own.return()', 7],
    ['a class', 'class Own {} Own.apply = () => 7; return [Own.apply(), Reflect.ownKeys(Own).includes("apply")]', [7, true]],
    ['what inherits from a map', 'const own = Object.create(Map.prototype); own.get = () => 7; return own.get()', 7],
    ['a typed array', 'const own = new Float32Array(1); own.fill = () => 7; return own.fill()', 7],
    ['an error', "const own = new TypeError('a'); own.name = 'Own'; own.message = 'b'; return String(own)", 'Own: b'],
    [
      'an old class',
      "function Own() {} Own.prototype.toString = () => 'own'; Own.prototype.constructor = Own; return String(new Own())",
      'own',
    ],
  ])('lets %s have methods of its own by assignment', async (_what, body, expected) => {
    const run = await hardenedRealm();
    expect(run(body)).toEqual(expected);
  });

  it('gives assigned methods the attributes that assignment gives', async () => {
    const run = await hardenedRealm();
    expect(run("const own = []; own.push = 7; return Object.getOwnPropertyDescriptor(own, 'push')")).toEqual({
      value: 7,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  });

  it.each([
    'Array.prototype.push',
    'Promise.prototype.then',
    'Map.prototype.get',
    'Function.prototype.call',
    'String.prototype.at',
    'Math.max',
  ])('keeps %s', async path => {
    const run = await hardenedRealm();
    expect(() => run(`${path} = 1`)).toThrow(/Cannot (?:change|assign)/u);
    expect(run(`return typeof ${path}`)).toBe('function');
  });

  it('leaves nothing in the language that can be changed', async () => {
    const run = await hardenedRealm();
    const changeable = run(`
      const found = new Set(), open = [];
      const visit = (value, path) => {
        if ((typeof value !== 'object' && typeof value !== 'function') || value === null || value === globalThis || found.has(value)) return;
        found.add(value);
        const isError = path.endsWith('Error.prototype');
        if (Object.isExtensible(value)) open.push(path);
        for (const key of Reflect.ownKeys(value)) {
          const property = Reflect.getOwnPropertyDescriptor(value, key);
          if (!isError && (property.configurable || property.writable)) open.push(path + '.' + String(key));
          visit(property.value, path + '.' + String(key));
        }
        visit(Object.getPrototypeOf(value), path + '.__proto__');
      };
      for (const name of ['Array', 'Object', 'Map', 'Set', 'Promise', 'Float32Array', 'RegExp', 'Math', 'JSON', 'Reflect', 'Symbol', 'Proxy', 'Error']) visit(globalThis[name], name);
      visit((function* () {})(), 'own generator');
      return open.filter(path => path !== 'own generator' && path !== 'own generator.__proto__');
    `);
    expect(changeable).toEqual([]);
  });

  it('keeps what the engine knows about lists', async () => {
    const run = await hardenedRealm();
    // The engine's own switches: once off, every spread, destructuring and `map` goes the slow way.
    setFlagsFromString('--allow-natives-syntax');
    try {
      expect(run('return [%ArraySpeciesProtector(), %ArrayIteratorProtector(), %MapIteratorProtector(), %SetIteratorProtector()]')).toEqual(
        [true, true, true, true],
      );
    } finally {
      setFlagsFromString('--no-allow-natives-syntax');
    }
  });
});
