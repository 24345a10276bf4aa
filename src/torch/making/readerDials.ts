import { dialLimits, type DialOption } from '../../core/run/dials.ts';
import { checkOptions, shownValue } from '../input/checkOptions.ts';
import { LabError } from '../input/labError.ts';
import { currentSession } from '../session/session.ts';

export interface DialOptions {
  /** The least it can be turned to. */
  readonly from: number;
  /** The most it can be turned to. */
  readonly to: number;
  /** What it changes by. Default: 1 where all three numbers are whole, any number else. */
  readonly step?: number;
}

const dialCall = "dial('seqLen', 10, { from: 5, to: 60 })";
const chooseCall = "choose('cell', ['GRU', 'LSTM'])";

/**
 * A number that the reader of the lab can turn in the lab view, which runs the lab again with it. It is `value` until
 * then, and everywhere else.
 *
 * PyTorch: the value itself.
 */
export function dial(name: string, value: number, options: DialOptions): number {
  checkName('dial', name, dialCall);
  checkOptions('dial', options, ['from', 'to', 'step'], dialCall);
  const { from, to } = options;
  for (const [what, given] of [
    ['its value', value],
    ['from', from],
    ['to', to],
  ] as const) {
    if (!isNumber(given))
      throw new LabError(`dial '${name}' needs a finite number for ${what}, but got ${shownValue(given)}: ${dialCall}.`);
  }
  if (from >= to) throw new LabError(`dial '${name}' has no room to be turned: from (${String(from)}) must be below to (${String(to)}).`);
  if (value < from || value > to) {
    throw new LabError(`dial '${name}' is ${String(value)}, which is not between ${String(from)} and ${String(to)}.`);
  }
  const step = options.step ?? ([value, from, to].every(Number.isInteger) ? 1 : null);
  if (step !== null && !(isNumber(step) && step > 0 && step <= to - from)) {
    throw new LabError(`dial '${name}' needs a step above 0 and at most ${String(to - from)}, but got ${shownValue(step)}.`);
  }
  // A dial knows no negative zero.
  const own = value + 0;
  return currentSession().dials.meet({ kind: 'number', name, own, value: own, from, to, step, line: null }) as number;
}

/**
 * One of these, of which the reader of the lab can choose another one in the lab view, which runs the lab again with
 * it. It is the first until then, and everywhere else.
 *
 * PyTorch: the first of them itself.
 */
export function choose<const Option extends number | string | boolean>(name: string, options: readonly Option[]): Option {
  checkName('choose', name, chooseCall);
  const given: unknown = options;
  if (!Array.isArray(given))
    throw new LabError(`choose '${name}' needs its options in brackets, but got ${shownValue(given)}: ${chooseCall}.`);
  if (given.length < 1 || given.length > dialLimits.options) {
    throw new LabError(
      `choose '${name}' needs 1 to ${String(dialLimits.options)} options, but got ${String(given.length)}: ${chooseCall}.`,
    );
  }
  const listed = given.map((option: unknown) => optionIn(name, option));
  const twice = listed.find((option, index) => listed.indexOf(option) !== index);
  if (twice !== undefined) throw new LabError(`choose '${name}' has ${shownValue(twice)} twice: once is enough.`);
  const own = listed[0] as DialOption;
  return currentSession().dials.meet({ kind: 'choice', name, own, value: own, options: listed, line: null }) as Option;
}

function optionIn(name: string, option: unknown): DialOption {
  if (typeof option === 'boolean') return option;
  if (isNumber(option)) return option + 0;
  if (typeof option === 'string' && option.length <= dialLimits.text) return option;
  const what = typeof option === 'string' ? `a text of ${String(option.length)} characters` : shownValue(option);
  throw new LabError(
    `choose '${name}' takes texts of at most ${String(dialLimits.text)} characters, finite numbers, true and false, but got ${what}.`,
  );
}

function checkName(what: string, name: unknown, call: string): void {
  if (typeof name === 'string' && name !== '' && name.length <= dialLimits.text) return;
  const got = typeof name === 'string' && name !== '' ? `one of ${String(name.length)} characters` : shownValue(name);
  throw new LabError(`${what} needs a name of at most ${String(dialLimits.text)} characters first: ${call}; but got ${got}.`);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
