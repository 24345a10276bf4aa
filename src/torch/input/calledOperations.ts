import { shownValue } from './checkOptions.ts';
import { isTensor } from './isTensor.ts';
import { LabError } from './labError.ts';

type Operation = (...given: readonly unknown[]) => unknown;
type Names = Record<string, unknown>;

/** Parts of TensorFlow.js with operations that labs call; the others belong to what runs them. */
const spaces = [
  'constraints',
  'fused',
  'image',
  'initializers',
  'layers',
  'linalg',
  'losses',
  'metrics',
  'regularizers',
  'signal',
  'spectral',
  'train',
] as const;

/** What runs code of the lab's: what that throws is the lab's own, and what it calls has names of its own. */
const callers = new Set(['customGrad', 'grad', 'grads', 'tidy', 'time', 'profile', 'valueAndGrad', 'valueAndGrads', 'variableGrads']);

/** So TensorFlow.js's layers begin to say what they need. */
const neededWords = 'Expected ';

/** How deep options and lists are looked into for code of a lab. */
const deepest = 3;
/** Arguments that a sentence quotes. */
const mostQuoted = 4;

let called: string | null = null;

/** The operation of TensorFlow.js that a lab has called and that is at work, such as `meshgrid`; null for a method. */
export function calledOperation(): string | null {
  return called;
}

/**
 * Gives all operations of TensorFlow.js a watch: what goes wrong inside them by what they were given is said with the
 * name that the lab has called and with what it has given, and not in the words of their insides.
 */
export function watchOperations(names: Names): void {
  watchSpace(names, '');
  for (const space of spaces) {
    const parts = { ...(names[space] as Names | undefined) };
    watchSpace(parts, `${space}.`);
    names[space] = Object.freeze(parts);
  }
}

function watchSpace(names: Names, prefix: string): void {
  for (const [name, value] of Object.entries(names)) {
    // Classes, which have names in upper case, are made and not called.
    if (typeof value !== 'function' || /^[A-Z]/u.test(name) || callers.has(name)) continue;
    const operation = value as Operation;
    names[name] = (...given: readonly unknown[]) => watched(`${prefix}${name}`, operation, given);
  }
}

function watched(name: string, operation: Operation, given: readonly unknown[]): unknown {
  const outer = called;
  called = name;
  try {
    const result = operation(...given);
    if (!(result instanceof Promise)) return result;
    return result.catch((error: unknown) => {
      throw inLabWords(error, name, given);
    });
  } catch (error) {
    throw inLabWords(error, name, given);
  } finally {
    called = outer;
  }
}

function inLabWords(error: unknown, name: string, given: readonly unknown[]): unknown {
  if (!isOfInsides(error) || !given.every(isPlain)) return error;
  return new LabError(
    `tf.${name} cannot work with what it is given here, ${quoted(given)}: look up which arguments it takes, and in which order.`,
  );
}

/** The engine's own words for what only TensorFlow.js's code can have done wrong, or words with such in them. */
function isOfInsides(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof LabError) return false;
  if (error instanceof TypeError || error instanceof RangeError) return true;
  return /\bundefined\b|\[object |=>/u.test(error.message) && !error.message.startsWith(neededWords);
}

/**
 * Numbers, texts, tensors and lists of these: nothing with code of a lab that is called, whose own mistakes it would
 * hide. A function that is given by itself is none of the kind: who calls it is not watched.
 */
function isPlain(value: unknown): boolean {
  return typeof value === 'function' || isData(value, 0);
}

function isData(value: unknown, depth: number): boolean {
  if (typeof value === 'function') return false;
  if (typeof value !== 'object' || value === null || isTensor(value) || ArrayBuffer.isView(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Map.prototype || prototype === Set.prototype) return true;
  if (depth > deepest || !(Array.isArray(value) || prototype === Object.prototype)) return false;
  return Object.values(value).every(part => isData(part, depth + 1));
}

function quoted(given: readonly unknown[]): string {
  if (given.length === 0) return 'nothing';
  const shown = given.slice(0, mostQuoted).map(shownValue);
  return given.length > mostQuoted ? `${shown.join(', ')} and more` : shown.join(', ');
}
