import { freezeIntrinsics } from '../../../../src/recorder/language/freezeIntrinsics.ts';
import { languageGlobals } from '../../../../src/recorder/language/languageGlobals.ts';
import { removeGlobals } from './removeGlobals.ts';
import { tameFunctionConstructors } from './tameFunctionConstructors.ts';
import { installTeachingStubs } from './teachingStubs.ts';

/** What a lab gets in place of the worker's own objects. */
export interface LabGlobals {
  readonly console: object;
  readonly performance: object;
  readonly crypto: object;
}

/**
 * Turns the worker into a place where a lab can compute and nothing else. Must come after the libraries are loaded and
 * the backend stands, since both need what is removed here, and before any lab code runs.
 */
export function harden(globals: LabGlobals): void {
  tameFunctionConstructors();
  removeGlobals();
  for (const [name, value] of Object.entries({ ...globals, self: globalThis })) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
  }
  installTeachingStubs();
  freezeIntrinsics();
  for (const name of languageGlobals) lock(name);
}

/** Nothing else may take the name of a part of the language. */
function lock(name: string): void {
  if (Object.hasOwn(globalThis, name)) Object.defineProperty(globalThis, name, { writable: false, configurable: false });
}
