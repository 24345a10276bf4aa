import type { IsProxy } from './describeObject.ts';
import { call, captured, findText } from './primordials.ts';
import type { LibraryHooks } from './watched.ts';

const { toPrimitive } = Symbol;

/** What a lab does to values with operators and calls that mean something else for tensors and modules than for numbers and functions. */
export class Operands {
  private readonly hooks: LibraryHooks;
  private readonly isProxy: IsProxy;
  private value: unknown = undefined;
  private written = '';

  constructor(hooks: LibraryHooks, isProxy: IsProxy) {
    this.hooks = hooks;
    this.isProxy = isProxy;
  }

  /** A value that is no function is about to be called. */
  called(value: unknown, written: string): void {
    this.value = value;
    this.written = written;
  }

  /** What is joined to a text. */
  joined(value: object): unknown {
    return this.isTensor(value) ? captured.text(value) : value;
  }

  /** Throws the tensor's own sentence on operators. */
  compared(value: object): void {
    if (this.isTensor(value)) call(captured.get(value, toPrimitive) as (hint: string) => unknown, value, ['default']);
  }

  /** What an error that ended the lab says, in words of the lab's; null where its own are the best there are. */
  words({ name, message }: { readonly name: string; readonly message: string }): string | null {
    const { value, written } = this;
    const isIts = name === 'TypeError' && written !== '' && findText(message, `${written} is not a function`, 0) === 0;
    const isKnown = isIts && typeof value === 'object' && value !== null && !this.isProxy(value);
    return (isKnown ? this.hooks.calledWords(value, written) : null) ?? this.hooks.engineWords(name, message);
  }

  private isTensor(value: object): boolean {
    return !this.isProxy(value) && this.hooks.isTensor(value);
  }
}
