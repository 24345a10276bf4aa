import type { ProbeSite } from '../core/run/compiledLab.ts';
import { seeTensor, type SeenTensor } from './keptTensor.ts';

/** Numbers inside of lists, tensors and objects are looked at up to this many. */
const mostNumbers = 256;
const deepest = 3;

/** One value that went through one place of the learner's code. */
export interface SeenValue {
  /** As the learner wrote it; `return` for what a function gives back. */
  readonly name: string;
  /** 1-based line of the learner's own file; null for a value from a file beside it. */
  readonly line: number | null;
  readonly role: ProbeSite['role'];
  /** The value itself: functions and classes can be called, modules asked. */
  readonly value: unknown;
  /** Present for tensors. */
  readonly tensor: SeenTensor | null;
}

export function seeValue(site: ProbeSite, value: unknown): SeenValue {
  return { name: site.name, line: site.file === 0 ? site.line : null, role: site.role, value, tensor: seeTensor(value) };
}

/** Every number in a value: itself, or what a tensor, list or plain object holds. */
export function numbersIn(value: unknown, depth = 0): readonly number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null || depth > deepest) return [];
  const tensor = seeTensor(value);
  if (tensor) return tensor.tensor.size <= mostNumbers ? Array.from(tensor.values ?? []) : [];
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>).slice(0, mostNumbers);
  const isPlain = Array.isArray(value) || value instanceof Map || Object.getPrototypeOf(value) === Object.prototype;
  if (!isPlain) return [];
  const parts: readonly unknown[] = Array.isArray(value) ? value : value instanceof Map ? [...value.values()] : Object.values(value);
  return parts
    .slice(0, mostNumbers)
    .flatMap(part => numbersIn(part, depth + 1))
    .slice(0, mostNumbers);
}
