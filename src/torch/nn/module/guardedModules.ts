/** Proxies that stand for modules a learner has written. */
export const guardedModules = new WeakSet();

/** Is this proxy a learner's module? Looking into it runs no code of the lab that a plain object would not run. */
export function isGuardedModule(value: object): boolean {
  return guardedModules.has(value);
}
