type Method = (...parts: never[]) => unknown;

// As they were before any lab ran.
const { apply, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect;

/** The methods of the library's classes by their prototypes, as they were written. */
const written = new WeakMap<object, ReadonlyMap<PropertyKey, Method>>();

/**
 * Takes note of the methods of exported classes and of what they extend, and makes them unchangeable: a lab extends
 * them and may give its own objects methods of the same names, but what other parts of the library, the recorder and
 * checks call stays what it was.
 */
export function holdClasses(exported: Readonly<Record<string, unknown>>): void {
  for (const value of Object.values(exported)) {
    const prototype = typeof value === 'function' ? (value as { prototype?: object }).prototype : undefined;
    for (let at = prototype ?? null; at !== null && at !== Object.prototype && !written.has(at); at = getPrototypeOf(at)) hold(at);
  }
}

/**
 * Calls what the library itself has written as this method for a value of its classes, whatever a lab's own class puts
 * in its place; null for a value of no such class.
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller knows what the method returns
export function callWritten<T>(value: object, name: PropertyKey, ...parts: readonly unknown[]): T | null {
  for (let at = getPrototypeOf(value); at !== null; at = getPrototypeOf(at)) {
    const method = written.get(at)?.get(name);
    if (method) return apply(method, value, parts as never[]) as T;
  }
  return null;
}

function hold(prototype: object): void {
  const methods = new Map<PropertyKey, Method>();
  for (const key of ownKeys(prototype)) {
    const property = getOwnPropertyDescriptor(prototype, key);
    if (!property?.configurable) continue;
    const value: unknown = property.value;
    // It only names a class, and with a fixed one no object could have a property of that name.
    if (key === 'constructor') continue;
    if (typeof value !== 'function') {
      defineProperty(prototype, key, 'value' in property ? { writable: false, configurable: false } : { configurable: false });
      continue;
    }
    methods.set(key, value as Method);
    lock(prototype, key, value as Method);
  }
  written.set(prototype, methods);
  Object.preventExtensions(prototype);
}

/**
 * Assignment looks at what is inherited: with a plain read-only method, no class of a lab could be given one of the
 * same name.
 */
function lock(prototype: object, key: PropertyKey, method: Method): void {
  const set = function (this: unknown, replacement: unknown): void {
    if (typeof this !== 'object' || this === null || written.has(this))
      throw new TypeError(`'${String(key)}' belongs to the library and cannot be changed: extend the class and write your own.`);
    defineProperty(this, key, { value: replacement, writable: true, enumerable: true, configurable: true });
  };
  defineProperty(prototype, key, { get: () => method, set, enumerable: false, configurable: false });
}
