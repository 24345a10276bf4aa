/** A collection's first items. Those of a list are its own; those of a Set hold one part each, of a Map two. */
export interface Collection {
  readonly items: readonly unknown[];
  readonly size: number;
  readonly isList: boolean;
}

const MOST_ITEMS = 1000;

// As they were before any lab ran. They throw for what is not of their kind, whatever it says it is.
const { apply, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
const getterOf = (prototype: object, name: PropertyKey): unknown => getOwnPropertyDescriptor(prototype, name)?.get;
const typedArray = getPrototypeOf(Uint8Array.prototype) ?? {};
const readers = {
  map: getterOf(Map.prototype, 'size'),
  set: getterOf(Set.prototype, 'size'),
  length: getterOf(typedArray, 'length'),
  buffer: getterOf(ArrayBuffer.prototype, 'byteLength'),
  view: getterOf(DataView.prototype, 'byteLength'),
  time: getOwnPropertyDescriptor(Date.prototype, 'getTime')?.value as unknown,
  iso: getOwnPropertyDescriptor(Date.prototype, 'toISOString')?.value as unknown,
  source: getterOf(RegExp.prototype, 'source'),
  flags: getterOf(RegExp.prototype, 'flags'),
  number: getOwnPropertyDescriptor(Number.prototype, 'valueOf')?.value as unknown,
  string: getOwnPropertyDescriptor(String.prototype, 'valueOf')?.value as unknown,
  boolean: getOwnPropertyDescriptor(Boolean.prototype, 'valueOf')?.value as unknown,
  tag: getOwnPropertyDescriptor(Object.prototype, 'toString')?.value as unknown,
};

/**
 * An object of the language in words, or the first items of a collection; null for every other object. Calls no method
 * of the object's own.
 */
export function builtInText(value: object): string | Collection | null {
  if (value instanceof Error) return errorText(value);
  const length = ask(readers.length, value);
  if (typeof length === 'number')
    return {
      items: Array.from({ length: Math.min(length, MOST_ITEMS) }, (_, at) => Reflect.get(value, at) as unknown),
      size: length,
      isList: true,
    };
  const keyed = mapItems(value) ?? setItems(value);
  if (keyed) return keyed;
  const time = ask(readers.time, value);
  if (typeof time === 'number') return Number.isNaN(time) ? 'Invalid Date' : String(ask(readers.iso, value));
  if (value instanceof RegExp) {
    const [source, flags] = [ask(readers.source, value), ask(readers.flags, value)];
    return typeof source === 'string' && typeof flags === 'string' ? `/${source}/${flags}` : 'RegExp';
  }
  if (value instanceof Promise) return 'Promise (write await before it to get its value)';
  for (const [name, reader] of [
    ['ArrayBuffer', readers.buffer],
    ['DataView', readers.view],
  ] as const) {
    const bytes = ask(reader, value);
    if (typeof bytes === 'number') return `${name} of ${String(bytes)} ${bytes === 1 ? 'byte' : 'bytes'}`;
  }
  for (const [name, reader] of [
    ['Number', readers.number],
    ['String', readers.string],
    ['Boolean', readers.boolean],
  ] as const) {
    const primitive = ask(reader, value);
    if (typeof primitive === 'number' || typeof primitive === 'string' || typeof primitive === 'boolean')
      return `${name} ${typeof primitive === 'string' ? `'${primitive}'` : String(primitive)}`;
  }
  return taggedText(value);
}

/**
 * An object that is nothing but what its tag says: a generator, an iterator, a WeakMap, the arguments of a function.
 */
function taggedText(value: object): string | Collection | null {
  const tag = ask(readers.tag, value);
  if (tag === '[object Arguments]') {
    const size: unknown = getOwnPropertyDescriptor(value, 'length')?.value;
    if (typeof size === 'number')
      return {
        items: Array.from({ length: Math.min(size, MOST_ITEMS) }, (_, at) => Reflect.get(value, at) as unknown),
        size,
        isList: true,
      };
  }
  const name = typeof tag === 'string' && tag !== '[object Object]' ? /^\[object (.*)\]$/su.exec(tag)?.[1] : undefined;
  return name !== undefined && Reflect.ownKeys(value).length === 0 ? name : null;
}

function mapItems(value: object): Collection | null {
  const size = ask(readers.map, value);
  if (typeof size !== 'number') return null;
  const items: unknown[] = [];
  for (const [key, each] of Map.prototype.entries.call(value)) {
    if (items.length >= MOST_ITEMS) break;
    items.push([key, each]);
  }
  return { items, size, isList: false };
}

function setItems(value: object): Collection | null {
  const size = ask(readers.set, value);
  if (typeof size !== 'number') return null;
  const items: unknown[] = [];
  for (const each of Set.prototype.values.call(value)) {
    if (items.length >= MOST_ITEMS) break;
    items.push([each]);
  }
  return { items, size, isList: false };
}

/** `TypeError: its message`; what of it is no text is left out. */
function errorText(error: Error): string {
  const read = (name: 'name' | 'message'): string => {
    try {
      const text: unknown = error[name];
      return typeof text === 'string' ? text : '';
    } catch {
      return '';
    }
  };
  const [name, message] = [read('name') || 'Error', read('message')];
  return message === '' ? name : `${name}: ${message}`;
}

function ask(reader: unknown, value: object): unknown {
  try {
    return typeof reader === 'function'
      ? (apply as (method: unknown, target: object, parts: readonly unknown[]) => unknown)(reader, value, [])
      : undefined;
  } catch {
    return undefined;
  }
}
