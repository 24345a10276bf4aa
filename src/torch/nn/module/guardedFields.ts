import { LabError } from '../../input/labError.ts';
import { moduleFor, parameterFor, unsettled } from './fieldCheck.ts';
import { guardedModules } from './guardedModules.ts';
import { isParameter } from './parameter.ts';

// The lab's own `Proxy` is watched by the recorder; this one makes what is safe to look into.
const NativeProxy = Proxy;

/** Classes of the library carry this mark. */
const ownClass = Symbol('ownClass');

type Kind = 'module' | 'parameter';

/** Fields whose module or parameter was taken away with null: as in PyTorch, they stay what they were. */
const emptied = new WeakMap<object, Map<PropertyKey, Kind>>();
/** What `guardSetter` was given. */
const guarded = new WeakSet();

/** Marks the modules of the library: their sentences begin with `nn.`. */
export function markOwnClasses(exported: Readonly<Record<string, unknown>>): void {
  for (const value of Object.values(exported)) if (typeof value === 'function') Object.defineProperty(value, ownClass, { value: true });
}

export function isOwnClass(made: object): boolean {
  return Object.hasOwn(made, ownClass);
}

/** Marks the setter of a field of the library's own modules: nothing but this setter may set the field. */
export function guardSetter(set: (value: unknown) => void): (value: unknown) => void {
  guarded.add(set);
  return set;
}

/** Is asked about everything that is put into a module that keeps others in places. */
export const placesOf = Symbol('placesOf');

/** What a module that keeps others in places says to that. */
export interface Places {
  /** Refuses what may not stand at a place. */
  put(key: string, value: unknown): void;
  /** Takes out what stands at a place, and moves up what stands behind it; false where `key` is no place. */
  remove(key: string): boolean;
}

/**
 * Base of all modules: what is put into a field that holds a parameter or a module must be another one, or null, in
 * whatever way it is put there. Class fields are defined, not assigned, so no accessor could see them: the module is a
 * proxy that looks at what is defined, and reads go past it.
 */
export abstract class GuardedFields {
  constructor() {
    const proxy = new NativeProxy<GuardedFields>(this, { defineProperty, deleteProperty, setPrototypeOf });
    guardedModules.add(proxy);
    return proxy;
  }

  /** Null for a module that keeps no others in places. @internal */
  [placesOf](): Places | null {
    return null;
  }
}

function defineProperty(target: GuardedFields, key: PropertyKey, descriptor: PropertyDescriptor): boolean {
  const current = Reflect.getOwnPropertyDescriptor(target, key);
  const name = String(key);
  if (current?.set !== undefined && guarded.has(current.set)) {
    if (isAccessor(descriptor)) throw unsettled(fieldOf(target, name), 'parameter');
    if ('value' in descriptor) current.set.call(target, descriptor.value);
    // How it is seen is the library's own.
    return true;
  }
  const kind = kindOf(current?.value) ?? emptied.get(target)?.get(key);
  if (kind !== undefined && isAccessor(descriptor)) throw unsettled(fieldOf(target, name), kind);
  if ('value' in descriptor) {
    if (typeof key === 'string') target[placesOf]()?.put(key, descriptor.value);
    if (kind !== undefined) checkField(target, key, kind, current?.value, descriptor.value);
    else if (typeof key === 'symbol') refuseHidden(target, descriptor.value);
    // As in PyTorch it is the newest of the parameters then.
    if (kind === 'module' && isParameter(descriptor.value) && Reflect.deleteProperty(target, key))
      return Reflect.defineProperty(target, key, { writable: true, enumerable: true, configurable: true, ...descriptor });
  }
  return Reflect.defineProperty(target, key, descriptor);
}

function checkField(target: object, key: PropertyKey, kind: Kind, current: unknown, value: unknown): void {
  if (value === null || value === undefined) {
    const kinds = emptied.get(target) ?? new Map<PropertyKey, Kind>();
    emptied.set(target, kinds.set(key, kind));
    return;
  }
  const field = fieldOf(target, String(key));
  if (kind === 'parameter') parameterFor({ ...field, shape: isParameter(current) ? current.shape : null, isOwn: true }, value);
  else if (!(value instanceof GuardedFields) && !isParameter(value)) moduleFor(field, value);
  emptied.get(target)?.delete(key);
}

function refuseHidden(target: object, value: unknown): void {
  const kind = kindOf(value);
  if (kind === undefined) return;
  throw new LabError(
    `${fieldOf(target, '').module}: a ${kind} under a symbol would not be trained, as fields go by their names. Give it a name.`,
  );
}

function deleteProperty(target: GuardedFields, key: PropertyKey): boolean {
  const set = Reflect.getOwnPropertyDescriptor(target, key)?.set;
  if (set !== undefined && guarded.has(set)) {
    const { module, name } = fieldOf(target, String(key));
    throw new LabError(`${module}: ${name} cannot be deleted, as forward computes with it. Put another parameter in its place.`);
  }
  emptied.get(target)?.delete(key);
  return typeof key === 'string' && target[placesOf]()?.remove(key) === true ? true : Reflect.deleteProperty(target, key);
}

function setPrototypeOf(target: object, prototype: object | null): boolean {
  if (prototype === Reflect.getPrototypeOf(target)) return true;
  throw new LabError(
    `${fieldOf(target, '').module}: the class of a module cannot be changed once it is made. Make one of the other class.`,
  );
}

function isAccessor(descriptor: PropertyDescriptor): boolean {
  return 'get' in descriptor || 'set' in descriptor;
}

function kindOf(value: unknown): Kind | undefined {
  if (value instanceof GuardedFields) return 'module';
  return isParameter(value) ? 'parameter' : undefined;
}

function fieldOf(target: object, name: string): { module: string; name: string } {
  const { constructor } = target;
  return { module: `${isOwnClass(constructor) ? 'nn.' : ''}${constructor.name}`, name };
}
