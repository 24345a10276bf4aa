import type { ThrownError } from '../../core/run/run.ts';
import type { Position } from '../../core/run/position.ts';
import { regExpText } from '../../core/source/regExpText.ts';
import { constructorName, dataProperty, describeThrown, inheritsProxy, type IsProxy, type Sight } from '../values/describeObject.ts';
import { KeyLists } from '../base/keyLists.ts';
import { call, captured, shortText, indexIn, plain, push, sliceText } from '../base/primordials.ts';
import { withOwnTexts } from './ownTexts.ts';
import { wholeStackOf, writtenPlaces } from './shownStacks.ts';
import type { FrameOf } from './stacks.ts';
import { tensorflowWords } from './tensorflowWords.ts';

const longestMessage = 2_048;
const mostFrames = 32;

const { exec } = RegExp.prototype;

const domException: object = (globalThis as { DOMException?: { prototype: object } }).DOMException?.prototype ?? {};
const nativeParts = {
  name: captured.getOwnPropertyDescriptor(domException, 'name')?.get,
  message: captured.getOwnPropertyDescriptor(domException, 'message')?.get,
};

/** What a lab threw, in words and places. Runs none of its code and never throws. */
export function toLabError(
  thrown: unknown,
  thrownAt: string | null,
  frameOf: FrameOf,
  isProxy: IsProxy,
  hooks?: NonNullable<Sight['hooks']>,
): ThrownError {
  const sight: Sight = { isProxy, keys: new KeyLists(), ...(hooks && { hooks }) };
  const found = errorParts(thrown, sight);
  const stack = found?.stack ?? thrownAt;
  const frames = framesIn(stack, frameOf);
  const message = found ? found.message : typeof thrown === 'string' ? thrown : describeThrown(thrown, sight);
  return plain({
    name: found?.name ?? '',
    message: shortText(message, longestMessage),
    frames: frames.length > 0 || stack === null ? frames : writtenPlaces(stack),
  });
}

/** The places in the lab that a stack names, innermost first. */
export function framesIn(stack: string | null, frameOf: FrameOf): Position[] {
  const frames: Position[] = [];
  const positions = stack === null ? [] : frameOf(stack);
  for (let index = 0; index < positions.length && index < mostFrames; index++) {
    const position = positions[index];
    if (position) push(frames, plain({ line: position.line, column: position.column }));
  }
  return frames;
}

/** How many calls of methods `forward` in the lab a stack names. */
export function forwardsIn(stack: string | null, frameOf: FrameOf): number {
  const call = 'forward (';
  let count = 0;
  let at = stack === null ? -1 : indexIn(stack, call, 0);
  while (stack !== null && at >= 0) {
    const end = indexIn(stack, '\n', at);
    if (frameOf(sliceText(stack, at, end < 0 ? stack.length : end)).length > 0) count += 1;
    at = indexIn(stack, call, at + call.length);
  }
  return count;
}

function errorParts(thrown: unknown, sight: Sight): { name: string; message: string; stack: string | null } | null {
  const { isProxy } = sight;
  try {
    if (typeof thrown !== 'object' || thrown === null || isProxy(thrown) || inheritsProxy(thrown, isProxy)) return null;
    const stack = wholeStackOf(thrown);
    if (stack === undefined) return null;
    const message = inheritedData(thrown, 'message');
    const name = inheritedData(thrown, 'name');
    return {
      name: typeof name === 'string' && name !== '' ? shortText(name, 80) : (constructorName(thrown, isProxy) ?? 'Error'),
      message:
        typeof message === 'string' ? inLabWords(withOwnTexts(message)) : message === undefined ? '' : describeThrown(message, sight),
      stack: typeof stack === 'string' ? stack : null,
    };
  } catch {
    return null;
  }
}

/** PyTorch makes its modules without `new`, and what the engine says names the class as the bundle does. */
function inLabWords(message: string): string {
  const lacksNew = indexIn(message, 'Class constructor ', 0) === 0 && indexIn(message, "cannot be invoked without 'new'", 0) > 0;
  const ofRegExp = regExpWords(message);
  if (ofRegExp !== null) return ofRegExp;
  return lacksNew ? 'A class is made with new, and it is missing here: new nn.GRU({ … }), new optim.Adam(…).' : tensorflowWords(message);
}

/** What the engine says of a regular expression that is made while the lab runs; null for everything else. */
function regExpWords(message: string): string | null {
  const flags = call<RegExpExecArray | null>(exec, /^Invalid flags supplied to RegExp constructor '(.*)'$/su, [message]);
  if (flags)
    return `'${flags[1] ?? ''}' cannot stand after a regular expression: there are d, g, i, m, s, u, v and y, each once, and of u and v one.`;
  const [, regExp = '', fault = ''] = call<RegExpExecArray | null>(exec, /^Invalid regular expression: (.+): (.+)$/su, [message]) ?? [];
  const text = regExpText(fault);
  return text === null ? null : `The regular expression ${regExp} cannot be read: ${text}.`;
}

export function inheritedData(value: object, key: string): unknown {
  for (let at: object | null = value; at !== null; at = captured.getPrototypeOf(at)) {
    const property = captured.getOwnPropertyDescriptor(at, key);
    if (!property) continue;
    // Errors of the browser's own keep both behind getters, and of these nothing else is called.
    const native = key === 'name' || key === 'message' ? nativeParts[key] : undefined;
    return native && property.get === native ? captured.apply(native, value, []) : dataProperty(at, key);
  }
  return undefined;
}
