import type { IsProxy } from './describeObject.ts';
import { call } from './primordials.ts';

const { construct, apply, get } = Reflect;

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
  const revocable: ProxyConstructor['revocable'] = (target, handler) => {
    const made = original.revocable(target, handler);
    remember(made.proxy);
    return made;
  };
  scope.Proxy = new original(original, {
    construct: (target, parts, newTarget) => remember(construct(target, parts, newTarget) as object),
    get: (target, key, receiver): unknown => (key === 'revocable' ? revocable : get(target, key, receiver)),
  });
  return value => call<boolean>(has, known, [value]);
}
