import type { SaidWords } from '../../core/run/thrownMistake.ts';
import { describeModule } from '../input/describe.ts';
import { isTensor } from '../input/isTensor.ts';

/** How a module of the library is called, by the name of its class. */
const calls: Readonly<Record<string, (written: string) => string>> = {
  LSTM: written => `const [out, [h, c]] = ${written}.forward(x)`,
  GRU: written => `const [out, h] = ${written}.forward(x)`,
  RNN: written => `const [out, h] = ${written}.forward(x)`,
  LSTMCell: written => `[h, c] = ${written}.forward(x, [h, c])`,
  GRUCell: written => `h = ${written}.forward(x, h)`,
  RNNCell: written => `h = ${written}.forward(x, h)`,
  CrossEntropyLoss: written => `${written}.forward(scores, classes)`,
  MSELoss: written => `${written}.forward(prediction, target)`,
  BCEWithLogitsLoss: written => `${written}.forward(scores, target)`,
  ModuleList: written => `for (const layer of ${written}) x = layer.forward(x)`,
  Adam: written => `${written}.step()`,
  SGD: written => `${written}.step()`,
  RMSprop: written => `${written}.step()`,
};

/** Those that have no forward: a list of modules is gone through, and an optimizer takes nothing. */
const otherwiseCalled: Readonly<Record<string, string | null>> = {
  ModuleList: null,
  Adam: 'x.step()',
  SGD: 'x.step()',
  RMSprop: 'x.step()',
};

const { hasOwn } = Object;
const { apply } = Reflect;
// eslint-disable-next-line @typescript-eslint/unbound-method -- applied to patterns
const { exec } = RegExp.prototype;

/**
 * What is said where a lab calls a module or a tensor as if it were a function; null for other values. Runs no code of
 * the lab.
 */
export function calledWords(value: object, written: string): SaidWords | null {
  const words = (sentence: string, instead: string | null): SaidWords => ({
    message: sentence,
    mistake: instead === null ? null : { kind: 'called', wrote: written, instead },
  });
  if (isTensor(value)) {
    const ways = `write ${written}.at(i) for a part of its first axis, or ${written}.select(dim, i) for one of another.`;
    return words(`${written} is a tensor and not a function: ${ways}`, 'x.at(…)');
  }
  const text = describeModule(value)?.text;
  if (text === undefined) return null;
  const kind = apply(exec, /^[\w$]*/u, [text])?.[0] ?? '';
  const write = hasOwn(calls, kind) ? calls[kind] : undefined;
  const called = write ? write(written) : `${written}.forward(x)`;
  const instead = hasOwn(otherwiseCalled, kind) ? (otherwiseCalled[kind] ?? null) : 'x.forward(…)';
  return words(`${written} is not a function: ${kind === '' ? 'a module' : kind} is called by its method, so write ${called}.`, instead);
}
