import type { IsProxy } from './describeObject.ts';
import { call } from '../base/primordials.ts';

const { construct, apply, defineProperty } = Reflect;

/**
 * Lets the recorder know proxies from other objects: replaces `scope.Proxy` by one that remembers what it makes. Must
 * come before the lab. (Node tells by itself: `util.types.isProxy`.)
 */
export function watchProxies(scope: { Proxy: ProxyConstructor }): IsProxy {
  const original = scope.Proxy;
  const known = new WeakSet();
  // Taken off its prototype, which the lab may change.
  const { has, add } = WeakSet.prototype;
  const remember = <T extends object>(proxy: T): T => {
    apply(add, known, [proxy]);
    return proxy;
  };
  // In place of the original's own: a trap for it would forbid to freeze `Proxy`, and could be gone around.
  const { revocable: make } = original;
  const { revocable } = {
    revocable(target: object, handler: ProxyHandler<object>) {
      const made = make(target, handler);
      remember(made.proxy);
      return made;
    },
  };
  defineProperty(original, 'revocable', { value: revocable, writable: true, enumerable: false, configurable: true });
  scope.Proxy = new original(original, {
    construct: (target, parts, newTarget) => remember(construct(target, parts, newTarget) as object),
  });
  return value => call<boolean>(has, known, [value]);
}
