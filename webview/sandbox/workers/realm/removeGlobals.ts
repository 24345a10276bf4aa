import { languageGlobals } from '../../../../src/recorder/language/languageGlobals.ts';
import { libraryGlobals, workerGlobals } from './allowedGlobals.ts';

/**
 * Removes everything that is not on the allow-list from the global object and from its prototypes, so that nothing
 * comes back through `Object.getPrototypeOf(globalThis)`. Returns what could not be removed.
 */
export function removeGlobals(): string[] {
  const allowed = new Set<PropertyKey>([...languageGlobals, ...workerGlobals, ...libraryGlobals]);
  // Some of them are inherited, and what is inherited goes.
  for (const name of workerGlobals) keepOwn(name);
  const left: string[] = [];
  let owner: object = globalThis;
  while (owner !== Object.prototype) {
    for (const key of Reflect.ownKeys(owner)) {
      if (owner === globalThis && allowed.has(key)) continue;
      // What cannot be deleted may still be emptied.
      if (!Reflect.deleteProperty(owner, key) && !Reflect.defineProperty(owner, key, { value: undefined })) left.push(String(key));
    }
    const next = Reflect.getPrototypeOf(owner);
    if (!next) break;
    owner = next;
  }
  return left;
}

function keepOwn(name: string): void {
  const value = (globalThis as Record<string, unknown>)[name];
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
}
