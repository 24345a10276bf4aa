import type { ValueSummary } from '../core/value.ts';
import { describeOther, inheritsProxy, type Sight } from './describeObject.ts';
import { moduleGates } from './moduleGates.ts';
import { moduleWeights } from './moduleWeights.ts';
import { captured, cutText, lengthOfTypedArray, plain, push, typedArrayName, wire } from './primordials.ts';
import { summarizeTensor } from './summarizeTensor.ts';
import type { LibraryHooks } from './watched.ts';

const textLimit = 240;
const listLimit = 16;
const deepestList = 3;
/** Tensors up to this size are read whenever they are seen; larger ones now and then. */
export const smallTensor = 4096;

export interface Summarizer extends Sight {
  readonly hooks: LibraryHooks;
}

/** What a probe saw, small and safe to send. Runs no code of the lab and never throws. */
export function summarize(value: unknown, by: Summarizer, readsAllTensors: boolean, depth = 0): ValueSummary {
  try {
    if (typeof value === 'number') return plain({ kind: 'number', value: wire(value), isGate: by.hooks.isGateNumber(value) });
    if (typeof value === 'string') return plain({ kind: 'text', text: cutText(value, textLimit), length: value.length });
    if (typeof value === 'object' && value !== null && !by.isProxy(value) && !inheritsProxy(value, by.isProxy)) {
      if (by.hooks.isTensor(value)) {
        const reads = readsAllTensors || (value.size <= smallTensor && by.hooks.isAtHand(value));
        return summarizeTensor(value, by.hooks, reads);
      }
      const isList = captured.isArray(value);
      if (depth < deepestList && (isList || (captured.isView(value) && typedArrayName(value) !== null)))
        return summarizeList(value, isList ? value.length : lengthOfTypedArray(value), by, readsAllTensors, depth);
      const module = isList ? null : by.hooks.describeModule(value);
      if (module) return summarizeModule(module, readsAllTensors && depth === 0 ? value : null, by.hooks);
    }
  } catch {
    // Described below by what is safe for every value.
  }
  return plain({ kind: 'other', text: describeOther(value, by) });
}

function summarizeModule(
  { text, parameters }: { readonly text: string; readonly parameters: number },
  readFrom: object | null,
  hooks: LibraryHooks,
): ValueSummary {
  const weights = readFrom && orNull(() => moduleWeights(readFrom, hooks));
  const gates = readFrom && orNull(() => moduleGates(readFrom, hooks));
  return plain({ kind: 'module', text: cutText(text, textLimit), parameters, ...(weights && { weights }), ...(gates && { gates }) });
}

/** Reading fails where the GPU is gone. What else is known of the value is told all the same. */
function orNull<T>(read: () => T | null): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function summarizeList(list: object, length: number, by: Summarizer, readsAllTensors: boolean, depth: number): ValueSummary {
  const items: ValueSummary[] = [];
  for (let index = 0; index < length && index < listLimit; index++) {
    const item = captured.getOwnPropertyDescriptor(list, captured.text(index));
    if (!item) push(items, plain({ kind: 'other', text: 'empty' }));
    else if ('value' in item) push(items, summarize(item.value, by, readsAllTensors, depth + 1));
    else push(items, plain({ kind: 'other', text: '[getter]' }));
  }
  return plain({ kind: 'list', length, items });
}
