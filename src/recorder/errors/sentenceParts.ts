import { call, captured } from '../base/primordials.ts';

const { replace } = String.prototype;

/** What stood in a part of an engine's message. */
export type MessagePart = (at: number) => string;

/** What TensorFlow.js says, and the same in one sentence for a learner. */
export type EngineSentence = readonly [says: RegExp, sentence: (part: MessagePart) => string];

export function listedShape(sizes: string): string {
  return `[${listed(sizes)}]`;
}

export function listed(sizes: string): string {
  return call<string>(replace, sizes, [/,\s*/gu, ', ']);
}

export function axesWord(count: string): string {
  return count === '1' ? 'axis' : 'axes';
}

export function less(count: string): string {
  return captured.text(+count - 1);
}

export function what(name: string): string {
  return name === 'Object' ? 'an object' : `a ${name}`;
}

export function kind(dtype: string): string {
  if (dtype === 'numeric') return 'numbers';
  return dtype === 'string' ? 'text' : `values of dtype ${dtype}`;
}

export function cast(dtype: string): string {
  return dtype === 'int32' || dtype === 'bool' || dtype === 'float32' ? ` Convert it: x.cast('${dtype}').` : '';
}
