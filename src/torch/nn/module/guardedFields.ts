import { LabError } from '../../input/labError.ts';
import { parameterFor } from './fieldCheck.ts';
import { guardedModules } from './guardedModules.ts';
import { isParameter } from './parameter.ts';

// The lab's own `Proxy` is watched by the recorder; this one makes what is safe to look into.
const NativeProxy = Proxy;

/** Classes of the library, whose parameters are guarded one by one, carry this mark. */
const ownClass = Symbol('ownClass');

/** Marks the modules of the library, so that only modules a learner has written cost what guarding all fields costs. */
export function markOwnClasses(exported: Readonly<Record<string, unknown>>): void {
  for (const value of Object.values(exported)) if (typeof value === 'function') Object.defineProperty(value, ownClass, { value: true });
}

export function isOwnClass(made: object): boolean {
  return Object.hasOwn(made, ownClass);
}

/**
 * Base of the modules a learner writes: what is put into a field that holds a parameter or a module must be another
 * one. Class fields are defined, not assigned, so no accessor could see them: the module is a proxy that looks at what
 * is defined, and reads go past it.
 */
// eslint-disable-next-line @typescript-eslint/no-extraneous-class -- what it gives its heirs is what it returns
export abstract class GuardedFields {
  constructor() {
    if (isOwnClass(new.target)) return;
    const guarded = new NativeProxy(this, { defineProperty });
    guardedModules.add(guarded);
    return guarded;
  }
}

function defineProperty(target: object, key: PropertyKey, descriptor: PropertyDescriptor): boolean {
  const current = Reflect.getOwnPropertyDescriptor(target, key);
  if (current !== undefined && 'value' in descriptor) {
    if (current.set !== undefined) {
      current.set.call(target, descriptor.value);
      return true;
    }
    checkField(target, String(key), current.value, descriptor.value);
  }
  return Reflect.defineProperty(target, key, descriptor);
}

function checkField(target: object, name: string, current: unknown, value: unknown): void {
  if (current === value || value === null || value === undefined) return;
  const module = target.constructor.name;
  if (isParameter(current)) parameterFor({ module, name, shape: current.shape, isOwn: true }, value);
  else if (current instanceof GuardedFields && !(value instanceof GuardedFields)) {
    throw new LabError(
      `${module}: ${name} is a module, and only another module can take its place. Give what it computes a name of its own.`,
    );
  }
}
