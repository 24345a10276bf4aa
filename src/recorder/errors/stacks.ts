import type { Position } from '../../core/run/position.ts';
import { call, captured } from '../base/primordials.ts';

/** Gives the positions in compiled code that a stack names, innermost first. */
export type FrameOf = (stack: string) => readonly Position[];

const { hasOwnProperty } = Object.prototype;

// Newer engines keep the stack behind a getter of their own; it alone is called.
const nativeStack = captured.getOwnPropertyDescriptor(new Error('a stack'), 'stack')?.get;

/** True for what carries a stack; does not read it, for that takes time. */
export function hasStack(value: object): boolean {
  return call<boolean>(hasOwnProperty, value, ['stack']);
}

/** Undefined for what carries no stack. */
export function stackOf(value: object): unknown {
  const property = captured.getOwnPropertyDescriptor(value, 'stack');
  if (!property) return undefined;
  if ('value' in property) return property.value;
  return nativeStack && property.get === nativeStack ? captured.apply(nativeStack, value, []) : undefined;
}
