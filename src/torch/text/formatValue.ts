import { startOf } from '../../core/words/cutText.ts';
import type * as tf from '@tensorflow/tfjs';
import { tensorText } from './tensorText.ts';
import { describeModule } from '../input/describe.ts';
import { isPacked, type PackedSequence } from '../input/packedSequence.ts';
import { isTensor } from '../input/isTensor.ts';
import { tensorflowName } from './tensorflowNames.ts';
import { builtInText } from './builtInText.ts';

const MOST_ITEMS = 1000;
const DEEPEST = 6;
/** Items, keys and values that one `print` writes in all: a list of long lists must not run away. */
const MOST_PARTS = 20_000;
const LONGEST_TEXT = 10_000;

/**
 * What `print(...values)` prints: each value as text, joined by spaces. Never throws, and calls no getter and no method
 * of a value.
 */
export function formatValue(...values: readonly unknown[]): string {
  const writer = new ValueWriter();
  return values.map(value => (typeof value === 'string' ? value : writer.text(value))).join(' ');
}

/** Writes the values of one `print`. */
class ValueWriter {
  private partsLeft = MOST_PARTS;
  private hasLostTensor = false;
  /** The objects that are being written: one that holds itself is not written again inside. */
  private readonly open: object[] = [];

  text(value: unknown): string {
    try {
      return this.inner(value);
    } catch (error) {
      if (this.hasLostTensor) throw error;
      return 'a value that cannot be shown';
    }
  }

  private inner(value: unknown): string {
    if (this.partsLeft-- <= 0) return '…';
    switch (typeof value) {
      case 'string':
        return `'${value.length > LONGEST_TEXT ? `${startOf(value, LONGEST_TEXT)}…` : value}'`;
      case 'bigint':
        // To write out millions of digits takes minutes.
        return value < 2n ** 4096n && value > -(2n ** 4096n) ? String(value) : 'a very large bigint';
      case 'function':
        return functionText(value);
      case 'object':
        return value === null ? 'null' : this.object(value);
      default:
        return Object.is(value, -0) ? '-0' : String(value);
    }
  }

  private object(value: object): string {
    if (isTensor(value)) return this.tensor(value);
    if (this.open.includes(value)) return '[circular]';
    if (this.open.length >= DEEPEST) return '…';
    this.open.push(value);
    try {
      return this.whole(value);
    } finally {
      this.open.pop();
    }
  }

  /** A tensor that cannot be read (its GPU is gone) ends the lab here as everywhere. */
  private tensor(tensor: tf.Tensor): string {
    if (!isWhole(tensor)) return 'tensor(its shape was changed by hand)';
    this.hasLostTensor = true;
    const text = tensorText(tensor);
    this.hasLostTensor = false;
    return text;
  }

  private whole(value: object): string {
    const description = describeModule(value);
    if (description !== null) return description.text;
    if (isPacked(value)) return this.packed(value);
    if (Array.isArray(value)) return this.list(value, value.length);
    const name = tensorflowName(value);
    if (name !== null) return name;
    const builtIn = builtInText(value);
    if (builtIn === null) return this.fields(value);
    if (typeof builtIn === 'string') return builtIn;
    const { items, size, isList } = builtIn;
    if (isList) return this.list(items, size);
    const shown = items.map(item => (Array.isArray(item) ? item.map(part => this.text(part)).join(' => ') : ''));
    return `{${[...shown, ...(size > items.length ? ['…'] : [])].join(', ')}}`;
  }

  private list(list: object, length: number): string {
    const shown: string[] = [];
    let holes = 0;
    const endHoles = (): void => {
      if (holes > 0) shown.push(holes === 1 ? 'empty' : `empty × ${String(holes)}`);
      holes = 0;
    };
    let index = 0;
    for (; index < length && index < MOST_ITEMS && this.partsLeft > 0; index++) {
      const item = Object.getOwnPropertyDescriptor(list, index);
      if (!item) {
        holes++;
        continue;
      }
      endHoles();
      shown.push('value' in item ? this.text(item.value) : '[getter]');
    }
    endHoles();
    if (index < length) shown.push('…');
    return `[${shown.join(', ')}]`;
  }

  private packed({ data, batchSizes, sortedIndices, unsortedIndices }: PackedSequence): string {
    const parts = Object.entries({ data, batchSizes, sortedIndices, unsortedIndices });
    return `PackedSequence(${parts.map(([name, part]) => `${name}=${this.text(part)}`).join(', ')})`;
  }

  private fields(value: object): string {
    const shown: string[] = [];
    for (const key of Object.keys(value)) {
      if (shown.length >= MOST_ITEMS || this.partsLeft <= 0) {
        shown.push('…');
        break;
      }
      const property = Object.getOwnPropertyDescriptor(value, key);
      if (property) shown.push(`${key}: ${'value' in property ? this.text(property.value) : '[getter]'}`);
    }
    const name = classNameOf(value);
    if (name === null) return shown.length === 0 ? '{}' : `{ ${shown.join(', ')} }`;
    return shown.length === 0 ? name : `${name} { ${shown.join(', ')} }`;
  }
}

/** True where the shape, into which a lab can write, says how many values there are. */
function isWhole({ shape, size }: { readonly shape: unknown; readonly size: unknown }): boolean {
  return (
    Array.isArray(shape) &&
    shape.reduce((product: number, length: unknown) => (typeof length === 'number' && length >= 0 ? product * length : NaN), 1) === size
  );
}

function functionText(value: object): string {
  const name: unknown = Object.getOwnPropertyDescriptor(value, 'name')?.value;
  const isClass = Object.getOwnPropertyDescriptor(value, 'prototype')?.writable === false;
  const kind = isClass ? 'class' : 'function';
  return typeof name === 'string' && name !== '' ? `${kind} ${name}` : kind;
}

/** Null for a plain object, and where plain properties do not tell. */
function classNameOf(value: object): string | null {
  const prototype = Reflect.getPrototypeOf(value);
  if (prototype === null || Reflect.getPrototypeOf(prototype) === null) return null;
  const made: unknown = Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value;
  const name: unknown = typeof made === 'function' ? Object.getOwnPropertyDescriptor(made, 'name')?.value : undefined;
  return typeof name === 'string' && name !== '' ? name : null;
}
