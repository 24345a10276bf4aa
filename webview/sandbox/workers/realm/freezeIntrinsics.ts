import { languageGlobals } from './allowedGlobals.ts';

/** Programs give errors their names and messages by plain assignment, on the prototypes of their own classes too. */
const errorPrototypes: readonly object[] = [
  Error,
  AggregateError,
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
].map(error => error.prototype as object);

/**
 * Freezes the language: every built-in object that a program can reach by its names or by its syntax. A lab can then not
 * change what the runtime, the libraries or its own later lines stand on.
 */
export function freezeIntrinsics(): void {
  // Has to stay a plain property, or V8 takes no stack traces at all.
  (Error as { stackTraceLimit?: number }).stackTraceLimit = 50;
  const found = reachable([...languageGlobals.map(name => (globalThis as Record<string, unknown>)[name]), ...hiddenIntrinsics()]);
  for (const object of found) allowOverrides(object);
  for (const object of found) {
    // Left writable: nothing but the lab's own errors reads them.
    if (errorPrototypes.includes(object)) Object.seal(object);
    else freeze(object);
  }
}

/**
 * `Object.freeze` in two steps. In one step V8 gives a prototype another kind of elements, and from then on every access to
 * a typed array's element looks for them there too: training in plain arrays took two and a half times as long.
 */
function freeze(object: object): void {
  for (const key of Reflect.ownKeys(object)) {
    const property = Reflect.getOwnPropertyDescriptor(object, key);
    const isData = property !== undefined && 'value' in property;
    Object.defineProperty(object, key, isData ? { writable: false, configurable: false } : { configurable: false });
  }
  Object.preventExtensions(object);
}

/** Built-in objects without a global name. */
function hiddenIntrinsics(): unknown[] {
  const made = [function* () {}, async function () {}, async function* () {}, [].values(), new Map().values(), new Set().values()];
  const text = [''[Symbol.iterator](), ''.matchAll(/(?:)/g), (async function* () {})()];
  return [...made, ...text, (function* () {})()].map((value: object): unknown => Reflect.getPrototypeOf(value));
}

function reachable(roots: readonly unknown[]): Set<object> {
  const found = new Set<object>();
  const queue = [...roots];
  while (queue.length > 0) {
    const value = queue.pop();
    if (!isFreezable(value) || found.has(value)) continue;
    found.add(value);
    queue.push(Reflect.getPrototypeOf(value));
    for (const key of Reflect.ownKeys(value)) {
      const property = Reflect.getOwnPropertyDescriptor(value, key);
      if (property) queue.push(property.value ?? null, property.get ?? null, property.set ?? null);
    }
  }
  return found;
}

function isFreezable(value: unknown): value is object {
  return isObject(value) && value !== globalThis;
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/**
 * A frozen prototype would also forbid `A.prototype.toString = …`, because assignment looks at what is inherited. Such
 * properties become accessors whose setter defines the property on the object that is assigned to.
 */
function allowOverrides(object: object): void {
  if (errorPrototypes.includes(object)) return;
  for (const key of object === Object.prototype ? Reflect.ownKeys(object) : ['toString']) allowOverride(object, key);
}

function allowOverride(object: object, key: PropertyKey): void {
  const property = Reflect.getOwnPropertyDescriptor(object, key);
  if (!property || !('value' in property) || !property.configurable) return;
  const value: unknown = property.value;
  const set = function (this: unknown, replacement: unknown): void {
    if (this === object || !isObject(this)) throw new TypeError(`Cannot change '${String(key)}': it belongs to the language.`);
    Object.defineProperty(this, key, { value: replacement, writable: true, enumerable: true, configurable: true });
  };
  Object.defineProperty(object, key, { get: () => value, set, enumerable: property.enumerable ?? false, configurable: false });
}
