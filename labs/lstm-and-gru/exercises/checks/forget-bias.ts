// Looks at the biases an LSTM starts with, and at what it answers to new sequences, with several seeds.
import { trainingSets, type Attempt, type AttemptRun, type Goal, type MadeModule, type Report } from 'gatescope/check';
import { counted, percent } from './counted.ts';
import { lastTrained, lineOfModel, lineOfModule, lineOfLength, lineOfRow, lineOfEpochs } from './lines.ts';
import { hasLearned, learningOf, taskProblem, tellBypass, toldTraining, type Learning } from './memory-task.ts';
import { findNoChange, toldSteps } from './training-loop.ts';

const wanted = 60;
const bar = 0.9;
const mostSeeds = 4;
const solvedSeeds = 2;
/** Scores below keep less than a ten-thousandth over all steps; those above leave no gradient to the gate. */
const [least, most] = [1.75, 9];

export const goals: readonly Goal[] = [
  { id: 'runs', title: 'The program runs and trains' },
  { id: 'lstm', title: 'An LSTM is trained' },
  { id: 'task', title: `It trains on the memory task with ${String(wanted)} steps` },
  { id: 'bias', title: 'Its forget gate starts open, and the other gates start as they were' },
  {
    id: 'learned',
    title: 'It answers new sequences, with more than one seed',
    tolerance: 'at least 90 % of 256, with two of up to four seeds',
  },
];

export async function check(attempt: Attempt, report: Report): Promise<void> {
  const glance = await attempt.run({ until: seen => seen.length >= 1 });
  if (!toldTraining(glance, report)) return;
  const isLstm = (run: AttemptRun): boolean => run.trained.at(-1)?.kind === 'LSTM';
  const found = glance.trained.at(-1);
  const kind = found ? `nn.${found.kind}` : 'no recurrent module';
  report.judge('lstm', isLstm(glance), {
    met: 'nn.LSTM is trained.',
    missed: `The loss comes from ${kind}.`,
    line: lineOfModel(glance),
  });
  if (!isLstm(glance)) {
    report.mistake(
      'other-cell',
      `Without an LSTM there is no forget gate: the loss comes from ${kind}. Keep nn.LSTM, its gate is what this is about.`,
      lineOfModel(glance),
    );
    return;
  }
  // Whoever tries several biases in a row ends with the one that is meant.
  attempt.plan(solvedSeeds);
  const whole = await attempt.run();
  if (!toldTraining(whole, report)) return;
  const last = whole.trained.at(-1);
  const run = last ? whole.about(last) : whole;
  const made = lastTrained(run)?.model?.made;
  if (!made || !isTask(run, report) || !isOpen(run, made, report) || !toldSteps(run, 'learned', report)) return;
  await judgeSeeds(attempt, run, made, report);
}

function isTask(run: AttemptRun, report: Report): boolean {
  const sets = trainingSets(run);
  const problem = taskProblem(sets);
  const other = sets.find(({ time }) => time !== wanted)?.time;
  const isSame = problem === null && other === undefined;
  report.judge('task', isSame, {
    met: `All sequences have ${String(wanted)} steps.`,
    missed: other === undefined ? (problem?.missed ?? '') : `It trains on sequences of ${counted(other, 'step')}.`,
    line: other === undefined ? lineOfRow(run, sets) : lineOfLength(run, sets),
  });
  if (other !== undefined)
    report.mistake(
      'other-length',
      `The sequences have ${counted(other, 'step')}. Leave them ${String(wanted)} long: the gate has to make up for it.`,
    );
  else if (problem) report.mistake(problem.id, problem.message);
  return isSame;
}

/** Mean bias of input, forget, cell and output at the start: both bias vectors are added up. */
function startBiases({ startWeights, options }: MadeModule): readonly number[] {
  const hidden = Number(options['hiddenSize']);
  const [ih, hh] = ['bias_ih_l0', 'bias_hh_l0'].map(name => startWeights?.get(name) ?? []);
  return [0, 1, 2, 3].map(part => {
    let sum = 0;
    for (let k = part * hidden; k < (part + 1) * hidden; k++) sum += (ih?.[k] ?? 0) + (hh?.[k] ?? 0);
    return sum / hidden;
  });
}

function isOpen(run: AttemptRun, made: MadeModule, report: Report): boolean {
  const biases = startBiases(made);
  const [input = 0, forget = 0, cell = 0, output = 0] = biases;
  const others = [input, cell, output];
  const isAlone = others.every(bias => Math.abs(bias) < 1);
  const place = lineOfBias(run, made);
  // A number that is too small or too large is changed where it stands, a wrong place where the bias is set.
  const number = run.named('forgetBias');
  const isPushed = isAlone && (Math.abs(forget) >= 0.75 || Math.abs(Number(number?.value)) < 0.75);
  const line = (isPushed ? number?.line : null) ?? place;
  const found = `The forget gate starts with ${forget.toFixed(2)}`;
  const isMet = report.judge('bias', forget >= least && forget <= most && isAlone, {
    met: `${found}: it keeps ${percent(gateOf(forget) ** wanted)} over ${String(wanted)} steps.`,
    missed: isAlone
      ? `${found}: it keeps ${percent(gateOf(forget) ** wanted)} over ${String(wanted)} steps.`
      : 'Other gates were pushed, too.',
    line,
  });
  if (isMet) return true;
  const mistake = (id: string, message: string): void => {
    report.mistake(id, message, line);
  };
  if (!isAlone && forget >= least)
    mistake('all-gates', 'Other gates were pushed, too. Only the second part of the bias belongs to the forget gate.');
  else if (!isAlone)
    mistake('wrong-gate', 'Another gate was pushed. The four parts of the bias are input, forget, cell and output: the second one it is.');
  else if (forget < -0.75) mistake('closed', 'The forget gate starts closed: a negative bias forgets even faster. It has to be positive.');
  else if (forget < 0.75) mistake('unchanged', 'The forget gate starts half open still. Is the bias set before the first training step?');
  else if (forget < least)
    mistake('too-small', `${found}: better, but over ${String(wanted)} steps still nothing is left. Push it further.`);
  else mistake('too-large', `${found}: it is stuck open. Nothing can be forgotten, and the gate gets no gradient. Take less.`);
  return false;
}

/** Where one of its biases is set, or else where it is made. */
function lineOfBias(run: AttemptRun, made: MadeModule): number | null {
  const set = made.module.parameters().map(parameter => run.lineOf(parameter));
  return set.findLast(line => line !== null) ?? lineOfModule(run, made);
}

function gateOf(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

async function judgeSeeds(attempt: Attempt, first: AttemptRun, made: MadeModule, report: Report): Promise<void> {
  const found: Learning[] = [];
  const noChange = findNoChange(first);
  const learning = learningOf(first, wanted, 'first');
  if (!learning) {
    report.cannot('no model was found that takes sequences. Put it into a class with forward(x), or into a function of x.');
    return;
  }
  found.push(learning);
  const solved = (): number => found.filter(({ accuracy, unearned }) => accuracy >= bar && unearned === null).length;
  let slowest = first.ms;
  for (let shift = 1; shift < mostSeeds && solved() < solvedSeeds && noChange === null && attempt.msLeft > slowest * 1.5 + 300; shift++) {
    if (shift >= solvedSeeds) attempt.plan(1);
    const run = await attempt.run({ seedShift: shift, until: hasLearned, about: first.place });
    slowest = Math.max(slowest, run.ms);
    const other = run.error ? null : learningOf(run, wanted, 'first');
    if (!other) break;
    found.push(other);
  }
  // Where there was no time for more seeds, those that were tried have to do.
  const isLate = found.length < mostSeeds && solved() < solvedSeeds && noChange === null;
  if (isLate && solved() === 0) {
    report.cannot('the training takes so long that there was no time for several seeds. Train for fewer epochs, or with fewer sequences.');
    return;
  }
  const needed = isLate ? 1 : solvedSeeds;
  const said = `${found.map(({ accuracy }) => percent(accuracy)).join(', ')}${isLate ? ' (there was no time for more)' : ''}`;
  const line = lineOfModel(first);
  const isLearned = report.judge('learned', solved() >= needed, {
    met: `New sequences answered rightly, seed by seed: ${said}.`,
    missed: `New sequences answered rightly, seed by seed: ${said}. Two of them should reach ${percent(bar)}.`,
    line,
  });
  if (isLearned) {
    report.note(
      `Its forget gates started at ${gateOf(startBiases(made)[1] ?? 0).toFixed(3)}: what they are given stays long enough for a gradient to reach it.`,
    );
    return;
  }
  tellBypass(found, first, report);
  if (first.steps.length < 40)
    report.mistake(
      'too-few-epochs',
      `It trains for ${counted(first.steps.length, 'step')} only. Leave it at least 60.`,
      lineOfEpochs(first),
    );
  if (noChange) report.mistake(noChange.id, noChange.message, noChange.line);
  report.mistake(
    'not-learned',
    'The gate starts open, but the task is not learned: try another bias, and look at learning rate and model.',
    line,
  );
}
