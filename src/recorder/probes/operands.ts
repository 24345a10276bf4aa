import type { SaidWords } from '../../core/run/thrownMistake.ts';
import type { IsProxy } from '../values/describeObject.ts';
import { call, captured } from '../base/primordials.ts';
import type { LibraryHooks } from '../base/libraryHooks.ts';
import { mendCaught } from '../errors/caughtErrors.ts';

const { toPrimitive } = Symbol;
const { exec } = RegExp.prototype;
/** What the engine says of a call, with the place that was called. */
const calls = /^(.+?) is not a function/u;

/**
 * What a lab does to values with operators and calls that mean something else for tensors and modules than for numbers
 * and functions.
 */
export class Operands {
  private readonly hooks: LibraryHooks;
  private readonly isProxy: IsProxy;
  /** The last value that was about to be called and is no function. */
  called: unknown = undefined;

  constructor(hooks: LibraryHooks, isProxy: IsProxy) {
    this.hooks = hooks;
    this.isProxy = isProxy;
  }

  /** What the lab has caught and may read now. */
  caught(value: unknown): void {
    mendCaught(value, this.isProxy);
  }

  /** What is joined to a text. */
  joined(value: object): unknown {
    return this.isTensor(value) ? captured.text(value) : value;
  }

  /** Throws the tensor's own sentence on operators. */
  compared(value: object): void {
    if (this.isTensor(value)) call(captured.get(value, toPrimitive) as (hint: string) => unknown, value, ['default']);
  }

  /** Throws where a field is set that says what a tensor is. */
  given(value: object, field: string): void {
    if (this.isTensor(value)) this.hooks.refuseField(field);
  }

  /** What an error that ended the lab says, in words of the lab's; null where its own are the best there are. */
  words({ name, message }: { readonly name: string; readonly message: string }): SaidWords | null {
    const { called } = this;
    const written = name === 'TypeError' ? (call<RegExpExecArray | null>(exec, calls, [message])?.[1] ?? null) : null;
    const isKnown = written !== null && typeof called === 'object' && called !== null && !this.isProxy(called);
    return (isKnown ? this.hooks.calledWords(called, written) : null) ?? this.hooks.engineWords(name, message);
  }

  private isTensor(value: object): boolean {
    return !this.isProxy(value) && this.hooks.isTensor(value);
  }
}
