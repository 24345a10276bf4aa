import { types } from 'node:util';
import { isGuardedModule } from '../torch/nn/module/guardedModules.ts';

/**
 * Tells a lab's proxies, which must not be looked into, from other objects; a learner's module is a proxy of the
 * library's own.
 */
export function isProxy(value: object): boolean {
  return types.isProxy(value) && !isGuardedModule(value);
}
