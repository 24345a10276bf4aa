import type { KeyLists } from '../base/keyLists.ts';
import type { LibraryHooks } from '../base/libraryHooks.ts';
import { tensorFault } from './summarizeTensor.ts';
import {
  bigintText,
  captured,
  shortText,
  lengthOfTypedArray,
  matches,
  sizeOfCollection,
  symbolText,
  tagOf,
  typedArrayName,
} from '../base/primordials.ts';

/** The max length of a value's description, which is one line. */
const descriptionLimit = 120;
const shownKeys = 6;
const shownItems = 10;
const deepest = 2;

/** Of what an error calls itself. */
const longestName = 80;

/** Longer chains of prototypes are not walked. */
const longestChain = 64;

/** Tells proxies from other objects: looking into one runs the lab's code. */
export type IsProxy = (value: object) => boolean;

/** What a description needs to know beside the value. */
export interface Sight {
  readonly isProxy: IsProxy;
  readonly keys: KeyLists;
  /** Knows the library's own objects, whose parts and class names are no matter of a lab. */
  readonly hooks?: Pick<LibraryHooks, 'isTensor' | 'isNearlyTensor' | 'describeModule' | 'nameInLibrary'>;
}

/** One line about any value, at most 120 characters. Calls no getter and no method of the value; never throws. */
export function describeOther(value: unknown, sight: Sight): string {
  try {
    return shortText(line(value, sight, 0), descriptionLimit);
  } catch {
    return 'a value that cannot be shown';
  }
}

/** The same with what lists hold: what a lab throws is all it says of its end. */
export function describeThrown(value: unknown, sight: Sight): string {
  try {
    return shortText(withItems(value, sight, 0), descriptionLimit);
  } catch {
    return 'a value that cannot be shown';
  }
}

function withItems(value: unknown, sight: Sight, depth: number): string {
  if (typeof value !== 'object' || value === null || depth > deepest || sight.isProxy(value)) return line(value, sight, depth);
  const isList = captured.isArray(value);
  if (!isList && typedArrayName(value) === null) return line(value, sight, depth);
  const length = isList ? value.length : lengthOfTypedArray(value);
  let text = '';
  for (let index = 0; index < length; index++) {
    if (index === shownItems) return `[${text}, …]`;
    const property = captured.getOwnPropertyDescriptor(value, captured.text(index));
    const item = property === undefined ? 'empty' : 'value' in property ? withItems(property.value, sight, depth + 1) : '[getter]';
    text += `${index === 0 ? '' : ', '}${item}`;
  }
  return `[${text}]`;
}

function line(value: unknown, sight: Sight, depth: number): string {
  switch (typeof value) {
    case 'string':
      return `'${shortText(value, 40)}'`;
    case 'symbol':
      return symbolText(value);
    case 'bigint':
      return value < 10n ** 40n && value > -(10n ** 40n) ? `${bigintText(value)}n` : 'a very large bigint';
    case 'number':
      return value === 0 && 1 / value < 0 ? '-0' : captured.text(value);
    case 'function':
      return sight.isProxy(value) ? 'Proxy' : functionText(value);
    case 'object':
      return value === null ? 'null' : objectText(value, sight, depth);
    default:
      return captured.text(value);
  }
}

function functionText(value: object): string {
  const name = dataProperty(value, 'name');
  const source = dataProperty(value, 'prototype');
  const isClass = source !== undefined && captured.getOwnPropertyDescriptor(value, 'prototype')?.writable === false;
  const shown = typeof name === 'string' && name !== '' ? ` ${name}` : '';
  return isClass ? `class${shown}` : `function${shown}`;
}

function objectText(value: object, sight: Sight, depth: number): string {
  const { isProxy } = sight;
  if (isProxy(value)) return 'Proxy';
  if (inheritsProxy(value, isProxy)) return 'object';
  const isList = captured.isArray(value);
  if (isList || typedArrayName(value) !== null) {
    const name = isList ? 'Array' : typedArrayName(value);
    return `${name ?? ''}(${captured.text(isList ? value.length : lengthOfTypedArray(value))})`;
  }
  const own = sight.hooks && libraryText(value, sight.hooks);
  if (own !== undefined && own !== null) return own;
  const name = constructorName(value, isProxy);
  if (isErrorObject(value)) return errorText(value, name);
  const size = sizeOfCollection(value);
  if (size !== null) return `${name ?? 'Map'}(${captured.text(size)})`;
  if (depth >= deepest) return name === null || name === 'Object' ? '{…}' : name;
  const fields = fieldTexts(value, sight, depth);
  const isPlain = name === null || name === 'Object';
  if (fields === '') return isPlain ? (dataTag(value) ?? '{}') : name;
  return isPlain ? `{ ${fields} }` : `${name} { ${fields} }`;
}

function fieldTexts(value: object, sight: Sight, depth: number): string {
  const { keys, isCut } = sight.keys.of(value);
  let text = '';
  let shown = 0;
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index];
    if (typeof key !== 'string') continue;
    const property = captured.getOwnPropertyDescriptor(value, key);
    if (property?.enumerable !== true) continue;
    if (shown++ === shownKeys) return `${text}, …`;
    const field = 'value' in property ? line(property.value, sight, depth + 1) : '[getter]';
    text += `${text === '' ? '' : ', '}${matches(/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u, key) ? key : `'${shortText(key, 20)}'`}: ${field}`;
  }
  if (isCut) return text === '' ? '…' : `${text}, …`;
  return text;
}

/**
 * A tensor by its shape, a module by its line, other parts of TensorFlow.js by their names; null for what is not the
 * library's.
 */
function libraryText(value: object, hooks: NonNullable<Sight['hooks']>): string | null {
  if (hooks.isNearlyTensor(value)) return 'a changed tensor';
  if (!hooks.isTensor(value)) return hooks.describeModule(value)?.text ?? hooks.nameInLibrary(value);
  if (tensorFault(value) !== null) return 'a changed tensor';
  let sizes = '';
  for (let axis = 0; axis < value.shape.length; axis++) sizes += `${axis === 0 ? '' : ', '}${captured.text(value.shape[axis])}`;
  return `tensor [${sizes}]`;
}

/** What an object without fields calls itself, such as Generator, where that is plain text. */
function dataTag(value: object): string | null {
  let at: object | null = value;
  for (let depth = 0; at !== null && depth < 20; depth++) {
    const property = captured.getOwnPropertyDescriptor(at, captured.toStringTag);
    if (property) return typeof property.value === 'string' && property.value !== '' ? shortText(property.value, 40) : null;
    at = captured.getPrototypeOf(at);
  }
  return null;
}

/** As `print` says it, and as a run that ends by it: the name an error goes by may differ from its class's. */
function errorText(value: object, made: string | null): string {
  const called = inheritedData(value, 'name');
  const name = typeof called === 'string' && called !== '' ? shortText(called, longestName) : (made ?? 'Error');
  const message = dataProperty(value, 'message');
  return typeof message === 'string' && message !== '' ? `${name}: ${message}` : name;
}

function isErrorObject(value: object): boolean {
  // Asking an object with a `Symbol.toStringTag` for its tag could run the lab's code; errors have none.
  for (let at: object | null = value; at !== null; at = captured.getPrototypeOf(at)) {
    if (captured.getOwnPropertyDescriptor(at, captured.toStringTag)) return false;
  }
  return tagOf(value) === '[object Error]';
}

/** True where looking a property up could reach a proxy, or would go further than is looked. */
export function inheritsProxy(value: object, isProxy: IsProxy): boolean {
  let depth = 0;
  for (let at = captured.getPrototypeOf(value); at !== null; at = captured.getPrototypeOf(at)) {
    if (isProxy(at) || ++depth > longestChain) return true;
  }
  return false;
}

/** The name of what made the object, as far as plain properties tell. */
export function constructorName(value: object, isProxy: IsProxy): string | null {
  let at = captured.getPrototypeOf(value);
  for (let depth = 0; at !== null && depth < 20; depth++) {
    if (isProxy(at)) return null;
    const made = dataProperty(at, 'constructor');
    if (typeof made === 'function') {
      if (isProxy(made)) return null;
      const name = dataProperty(made, 'name');
      return typeof name === 'string' && name !== '' ? name : null;
    }
    at = captured.getPrototypeOf(at);
  }
  return null;
}

/** A plain property's value, its own or the nearest it inherits; undefined for a getter. */
function inheritedData(value: object, key: string): unknown {
  for (let at: object | null = value; at !== null; at = captured.getPrototypeOf(at)) {
    const property = captured.getOwnPropertyDescriptor(at, key);
    if (property) return property.value;
  }
  return undefined;
}

/** A plain property's value; undefined for a getter. */
export function dataProperty(value: object, key: string): unknown {
  return captured.getOwnPropertyDescriptor(value, key)?.value;
}
