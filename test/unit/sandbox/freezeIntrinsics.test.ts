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
});
