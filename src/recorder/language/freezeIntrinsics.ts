import { languageGlobals } from './languageGlobals.ts';

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
 * Freezes the language: every built-in object that a program can reach by its names or by its syntax. A lab can then
 * not change what the runtime, the libraries or its own later lines stand on.
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
 * As `Object.freeze`, in the steps that V8 stays fast with. Frozen in one step, a prototype gets another kind of
 * elements, and then every access to an element of what inherits from it looks there too. Property by property, lists
 * and their iterators lose everything V8 knows about them: spreading, destructuring and `map` took twenty times as
 * long.
 */
function freeze(object: object): void {
  if (object === Array.prototype) freezeLists();
  else if (elementPrototypes.includes(object)) freezeByProperty(object);
  else Object.freeze(object);
}

/** Where typed arrays look for elements; what V8 knows of lists does not hang on these. */
const elementPrototypes: readonly object[] = [
  Object.prototype,
  ...[Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array].flatMap(
    inner,
  ),
  ...[BigInt64Array, BigUint64Array].flatMap(inner),
];

function inner({ prototype }: { readonly prototype: object }): object[] {
  return [prototype, Reflect.getPrototypeOf(prototype) ?? prototype];
}

function freezeByProperty(object: object): void {
  for (const key of Reflect.ownKeys(object)) {
    const property = Reflect.getOwnPropertyDescriptor(object, key);
    const isData = property !== undefined && 'value' in property;
    Object.defineProperty(object, key, isData ? { writable: false, configurable: false } : { configurable: false });
  }
  Object.preventExtensions(object);
}

function freezeLists(): void {
  // After a property was changed by itself, `Object.freeze` leaves the kind of elements alone.
  Object.defineProperty(Array.prototype, Symbol.unscopables, { configurable: false });
  Object.freeze(Array.prototype);
  // The first list of another class makes V8 take its prototypes for constant again.
  new (class extends Array {})();
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
 * A frozen prototype would also forbid `A.prototype.toString = …` and `promise.then = …`, because assignment looks at
 * what is inherited. Such properties become accessors whose setter defines the property on the object that is assigned
 * to.
 */
function allowOverrides(object: object): void {
  if (errorPrototypes.includes(object)) return;
  for (const key of Reflect.ownKeys(object)) if (isOverridable(object, key)) allowOverride(object, key);
}

/**
 * Methods of the prototypes that a lab's objects may have. Symbols and `constructor` stay as they are, or V8 would look
 * them up for each list that is spread or mapped; so do the methods of strings and numbers, which nothing can be
 * assigned to.
 */
function isOverridable(object: object, key: PropertyKey): boolean {
  if (object === Object.prototype || key === 'toString') return true;
  if (typeof key === 'symbol' || key === 'constructor' || primitivePrototypes.includes(object)) return false;
  return object === Function.prototype || (typeof object === 'object' && Object.hasOwn(object, 'constructor'));
}

const primitivePrototypes: readonly object[] = [String, Number, Boolean, Symbol, BigInt].map(({ prototype }) => prototype as object);

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
