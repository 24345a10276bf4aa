import type { WireNumber } from '../../core/run/value.ts';

/**
 * Functions of the language as they were before any lab ran. A lab may replace what hangs on `Array.prototype` and
 * its like; what reports on the lab must go on working.
 */
const { apply, get, getOwnPropertyDescriptor, getPrototypeOf, ownKeys, defineProperty } = Reflect;
const { setPrototypeOf, is } = Object;
const PlainError = Error;
const ListPrototype = Array.prototype as object;
export const { min, max, floor, ceil } = Math;
// Taken off its prototype to be applied to other values.
const { slice, charCodeAt, indexOf } = String.prototype;
const { then } = Promise.prototype;
const { exec } = RegExp.prototype;
const { toString: objectToString } = Object.prototype;
const { toString: symbolToString } = Symbol.prototype;
const { toString: bigintToString } = BigInt.prototype;
const { isView } = ArrayBuffer;
const typedArrayPrototype = getPrototypeOf(Uint8Array.prototype) as object;
const typedArrayTag = getOwnPropertyDescriptor(typedArrayPrototype, Symbol.toStringTag)?.get;
const typedArrayLength = getOwnPropertyDescriptor(typedArrayPrototype, 'length')?.get;
const mapSize = getOwnPropertyDescriptor(Map.prototype, 'size')?.get;
const setSize = getOwnPropertyDescriptor(Set.prototype, 'size')?.get;

export const captured = {
  apply,
  get,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  ownKeys,
  is,
  isArray: Array.isArray,
  isView,
  text: String,
  toStringTag: Symbol.toStringTag,
} as const;

/** `function.call(target, …)`, whatever became of `Function.prototype.call`. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller knows what the method returns
export function call<T>(method: (...parts: never[]) => unknown, target: unknown, parts: readonly unknown[]): T {
  return apply(method as (...parts: unknown[]) => unknown, target, parts) as T;
}

/** A message with nothing in it but its own properties, whatever hangs on `Object.prototype`. */
export function plain<T extends object>(message: T): T {
  setPrototypeOf(message, null);
  return message;
}

/** `list.push(item)`, which neither looks up a method nor meets a setter. */
export function push<T>(list: T[], item: T): void {
  defineProperty(list, list.length, plain({ value: item, writable: true, enumerable: true, configurable: true }));
}

/**
 * A list of `length` items, each made by `at`: for numbers, of which there are many, a hundred times as fast as `push`.
 * While it is filled it inherits from nothing, so that no setter is met.
 */
export function makeList<T>(length: number, at: (index: number) => T): T[] {
  const list: T[] = [];
  setPrototypeOf(list, null);
  for (let index = 0; index < length; index++) list[index] = at(index);
  return setPrototypeOf(list, ListPrototype) as T[];
}

/** The item at an index, or undefined: beyond a list's own items its prototype would answer. */
export function itemAt<T>(list: readonly T[], index: number): T | undefined {
  return index >= 0 && index < list.length ? list[index] : undefined;
}

export function sliceText(text: string, from: number, to: number): string {
  return call<string>(slice, text, [from, to]);
}

export function indexIn(text: string, part: string, from: number): number {
  return call<number>(indexOf, text, [part, from]);
}

/** Cut to at most `length` UTF-16 units, never between the halves of one character. */
export function shortText(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = call<number>(charCodeAt, text, [length - 2]);
  const end = last >= 0xd800 && last < 0xdc00 ? length - 2 : length - 1;
  return `${sliceText(text, 0, end)}…`;
}

/** A count from 0 on with its thousands apart, as everywhere in sentences: `20,000`. */
export function countedText(count: number): string {
  let text = captured.text(count);
  for (let at = text.length - 3; at > 0; at -= 3) text = `${sliceText(text, 0, at)},${sliceText(text, at, text.length)}`;
  return text;
}

export function matches(pattern: RegExp, text: string): boolean {
  return apply(exec, pattern, [text]) !== null;
}

/** A number as messages carry it. */
export function wire(value: number): WireNumber {
  if (value - value === 0) return value === 0 && 1 / value < 0 ? '-0' : value;
  return value !== value ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
}

/** The stack at the place that asks. */
export function stackHere(): string | null {
  const { stack } = new PlainError('here');
  return typeof stack === 'string' ? stack : null;
}

/** As `stackHere`, for places of which few are asked for: the stack becomes a text only then. */
export function placeHere(): () => string | null {
  const place = new PlainError('here');
  return () => {
    const { stack } = place;
    return typeof stack === 'string' ? stack : null;
  };
}

/** `promise.then(…)` by the engine's own method; nothing is done with what it returns. */
export function whenSettled<T>(promise: Promise<T>, done: (value: T) => void, failed: (reason: unknown) => void): void {
  apply(then, promise, [done, failed]);
}

/** `[object Date]` and its like; may read `Symbol.toStringTag`, so never for a proxy. */
export function tagOf(value: object): string {
  return call<string>(objectToString, value, []);
}

export function symbolText(value: symbol): string {
  return call<string>(symbolToString, value, []);
}

export function bigintText(value: bigint): string {
  return call<string>(bigintToString, value, []);
}

/** `Float32Array` and its like, or null for what is no typed array. */
export function typedArrayName(value: object): string | null {
  return (typedArrayTag && call<string | undefined>(typedArrayTag, value, [])) ?? null;
}

export function lengthOfTypedArray(value: object): number {
  return typedArrayLength ? call<number>(typedArrayLength, value, []) : 0;
}

/** The size of a Map or Set, or null for what is neither. */
export function sizeOfCollection(value: object): number | null {
  for (const size of [mapSize, setSize]) {
    try {
      if (size) return call<number>(size, value, []);
    } catch {
      // Not this kind.
    }
  }
  return null;
}
