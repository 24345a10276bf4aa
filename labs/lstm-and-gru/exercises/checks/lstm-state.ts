// What the linear layer behind an LSTM reads, and what else it could be.
import { tensor } from 'gatescope';
import type { AttemptRun, MadeModule, ModuleCall, Report, SeenTensor } from 'gatescope/check';
import { lineOfModule } from './lines.ts';

/** What the linear layer reads, told as the sub-goal `state`. */
export function explainState(run: AttemptRun, lstm: MadeModule, report: Report): boolean {
  // It may have been called for a look at its shapes before: what counts is the call that a loss came from.
  const call = run.losses.find(({ model }) => model?.made === lstm)?.model?.call ?? lstm.calls[0];
  const [out, h, c] = call?.outputs ?? [];
  if (!call || !out || !h || !c) {
    report.missed('state', run.error?.message ?? 'The LSTM gave nothing back.', run.error?.line ?? null);
    if (run.error && /expected|input/i.test(run.error.message))
      report.mistake('wrong-input', `What goes into the LSTM does not fit it: ${run.error.message}`, run.error.line);
    return false;
  }
  const isBatchFirst = lstm.options['batchFirst'] === true;
  const read = nextLinear(run, call);
  const made = lineOfModule(run, lstm);
  // Where it is called stands what takes its pair apart; an error may come much later.
  const unpacked = call.line ?? run.error?.line ?? made;
  const line = read?.line ?? unpacked;
  if (!isBatchFirst && call.input.shape[0]! > call.input.shape[1]!) {
    report.missed('state', `The LSTM took the ${String(call.input.shape[0])} sequences for time steps.`, made);
    report.mistake(
      'batch-first-missing',
      'Without batchFirst: true an LSTM takes its first axis for time: here 160 steps of 10 sequences.',
      made,
    );
    return false;
  }
  if (!read) {
    report.missed(
      'state',
      run.error ? `Nothing reached the linear layer: ${run.error.message}` : 'No linear layer reads what the LSTM gives.',
      line,
    );
    if (run.error && !asksTensorInVain(run.error.message))
      report.mistake(
        'pair-passed-on',
        'nn.LSTM gives back [out, [h, c]]. The linear layer needs one tensor: take h out of the inner pair.',
        line,
      );
    return false;
  }
  const { input } = read;
  const cell = lastLayer(c);
  const same = (other: Picked | null): boolean => other !== null && isSame(input, other.values);
  if (same(cell) || isSame(input, all(c))) {
    const isWhole = input.shape.length === 3;
    report.missed('state', 'It reads c, the cell state, not h.', unpacked);
    if (isWhole)
      report.mistake(
        'tuple-not-unpacked',
        'What is called h is the pair [h, c], so its last entry is really c. Unpack it: const [, [h]] = …',
        unpacked,
      );
    else
      report.mistake(
        'cell-state',
        'The linear layer reads the cell state c. What an LSTM shows is h, which comes first in the pair.',
        unpacked,
      );
    return false;
  }
  if (isSame(input, all(h)) && input.shape.length === 3) {
    report.missed('state', `h has the shape [${h.shape.join(', ')}], layers first: the linear layer got all of it.`, line);
    report.mistake('layers-kept', 'h still has its layer axis. Take the last layer: h.at(-1).', line);
    return false;
  }
  const steps = stepsOf(out, isBatchFirst);
  if (same(lastLayer(h)) || same(steps.last) || isSame(input, all(h))) {
    report.met('state', 'It reads h after the last step.');
    return true;
  }
  const wrong = wrongState(input, out, steps);
  if (
    !wrong &&
    isMadeFrom(input, [...columnsOf(all(h), h.shape), ...columnsOf(steps.last.values, [1, input.shape[0] ?? 0, out.shape[2] ?? 0])])
  ) {
    report.met('state', 'What it reads is made from h after the last step.');
    return true;
  }
  report.missed('state', wrong?.found ?? 'What it reads is not h after the last step, nor made of h alone.', line);
  if (wrong) report.mistake(wrong.id, wrong.message, line);
  return false;
}

/** Whether it asked for a method that no tensor has: that says nothing about pairs. */
function asksTensorInVain(message: string): boolean {
  const method = /\.(\w+) is not a function$/.exec(message)?.[1];
  return method !== undefined && !(method in tensor(0));
}

interface WrongState {
  readonly id: string;
  readonly found: string;
  readonly message: string;
}

function wrongState(input: SeenTensor, out: SeenTensor, steps: ReturnType<typeof stepsOf>): WrongState | null {
  if (isSame(input, all(out)))
    return {
      id: 'all-steps',
      found: 'It reads out, the output of every step.',
      message: 'The linear layer gets the output of every step. The answer is asked for once, after the last step: take h.',
    };
  if (isSame(input, steps.first.values))
    return {
      id: 'first-step',
      found: 'It reads the output of the first step.',
      message: 'The linear layer reads the first step: there the LSTM has seen one value only. Take the last.',
    };
  if (isSame(input, steps.lastSequence.values))
    return {
      id: 'last-sequence',
      found: 'It reads all steps of the last sequence.',
      message: 'out.at(-1) is the last sequence of the batch, not the last step. Take h, or the last step of each sequence.',
    };
  const step = steps.each.findIndex(({ values }) => isSame(input, values));
  if (step >= 0)
    return {
      id: 'other-step',
      found: `It reads the output of step ${String(step + 1)} of ${String(steps.each.length)}.`,
      message: `The linear layer reads step ${String(step + 1)} of ${String(steps.each.length)}. The last index is one less than the length.`,
    };
  if (isSame(input, steps.mean.values))
    return {
      id: 'mean-of-steps',
      found: 'It reads the mean over all steps.',
      message: 'The linear layer reads the mean of all steps; asked for is h after the last one.',
    };
  return null;
}

function nextLinear(run: AttemptRun, call: ModuleCall): ModuleCall | null {
  const calls = run.modulesOf('Linear').flatMap(made => made.calls);
  return calls.filter(({ order }) => order > call.order).sort((a, b) => a.order - b.order)[0] ?? null;
}

interface Picked {
  readonly values: readonly number[];
}

function all(seen: SeenTensor): readonly number[] {
  return Array.from(seen.values ?? []);
}

/** The last layer of [layers, batch, hidden]. */
function lastLayer(seen: SeenTensor): Picked {
  const [layers = 1] = seen.shape;
  const values = all(seen);
  return { values: values.slice((values.length / layers) * (layers - 1)) };
}

interface Steps extends Record<'first' | 'last' | 'mean' | 'lastSequence', Picked> {
  readonly each: readonly Picked[];
}

/** Each step, the mean over steps, and the last sequence, of every step's output. */
function stepsOf(out: SeenTensor, isBatchFirst: boolean): Steps {
  const [a = 0, b = 0, hidden = 0] = out.shape;
  const [batch, time] = isBatchFirst ? [a, b] : [b, a];
  const values = all(out);
  const at = (sequence: number, step: number, k: number): number =>
    values[(isBatchFirst ? sequence * time + step : step * batch + sequence) * hidden + k] ?? NaN;
  const pick = (value: (sequence: number, k: number) => number): Picked => ({
    values: Array.from({ length: batch * hidden }, (_, i) => value(Math.floor(i / hidden), i % hidden)),
  });
  const each = Array.from({ length: time }, (_, step) => pick((sequence, k) => at(sequence, step, k)));
  const none: Picked = { values: [] };
  return {
    each,
    first: each[0] ?? none,
    last: each.at(-1) ?? none,
    mean: pick((sequence, k) => Array.from({ length: time }, (_, step) => at(sequence, step, k)).reduce((x, y) => x + y, 0) / time),
    lastSequence: { values: values.slice(values.length - b * hidden) },
  };
}

function isSame(seen: SeenTensor, values: readonly number[]): boolean {
  const mine = seen.values;
  return mine !== null && mine.length === values.length && values.every((value, i) => Math.abs(value - (mine[i] ?? NaN)) < 1e-5);
}

/** Each unit's values over the batch, of a state [layers, batch, hidden]. */
function columnsOf(values: readonly number[], [layers = 1, batch = 0, hidden = 0]: readonly number[]): readonly (readonly number[])[] {
  return Array.from({ length: layers * hidden }, (_, i) => {
    const [layer, unit] = [Math.floor(i / hidden), i % hidden];
    return Array.from({ length: batch }, (_row, row) => values[(layer * batch + row) * hidden + unit] ?? NaN);
  });
}

/**
 * Whether every column of what is read [batch, k] is one of these columns, or an activation of it: rising or falling
 * with it, where it is not dropped.
 */
function isMadeFrom({ shape, values }: SeenTensor, columns: readonly (readonly number[])[]): boolean {
  const [batch = 0, width = 0] = shape;
  if (shape.length !== 2 || values === null) return false;
  const read = Array.from({ length: width }, (_, unit) => Array.from({ length: batch }, (_row, row) => values[row * width + unit] ?? NaN));
  // A unit may be silent for a whole batch, but not all of them.
  const isSilent = batch > 1 && read.every(unit => unit.every(value => value === unit[0]));
  return !isSilent && read.every(unit => columns.some(column => column.length === batch && isActivation(unit, column)));
}

/** How many sequences it takes to tell an activation from chance. */
const enough = 8;

function isActivation(read: readonly number[], column: readonly number[]): boolean {
  if (read.length < enough) return read.every((value, row) => Math.abs(value - (column[row] ?? NaN)) < 1e-5);
  // Dropout leaves zeros behind, and so does relu.
  const kept = column.map((_, row) => row).filter(row => read[row] !== 0);
  if (kept.length < enough) return kept.length === 0;
  const order = kept.sort((a, b) => column[a]! - column[b]!);
  const rises = order.slice(1).map((row, i) => read[row]! - read[order[i]!]!);
  return rises.every(rise => rise > -1e-6) || rises.every(rise => rise < 1e-6);
}
