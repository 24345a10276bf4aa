import { expect, it } from 'vitest';
import { watchProxies } from '../../../src/recorder/values/proxyWatch.ts';

it('knows the proxies of a realm, and changes nothing else about them', () => {
  const scope = { Proxy };
  const isProxy = watchProxies(scope);
  const target = { a: 1 };
  const proxy = new scope.Proxy(target, { get: () => 'trapped' });
  const revocable = scope.Proxy.revocable({}, {});
  expect([proxy, revocable.proxy].map(value => isProxy(value))).toEqual([true, true]);
  expect([target, {}, [], () => 1, scope.Proxy].map(value => isProxy(value))).toEqual([false, false, false, false, false]);
  expect(proxy.a).toBe('trapped');
  expect(() => (scope.Proxy as unknown as (target: object, handler: object) => object)({}, {})).toThrow(TypeError);
  revocable.revoke();
  expect(isProxy(revocable.proxy)).toBe(true);
  expect(scope.Proxy.name).toBe('Proxy');
  expect(scope.Proxy.length).toBe(2);
});
