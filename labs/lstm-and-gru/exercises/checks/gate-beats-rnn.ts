// Looks at the sequences two models train on, at whether both train alike, and at what each answers to new sequences.
import { trainingSets, type Attempt, type AttemptRun, type Goal, type MadeModule, type Report } from 'gatescope/check';
import { distraction, markedAccuracy, markedTask, plainAccuracy, type MarkedTask } from './marked-value.ts';
import { counted, percent } from './counted.ts';
import { lineOfEpochs, lineOfLoss, lineOfModel, lineOfModule, lineOfLength, lineOfRow, lineOfSet } from './lines.ts';
import { shareOfOnes, toldRun } from './memory-task.ts';
import { hasChanged, optimizerOf } from './module-weights.ts';

const [failing, passing] = [0.8, 0.9];
const mostSeeds = 4;
const neededSeeds = 2;

export const goals: readonly Goal[] = [
  { id: 'runs', title: 'The program runs' },
  { id: 'both', title: 'A plain RNN and a GRU are trained' },
  { id: 'task', title: 'The label is the marked value, among others of its size', tolerance: 'for every sequence' },
  { id: 'alike', title: 'Both are trained alike' },
  { id: 'gru-passes', title: 'The GRU answers new sequences', tolerance: 'at least 90 % of 256, with two of up to four seeds' },
  { id: 'rnn-fails', title: 'The plain RNN does not', tolerance: 'below 80 % of 256, with the same seeds' },
];

interface Pair {
  readonly rnn: MadeModule;
  readonly gru: MadeModule;
}

interface Scores {
  readonly rnn: number;
  readonly gru: number;
}

export async function check(attempt: Attempt, report: Report): Promise<void> {
  attempt.plan(neededSeeds);
  const first = await attempt.run();
  if (!toldRun(first, report)) return;
  const pair = pairOf(first);
  if (!pair) {
    explainMissing(first, report);
    return;
  }
  report.met('both', 'Both are there.', first.lineOf(pair.gru.module));
  const task = judgeTask(first, pair, report);
  if (!task || !areAlike(first, pair, report)) return;
  await judgeSeeds(attempt, first, task, report);
}

/** The last of each kind that was trained: whoever tries several lengths ends with the one that is meant. */
function pairOf(run: AttemptRun): Pair | null {
  const rnn = run.trained.findLast(({ kind }) => kind === 'RNN');
  const gru = run.trained.findLast(({ kind }) => kind === 'GRU');
  return rnn && gru ? { rnn, gru } : null;
}

function explainMissing(run: AttemptRun, report: Report): void {
  const kinds = run.trained.map(({ kind }) => kind);
  if (kinds.length === 0) {
    const line = run.losses.at(-1)?.line ?? run.optimizers.at(-1)?.line ?? lineOfModule(run, run.modules[0]);
    report.missed('both', 'Nothing was trained: no loss was computed from a recurrent module.', line);
    report.mistake('nothing-trained', 'Nothing is trained any more. Keep the training loop, and hand it both models.');
    return;
  }
  const missing = kinds.includes('GRU') ? 'RNN' : 'GRU';
  report.missed(
    'both',
    `Trained are ${[...new Set(kinds)].map(kind => `nn.${kind}`).join(' and ')}; nn.${missing} is missing.`,
    lineOfModel(run),
  );
  report.mistake('one-model', `There is nothing to compare with: nn.${missing} is not trained. Train both, one after the other.`);
}

function judgeTask(run: AttemptRun, { rnn, gru }: Pair, report: Report): MarkedTask | null {
  const sets = [rnn, gru].flatMap(made => trainingSets(run.about(made)));
  const line = lineOfRow(run, sets);
  const task = markedTask(sets);
  const ones = shareOfOnes(sets);
  const miss = (id: string, found: string, message: string): null => {
    report.missed('task', found, line);
    report.mistake(id, message, line);
    return null;
  };
  if (!task)
    return miss(
      'labels-elsewhere',
      'The labels do not follow the one marked value of each sequence.',
      'The task has changed: each step has a value and a mark, one step of a sequence is marked, and its value is the label.',
    );
  if (ones <= 0.2 || ones >= 0.8)
    return miss(
      'one-label',
      `${percent(ones)} of the labels are 1.`,
      'Nearly all labels are the same: both models only have to guess that one.',
    );
  if (distraction(sets, task) < 0.5)
    return miss(
      'no-distraction',
      'The values that are not marked are smaller than the marked one.',
      'The other values became small, so they hardly distract. They are plus or minus one, like the marked one.',
    );
  report.met('task', 'The label is the marked value.', line);
  return task;
}

function areAlike(run: AttemptRun, { rnn, gru }: Pair, report: Report): boolean {
  const difference = differenceOf(run, { rnn, gru });
  report.judge('alike', difference === null, {
    met: 'The same sequences, size, learning rate and number of steps for both.',
    missed: difference?.message ?? '',
    line: difference?.line,
  });
  if (difference) report.mistake(difference.id, difference.message, difference.line);
  return difference === null;
}

interface Difference {
  readonly id: string;
  readonly message: string;
  readonly line: number | null;
}

function differenceOf(run: AttemptRun, { rnn, gru }: Pair): Difference | null {
  const [mine, theirs] = [run.about(rnn), run.about(gru)];
  const made = lineOfModule(run, rnn);
  const size = (made: MadeModule): string => `${String(made.options['hiddenSize'])} × ${String(made.options['numLayers'] ?? 1)}`;
  if (size(rnn) !== size(gru))
    return {
      id: 'other-size',
      message: `The RNN has ${size(rnn)} hidden values, the GRU ${size(gru)}. The difference has to come from the gates.`,
      line: made,
    };
  if (mine.steps.length !== theirs.steps.length)
    return {
      id: 'other-epochs',
      message: `The RNN was trained for ${counted(mine.steps.length, 'step')}, the GRU for ${String(theirs.steps.length)}. Give both the same.`,
      line: [mine, theirs].map(lineOfEpochs).find(head => head !== null && head !== lineOfLoss(mine)) ?? lineOfLoss(mine),
    };
  const shapeOf = (one: AttemptRun): string => one.losses[0]?.model?.call.input.shape.join(' × ') ?? '';
  if (shapeOf(mine) !== shapeOf(theirs))
    return {
      id: 'other-data',
      message: `The RNN trains on [${shapeOf(mine)}], the GRU on [${shapeOf(theirs)}]. Give both the same sequences.`,
      line: lineOfSet(run, trainingSets(mine)),
    };
  const [slow, fast] = [optimizerOf(run, rnn), optimizerOf(run, gru)];
  if (!slow || !hasChanged(rnn))
    return {
      id: 'rnn-frozen',
      message: 'The RNN does not learn at all: its weights are what they were. It has to fail though it is trained.',
      line: slow?.line ?? lineOfLoss(mine),
    };
  if (!fast || slow.kind !== fast.kind || slow.options['lr'] !== fast.options['lr'])
    return {
      id: 'other-rate',
      message: 'The RNN and the GRU have other optimizers or learning rates. Give both the same.',
      line: slow.line,
    };
  const option = differingOption(slow.options, fast.options);
  if (option !== null)
    return {
      id: 'other-options',
      message: `The optimizers of the RNN and the GRU differ in ${option}. Give both the same.`,
      line: slow.line,
    };
  if (slow.parameters.length - rnn.module.parameters().length !== fast.parameters.length - gru.module.parameters().length)
    return {
      id: 'other-parameters',
      message: 'The optimizer of one model holds more of its parameters than that of the other. Give it all of both.',
      line: slow.line,
    };
  const setting = differingOption(rnn.options, gru.options, ['nonlinearity']);
  if (setting !== null)
    return { id: 'other-options', message: `nn.RNN and nn.GRU are made with another ${setting}. Give both the same.`, line: made };
  return null;
}

/** The first option that two objects give other values; what is not given counts as false, 0 or null. */
function differingOption(a: Options, b: Options, free: readonly string[] = []): string | null {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(name => !free.includes(name));
  const valueOf = (options: Options, name: string): string => JSON.stringify(options[name] ?? null).replace(/^(?:false|0|null)$/u, 'null');
  return names.find(name => valueOf(a, name) !== valueOf(b, name)) ?? null;
}

type Options = Readonly<Record<string, unknown>>;

/**
 * Whether a plain RNN that nothing holds back learns these sequences: then the attempt's fails for another reason
 * than they. Ask before it runs again.
 */
function isEasy(attempt: Attempt, run: AttemptRun, { rnn }: Pair, task: MarkedTask): boolean {
  const [set] = trainingSets(run.about(rnn));
  // Another seed of the attempt comes first where there is little time.
  if (!set || attempt.msLeft < run.ms * 2.2) return false;
  const began = attempt.msLeft;
  const training = { set, hiddenSize: Number(rnn.options['hiddenSize']), steps: run.about(rnn).steps.length };
  const learns = (seed: number): boolean => plainAccuracy({ ...training, seed }, task) >= failing;
  if (!learns(1)) return false;
  // One start can be lucky; where there is no time for another, nothing is said.
  return attempt.msLeft > 1.5 * (began - attempt.msLeft) && learns(2);
}

async function judgeSeeds(attempt: Attempt, first: AttemptRun, task: MarkedTask, report: Report): Promise<void> {
  const found: Scores[] = [];
  const dataLine = lineOfLength(first, trainingSets(first));
  let isHeldBack: boolean | null = null;
  const gruPasses = (one: Scores): boolean => one.gru >= passing;
  const shows = (one: Scores): boolean => gruPasses(one) && one.rnn < failing;
  const measure = (run: AttemptRun): boolean => {
    const pair = pairOf(run);
    const [rnn, gru] = pair ? [markedAccuracy(run.about(pair.rnn), task), markedAccuracy(run.about(pair.gru), task)] : [null, null];
    if (!pair || rnn === null || gru === null) return false;
    found.push({ rnn, gru });
    if (shows({ rnn, gru })) isHeldBack ??= isEasy(attempt, run, pair, task);
    return true;
  };
  if (!measure(first)) {
    report.cannot('no models were found that take sequences. Put both into a class with forward(x).');
    return;
  }
  const count = (isSo: (one: Scores) => boolean): number => found.filter(isSo).length;
  // Twice the same answer, one way or the other, is enough.
  const isClear = (): boolean => count(shows) >= neededSeeds || count(one => !shows(one)) >= mostSeeds - neededSeeds + 1;
  let isLate = false;
  let slowest = first.ms;
  for (let shift = 1; shift < mostSeeds && !isClear(); shift++) {
    isLate = attempt.msLeft <= slowest * 1.5 + 300;
    if (isLate) break;
    if (shift >= neededSeeds) attempt.plan(1);
    const run = await attempt.run({ seedShift: shift });
    slowest = Math.max(slowest, run.ms);
    if (run.error || !measure(run)) break;
  }
  // Where there was no time for more seeds, one that shows it has to do; one that does not may have had a bad start.
  if (isLate && found.length < neededSeeds && count(shows) === 0) {
    report.cannot('the training takes so long that there was no time for several seeds. Train for fewer epochs, or with fewer sequences.');
    return;
  }
  const needed = isLate ? 1 : Math.min(neededSeeds, found.length);
  const said = found.map(({ rnn, gru }) => `RNN ${percent(rnn)}, GRU ${percent(gru)}`).join('; ');
  const line = dataLine;
  const isPassed = count(gruPasses) >= needed;
  report.judge('gru-passes', isPassed, {
    met: `Seed by seed: ${said}.`,
    missed: `Seed by seed: ${said}. The GRU should reach 90 %.`,
    line,
  });
  const isShown = report.judge('rnn-fails', count(shows) >= needed, {
    met: 'It stays below 80 %.',
    missed: `Seed by seed: ${said}. Where the GRU passes, the RNN should stay below 80 %.`,
    line,
  });
  if (!isPassed && task.time > 24)
    report.mistake(
      'too-long',
      `With ${counted(task.time, 'step')} the GRU fails, too: in this time it does not find out how to keep. Try fewer.`,
      line,
    );
  else if (!isPassed)
    report.mistake(
      'gru-untrained',
      'The GRU has not learned the task either: look at the number of epochs, the learning rate and the data.',
      line,
    );
  else if (!isShown)
    report.mistake(
      'too-short',
      `With ${counted(task.time, 'step')} the RNN remembers well enough. What has to be kept has to be kept for longer.`,
      line,
    );
  if (isPassed && isShown && isHeldBack) {
    const message = `A plain RNN that is trained as in Lab 5 learns your sequences of ${counted(task.time, 'step')}: yours is held back by something else. Make the data harder.`;
    const rnn = pairOf(first)?.rnn;
    const place = rnn ? lineOfModule(first, rnn) : line;
    report.missed('rnn-fails', message, place);
    report.mistake('held-back', message, place);
  }
  if (isPassed && isShown && !isHeldBack)
    report.note(`Over ${counted(task.time, 'step')} the RNN writes its state anew each time; the GRU's update gate decides whether to.`);
}
