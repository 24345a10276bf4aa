import type { ValueSummary } from '../../core/run/value.ts';
import { valueLimits } from '../../core/run/valueLimits.ts';
import { describeOther, inheritsProxy, type Sight } from './describeObject.ts';
import type { ModuleReader } from './moduleReader.ts';
import { captured, shortText, lengthOfTypedArray, plain, push, typedArrayName, wire } from '../base/primordials.ts';
import { summarizeTensor } from './summarizeTensor.ts';
import type { LibraryHooks } from '../base/libraryHooks.ts';

/** Characters of a text in a list: as many as are shown there, and some more. */
const textInList = 48;
/** Items of all lists in one value, so that it fits into a message. */
const mostItems = 128;
/** Tensors up to this size are read whenever they are seen; larger ones now and then. */
export const smallTensor = 4096;

export interface Summarizer extends Sight {
  readonly hooks: LibraryHooks;
  /** Reads modules when the run ends. */
  readonly modules: ModuleReader;
}

/**
 * What a probe saw, small and safe to send. Runs no code of the lab and never throws. `isLast`: it is read for the last
 * time, and all of it.
 */
export function summarize(value: unknown, by: Summarizer, isLast: boolean): ValueSummary {
  return part(value, by, isLast, 0, { itemsLeft: mostItems });
}

interface Room {
  itemsLeft: number;
}

function part(value: unknown, by: Summarizer, isLast: boolean, depth: number, room: Room): ValueSummary {
  try {
    if (typeof value === 'number') return plain({ kind: 'number', value: wire(value), isGate: by.hooks.isGateNumber(value) });
    if (typeof value === 'string')
      return plain({ kind: 'text', text: shortText(value, depth > 0 ? textInList : valueLimits.text), length: value.length });
    if (typeof value === 'object' && value !== null && !by.isProxy(value) && !inheritsProxy(value, by.isProxy)) {
      if (by.hooks.isTensor(value)) return tensorPart(value, by, isLast, depth > 0);
      if (by.hooks.isNearlyTensor(value)) return absent('an object that claims to be a tensor, but is none');
      const isList = captured.isArray(value);
      if (depth < valueLimits.depth && (isList || (captured.isView(value) && typedArrayName(value) !== null)))
        return listPart(value, isList ? value.length : lengthOfTypedArray(value), by, isLast, depth, room);
      const module = isList ? null : by.hooks.describeModule(value);
      if (module) return modulePart(module, isLast && depth === 0 ? value : null, by);
    }
  } catch {
    // Described below by what is safe for every value.
  }
  return plain({ kind: 'other', text: describeOther(value, by) });
}

function tensorPart(tensor: Parameters<typeof summarizeTensor>[0], by: Summarizer, isLast: boolean, isInList: boolean): ValueSummary {
  const reads = isLast || (tensor.size <= smallTensor && by.hooks.isAtHand(tensor));
  try {
    return summarizeTensor(tensor, by.hooks, reads, isInList);
  } catch {
    // Such as one whose GPU is gone, or that the lab has put together by itself.
    return absent('a tensor whose values cannot be read');
  }
}

function modulePart(
  { text, parameters }: { readonly text: string; readonly parameters: number },
  readFrom: object | null,
  by: Summarizer,
): ValueSummary {
  const read = readFrom && by.modules.read(readFrom);
  return plain({ kind: 'module', text: shortText(text, valueLimits.text), parameters, ...read });
}

function listPart(list: object, length: number, by: Summarizer, isLast: boolean, depth: number, room: Room): ValueSummary {
  const items: ValueSummary[] = [];
  for (let index = 0; index < length && index < valueLimits.items && room.itemsLeft > 0; index++) {
    room.itemsLeft--;
    const item = captured.getOwnPropertyDescriptor(list, captured.text(index));
    if (!item) push(items, plain({ kind: 'other', text: 'empty' }));
    else if ('value' in item) push(items, part(item.value, by, isLast, depth + 1, room));
    else push(items, plain({ kind: 'other', text: '[getter]' }));
  }
  return plain({ kind: 'list', length, items });
}

function absent(text: string): ValueSummary {
  return plain({ kind: 'absent', text });
}
