// Looks at which module was trained, which of its states the linear layer saw, and what the model answers to new sequences.
import type { Attempt, AttemptRun, Goal, LossCall, MadeModule, ModuleCall, Report, SeenTensor } from 'gatescope/check';
import { bestAccuracy, isSoftmaxed, lastTrained, learnedAt, lineOfModel, percent, toldRun } from './memory-task.ts';

const bar = 0.9;

export const goals: readonly Goal[] = [
  { id: 'lstm', title: 'The model is built on nn.LSTM' },
  { id: 'state', title: 'The linear layer reads h after the last step', tolerance: 'within 0.00001' },
  { id: 'runs', title: 'The program runs' },
  { id: 'trained', title: 'The LSTM is what is trained' },
  { id: 'scores', title: 'The cross entropy gets raw scores' },
  { id: 'learned', title: 'The model answers new sequences', tolerance: 'at least 90 % of 256 new sequences' },
];

export async function check(attempt: Attempt, report: Report): Promise<void> {
  const glance = await attempt.run({ until: seen => seen.length >= 1 });
  const early = usedLstm(glance);
  // Whoever compares trains the GRU first: then the LSTM comes later in the run.
  let run = early || glance.error ? glance : await attempt.run();
  const lstm = early ?? usedLstm(run);
  if (!lstm) {
    explainMissing(glance, report);
    return;
  }
  report.met('lstm', `nn.LSTM(${sizes(lstm)}) is there.`, run.lineOf(lstm.module));
  if (!readsState(run, lstm, report)) return;
  if (!toldRun(run, report)) return;

  if (early) run = await attempt.run();
  if (!toldRun(run, report)) return;
  const trained = run.trained.find(({ kind }) => kind === 'LSTM');
  if (trained) run = run.about(trained);
  const loss = lastTrained(run);
  if (!loss || run.steps.length === 0) {
    report.missed(
      'trained',
      loss ? 'No optimizer step was made: call optimizer.step() in each turn.' : 'No loss was computed from the LSTM.',
    );
    if (loss) report.mistake('no-step', 'The loop makes no optimizer step, so the LSTM stays as it was made.');
    return;
  }
  if (!isTrained(run, loss, report)) return;
  const isRaw = !isSoftmaxed(loss);
  report.judge('scores', isRaw, { met: 'The scores are raw.', missed: 'What goes into the cross entropy are shares that sum to 1.' });
  if (!isRaw)
    report.mistake(
      'softmax-before-loss',
      'The scores go through softmax before the cross entropy, which does that itself: twice is too much. Give it the raw scores.',
    );
  const accuracy = await bestAccuracy(attempt, run, 10, 'first', bar);
  if (accuracy === null) {
    report.cannot('no model was found that takes sequences. Put it into a class with forward(x), or into a function of x.');
    return;
  }
  report.judge('learned', accuracy >= bar, {
    met: `It answers ${percent(accuracy)} of 256 new sequences rightly.`,
    line: lineOfModel(run),
    missed: `It answers ${percent(accuracy)} of 256 new sequences rightly; at least ${percent(bar)} are wanted.`,
  });
  if (accuracy < bar && isRaw)
    report.mistake(
      'not-learned',
      'The LSTM is trained, but has not learned the task: look at the data, the learning rate and the number of epochs.',
    );
  const at = learnedAt(run.steps);
  const parameters = [
    ...(run
      .modulesOf('LSTM')
      .find(made => made === loss.model?.made)
      ?.module.parameters() ?? []),
  ].reduce((sum, one) => sum + one.size, 0);
  report.note(
    `nn.LSTM alone has ${String(parameters)} parameters: four blocks of weights, where a GRU has three.${at === null ? '' : ` It had learned the task after ${String(at)} steps.`}`,
  );
}

/** The LSTM whose states go on to a loss, or the last that was called. */
function usedLstm(run: AttemptRun): MadeModule | null {
  const used = run.trained.find(({ kind }) => kind === 'LSTM');
  if (used) return used;
  if (run.losses.length > 0) return null;
  return run.modulesOf('LSTM').findLast(({ calls }) => calls.length > 0) ?? null;
}

function explainMissing(run: AttemptRun, report: Report): void {
  const [made, cells] = [run.modulesOf('LSTM'), run.modulesOf('LSTMCell')];
  const used = lastTrained(run)?.model?.made.kind;
  if (made.length > 0 && used) {
    report.missed('lstm', `nn.LSTM was made, but the loss comes from nn.${used}.`);
    report.mistake('other-model-trained', `The LSTM is there, but nn.${used} is what the loop trains. Hand the loop the new model.`);
  } else if (made.length > 0 && !run.error) {
    report.missed('lstm', 'nn.LSTM was made, but its forward was never called.');
    report.mistake('never-called', 'The LSTM was made, but never called: the model has to send x through it.');
  } else if (run.error) {
    report.missed('lstm', `The program stopped before an LSTM was called: ${run.error.message}`, run.error.line);
    if (/inputSize|input_size|options|positive/i.test(run.error.message))
      report.mistake('wrong-options', `nn.LSTM takes the same options as nn.GRU: ${run.error.message}`, run.error.line);
  } else if (used || run.modulesOf('GRU').length > 0) {
    report.missed('lstm', `The model is built on nn.${used ?? 'GRU'}.`, lineOfModel(run));
    const renamed = run.values.some(({ name, value }) => /lstm/i.test(name) && value !== undefined);
    if (renamed) report.mistake('only-renamed', `It is called LSTM, but inside it is still nn.${used ?? 'GRU'}.`);
    else report.mistake('still-gru', `The model is still built on nn.${used ?? 'GRU'}: make it with nn.LSTM.`);
  } else
    report.missed(
      'lstm',
      cells.length > 0
        ? 'nn.LSTMCell is there, but nn.LSTM is asked for: it goes through the whole sequence by itself.'
        : 'There is no nn.LSTM.',
    );
}

/** What the linear layer reads, told as the sub-goal `state`. */
function readsState(run: AttemptRun, lstm: MadeModule, report: Report): boolean {
  const call = lstm.calls[0];
  const [out, h, c] = call?.outputs ?? [];
  if (!call || !out || !h || !c) {
    report.missed('state', run.error?.message ?? 'The LSTM gave nothing back.', run.error?.line ?? null);
    if (run.error && /expected|input/i.test(run.error.message))
      report.mistake('wrong-input', `What goes into the LSTM does not fit it: ${run.error.message}`, run.error.line);
    return false;
  }
  const isBatchFirst = lstm.options['batchFirst'] === true;
  const read = nextLinear(run, call);
  const line = run.error?.line ?? run.lineOf(lstm.module);
  if (!isBatchFirst && call.input.shape[0]! > call.input.shape[1]!) {
    report.missed('state', `The LSTM took the ${String(call.input.shape[0])} sequences for time steps.`, line);
    report.mistake(
      'batch-first-missing',
      'Without batchFirst: true an LSTM takes its first axis for time: here 160 steps of 10 sequences.',
      line,
    );
    return false;
  }
  if (!read) {
    report.missed(
      'state',
      run.error ? `Nothing reached the linear layer: ${run.error.message}` : 'No linear layer reads what the LSTM gives.',
      line,
    );
    if (run.error)
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
    report.missed('state', 'It reads c, the cell state, not h.', line);
    if (isWhole)
      report.mistake(
        'tuple-not-unpacked',
        'What is called h is the pair [h, c], so its last entry is really c. Unpack it: const [, [h]] = …',
        line,
      );
    else
      report.mistake(
        'cell-state',
        'The linear layer reads the cell state c. What an LSTM shows is h, which comes first in the pair.',
        line,
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
  if (wrong || run.error) {
    report.missed('state', wrong?.found ?? 'What it reads is not h after the last step.', line);
    if (wrong) report.mistake(wrong.id, wrong.message, line);
    return false;
  }
  // Something between the LSTM and the linear layer: what it answers tells whether that was well.
  report.met('state', 'What it reads is made from what the LSTM gives.');
  return true;
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
  if (isSame(input, steps.mean.values))
    return {
      id: 'mean-of-steps',
      found: 'It reads the mean over all steps.',
      message: 'The linear layer reads the mean of all steps; asked for is h after the last one.',
    };
  return null;
}

function isTrained(run: AttemptRun, loss: LossCall, report: Report): boolean {
  const made = loss.model?.made;
  const lstm = made?.kind === 'LSTM' ? made : null;
  const parameters = new Set(run.optimizers.filter(({ steps }) => steps > 0).flatMap(one => one.parameters));
  const mine = lstm?.module.parameters() ?? [];
  const known = mine.filter(parameter => parameters.has(parameter)).length;
  const isWhole = lstm !== null && known === mine.length;
  const other =
    lstm === null ? `The loss comes from nn.${made?.kind ?? 'something else'}.` : 'The optimizer does not hold the parameters of the LSTM.';
  report.judge('trained', isWhole, { met: 'The optimizer changes the LSTM.', missed: other });
  if (lstm !== null && !isWhole)
    report.mistake(
      'other-parameters',
      "The optimizer was made with the parameters of another model, so the LSTM stays as it was made. Pass it the new model's parameters.",
    );
  return isWhole;
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

/** First step, last step, mean over steps, and the last sequence, of every step's output. */
function stepsOf(out: SeenTensor, isBatchFirst: boolean): Record<'first' | 'last' | 'mean' | 'lastSequence', Picked> {
  const [a = 0, b = 0, hidden = 0] = out.shape;
  const [batch, time] = isBatchFirst ? [a, b] : [b, a];
  const values = all(out);
  const at = (sequence: number, step: number, k: number): number =>
    values[(isBatchFirst ? sequence * time + step : step * batch + sequence) * hidden + k] ?? NaN;
  const pick = (value: (sequence: number, k: number) => number): Picked => ({
    values: Array.from({ length: batch * hidden }, (_, i) => value(Math.floor(i / hidden), i % hidden)),
  });
  return {
    first: pick((sequence, k) => at(sequence, 0, k)),
    last: pick((sequence, k) => at(sequence, time - 1, k)),
    mean: pick((sequence, k) => Array.from({ length: time }, (_, step) => at(sequence, step, k)).reduce((x, y) => x + y, 0) / time),
    lastSequence: { values: values.slice(values.length - b * hidden) },
  };
}

function isSame(seen: SeenTensor, values: readonly number[]): boolean {
  const mine = seen.values;
  return mine !== null && mine.length === values.length && values.every((value, i) => Math.abs(value - (mine[i] ?? NaN)) < 1e-5);
}

function sizes({ options }: MadeModule): string {
  return `${String(options['inputSize'])}, ${String(options['hiddenSize'])}`;
}
