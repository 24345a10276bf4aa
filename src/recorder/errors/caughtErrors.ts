import { call, captured, indexIn, itemAt, plain, sliceText } from '../base/primordials.ts';
import type { IsProxy } from '../values/describeObject.ts';
import { alsoNative, probe, withOwnTexts } from './ownTexts.ts';
import { isThrownByLab, keepWhole, ownPlaces } from './shownStacks.ts';
import { hasStack, stackOf } from './stacks.ts';
import { tensorflowWords } from './tensorflowWords.ts';
import { inheritedData } from './toLabError.ts';

// As they were before any lab ran.
const { defineProperty } = Reflect;
const { replace: replaceIn } = String.prototype;
const PlainError = Error;

type Then = (this: unknown, onFulfilled?: unknown, onRejected?: unknown) => unknown;

/** Errors in errors that are looked at. */
const deepest = 8;
const mostErrors = 256;
/** Caught errors of a run whose stacks are looked at: to make a text of one takes long. */
const mostStacks = 256;
/** What the engine makes of a probe in the name of a function: `$g4.v.gate.open` for `gate.open`. */
const probeInName = /(\n +at (?:async |new )?)(?:\$g\w*\.[a-z]+\.)+/gu;

const firstPreparer = preparer();
let stacks = 0;

/**
 * What a lab is about to read of an error it has caught: where the engine quotes a function, the learner's text of it
 * stands in message and stack, as in all others that it holds; what TensorFlow.js says is in words of the lab's, and
 * the stack has the lab's own places only. Runs no code of the lab.
 */
export function mendCaught(value: unknown, isProxy: IsProxy, depth = 0): void {
  if (typeof value !== 'object' || value === null || depth > deepest || isProxy(value) || !hasStack(value)) return;
  const message = inheritedData(value, 'message');
  const mended = typeof message === 'string' ? inWordsOfLab(withOwnTexts(message), value) : message;
  if (mended !== message) replace(value, 'message', mended);
  mendStack(value, message, mended);
  mendCaught(own(value, 'cause'), isProxy, depth + 1);
  const errors = own(value, 'errors');
  if (!captured.isArray(errors) || isProxy(errors)) return;
  for (let index = 0; index < errors.length && index < mostErrors; index++) mendCaught(itemAt(errors, index), isProxy, depth + 1);
}

/** What the lab itself says stays as it says it, whatever that looks like. */
function inWordsOfLab(message: string, error: object): string {
  const words = tensorflowWords(message);
  return words === message || isThrownByLab(stackOf(error)) ? message : words;
}

function mendStack(value: object, message: unknown, mended: unknown): void {
  // One of the lab's own would be asked before the lab asks it.
  if (stacks >= mostStacks || preparer() !== firstPreparer) return;
  stacks += 1;
  const whole = stackOf(value);
  if (typeof whole !== 'string') return;
  const stack = withMessage(whole, message, mended);
  const named = indexIn(stack, probe, 0) < 0 ? stack : withOwnTexts(call<string>(replaceIn, stack, [probeInName, '$1']));
  const shown = ownPlaces(named);
  if (shown === whole) return;
  replace(value, 'stack', shown);
  keepWhole(value, shown, whole);
}

/** A stack begins with what the error says. */
function withMessage(stack: string, message: unknown, mended: unknown): string {
  if (typeof message !== 'string' || typeof mended !== 'string' || message === mended || message === '') return stack;
  const at = indexIn(stack, message, 0);
  return at < 0 ? stack : `${sliceText(stack, 0, at)}${mended}${sliceText(stack, at + message.length, stack.length)}`;
}

/**
 * From now on, who is told of a rejected promise is told of a mended error.
 *
 * @returns puts the language back as it was
 */
export function mendRejections(isProxy: IsProxy, { prototype }: { readonly prototype: object } = Promise): () => void {
  stacks = 0;
  const native = captured.getOwnPropertyDescriptor(prototype, 'then');
  if (typeof native?.value !== 'function') return () => undefined;
  const nativeThen = native.value as Then;
  // A method: like the engine's own it cannot be constructed.
  const { then } = {
    then(this: unknown, onFulfilled?: unknown, onRejected?: unknown): unknown {
      const told =
        typeof onRejected === 'function'
          ? (reason: unknown): unknown => {
              mendCaught(reason, isProxy);
              return call<unknown>(onRejected as Then, undefined, [reason]);
            }
          : onRejected;
      return call<unknown>(nativeThen, this, [onFulfilled, told]);
    },
  };
  alsoNative(then, nativeThen);
  defineProperty(prototype, 'then', plain({ ...native, value: then }));
  return () => {
    if (captured.getOwnPropertyDescriptor(prototype, 'then')?.value === then) defineProperty(prototype, 'then', plain(native));
  };
}

/** What makes texts of stacks. */
function preparer(): unknown {
  return own(PlainError, 'prepareStackTrace');
}

function replace(value: object, key: string, text: unknown): void {
  defineProperty(value, key, plain({ value: text, writable: true, enumerable: false, configurable: true }));
}

function own(value: object, key: string): unknown {
  return captured.getOwnPropertyDescriptor(value, key)?.value as unknown;
}
