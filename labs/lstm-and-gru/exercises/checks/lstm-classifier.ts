// Looks at which module was trained, which of its states the linear layer saw, and what the model answers to new
// sequences.
import type { Attempt, AttemptRun, Goal, LossCall, MadeModule, Report } from 'gatescope/check';
import { trainingSets } from 'gatescope/check';
import {
  lastTrained,
  lineOfLoss,
  lineOfModel,
  lineOfModule,
  lineOfOptimizer,
  lineOfRow,
  lineOfLength,
  lineOfEpochs,
  lineOfScores,
} from './lines.ts';
import { bestLearning, isSoftmaxed, taskProblem, tellBypass, toldRun } from './memory-task.ts';
import { counted, percent } from './counted.ts';
import { explainState } from './lstm-state.ts';
import { hasChanged } from './module-weights.ts';
import { findNoChange, toldSteps } from './training-loop.ts';

const bar = 0.9;

export const goals: readonly Goal[] = [
  { id: 'lstm', title: 'The model is built on nn.LSTM' },
  { id: 'state', title: 'The linear layer reads h after the last step', tolerance: 'within 0.00001' },
  { id: 'runs', title: 'The program runs' },
  { id: 'task', title: 'The task is still the memory task of Lab 4' },
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
  if (!explainState(run, lstm, report)) return;
  if (!toldRun(run, report)) return;

  if (early) run = await attempt.run();
  if (!toldRun(run, report)) return;
  const trained = run.trained.find(({ kind }) => kind === 'LSTM');
  if (trained) run = run.about(trained);
  if (!isTask(run, report)) return;
  const loss = lastTrained(run);
  if (!loss) {
    report.missed('trained', 'No loss was computed from the LSTM.', lineOfLoss(run) ?? lineOfModule(run, lstm));
    return;
  }
  if (!toldSteps(run, 'trained', report) || !isTrained(run, loss, report)) return;
  const isRaw = !isSoftmaxed(loss);
  report.judge('scores', isRaw, {
    met: 'The scores are raw.',
    missed: 'What goes into the cross entropy are shares that sum to 1.',
    line: lineOfScores(run),
  });
  if (!isRaw)
    report.mistake(
      'softmax-before-loss',
      'The scores go through softmax before the cross entropy, which does that itself: twice is too much. Give it the raw scores.',
      lineOfScores(run),
    );
  const learning = await bestLearning(attempt, run, 10, 'first', bar);
  if (learning === null) {
    report.cannot('no model was found that takes sequences. Put it into a class with forward(x), or into a function of x.');
    return;
  }
  const { accuracy, unearned, at } = learning;
  const isLearned = accuracy >= bar && unearned === null;
  report.judge('learned', isLearned, {
    met: `It answers ${percent(accuracy)} of 256 new sequences rightly.`,
    line: lineOfModel(run),
    missed:
      unearned !== null
        ? `It answers ${percent(accuracy)} of 256 new sequences rightly, but ${unearned}`
        : `It answers ${percent(accuracy)} of 256 new sequences rightly; at least ${percent(bar)} are wanted.`,
  });
  if (isRaw) tellBypass([learning], run, report);
  if (!isLearned && isRaw && run.steps.length < 30)
    report.mistake(
      'too-few-epochs',
      `The optimizer made ${counted(run.steps.length, 'step')} only. An LSTM takes some dozens here.`,
      lineOfEpochs(run),
    );
  if (!isLearned && isRaw)
    report.mistake(
      'not-learned',
      'The LSTM is trained, but has not learned the task: look at the data, the learning rate and the number of epochs.',
      lineOfOptimizer(run),
    );
  const parameters = [
    ...(run
      .modulesOf('LSTM')
      .find(made => made === loss.model?.made)
      ?.module.parameters() ?? []),
  ].reduce((sum, one) => sum + one.size, 0);
  report.note(
    `nn.LSTM alone has ${String(parameters)} parameters: four blocks of weights, where a GRU has three.${at === null ? '' : ` It had learned the task after ${counted(at, 'step')}.`}`,
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
    const line = lineOfLoss(run);
    report.missed('lstm', `nn.LSTM was made, but the loss comes from nn.${used}.`, line);
    report.mistake('other-model-trained', `The LSTM is there, but nn.${used} is what the loop trains. Hand the loop the new model.`, line);
  } else if (made.length > 0 && !run.error) {
    const line = lineOfModule(run, made.at(-1));
    report.missed('lstm', 'nn.LSTM was made, but its forward was never called.', line);
    report.mistake('never-called', 'The LSTM was made, but never called: the model has to send x through it.', line);
  } else if (run.error) {
    const isOption = /inputSize|input_size|hiddenSize|options|positive/i.test(run.error.message);
    if (isOption) {
      report.missed('lstm', `The program stopped before an LSTM was called: ${run.error.message}`, run.error.line);
      report.mistake('wrong-options', `The options of nn.LSTM are those of nn.GRU. ${run.error.message}`, run.error.line);
    } else report.missed('runs', `The program stopped before an LSTM was called: ${run.error.message}`, run.error.line);
  } else if (used || run.modulesOf('GRU').length > 0) {
    report.missed('lstm', `The model is built on nn.${used ?? 'GRU'}.`, lineOfModel(run));
    const renamed = run.values.some(({ name, value }) => /lstm/i.test(name) && value !== undefined);
    if (renamed) report.mistake('only-renamed', `It is called LSTM, but inside it is still nn.${used ?? 'GRU'}.`);
    else if (used === 'LSTMCell')
      report.mistake(
        'cell-not-layer',
        'nn.LSTMCell takes one step. nn.LSTM, which is asked for, goes through the whole sequence by itself.',
      );
    else report.mistake('still-gru', `The model is still built on nn.${used ?? 'GRU'}: make it with nn.LSTM.`);
  } else
    report.missed(
      'lstm',
      cells.length > 0
        ? 'nn.LSTMCell is there, but nn.LSTM is asked for: it goes through the whole sequence by itself.'
        : 'There is no nn.LSTM.',
      lineOfModule(run, cells[0] ?? run.modules[0]),
    );
}

function isTask(run: AttemptRun, report: Report): boolean {
  const sets = trainingSets(run);
  const problem = sets.length === 0 ? null : taskProblem(sets);
  const isShort = sets.some(({ time }) => time < 10);
  report.judge('task', problem === null && !isShort, {
    met: 'The first value tells the label; what follows is noise.',
    line: isShort ? lineOfLength(run, sets) : lineOfRow(run, sets),
    missed:
      problem?.missed ?? `The sequences became ${counted(Math.min(...sets.map(set => set.time)), 'step')} long; leave them 10 or more.`,
  });
  if (problem) report.mistake(problem.id, problem.message);
  else if (isShort) report.mistake('shorter', 'The sequences became shorter. Only the model changes: the data stays as it is.');
  return problem === null && !isShort;
}

function isTrained(run: AttemptRun, loss: LossCall, report: Report): boolean {
  const made = loss.model?.made;
  const lstm = made?.kind === 'LSTM' ? made : null;
  const parameters = new Set(run.optimizers.filter(({ steps }) => steps > 0).flatMap(one => one.parameters));
  const mine = lstm?.module.parameters() ?? [];
  const known = mine.filter(parameter => parameters.has(parameter)).length;
  const isWhole = lstm !== null && known === mine.length;
  const isMoved = lstm !== null && hasChanged(lstm);
  if (isWhole && !isMoved) {
    const none = findNoChange(run);
    report.missed('trained', 'After all those steps the weights of the LSTM are what they were.', none?.line);
    if (none) report.mistake(none.id, none.message);
    return false;
  }
  const other =
    lstm === null ? `The loss comes from nn.${made?.kind ?? 'something else'}.` : 'The optimizer does not hold the parameters of the LSTM.';
  report.judge('trained', isWhole, {
    met: 'The optimizer changes the LSTM.',
    missed: other,
    line: lstm === null ? lineOfLoss(run) : lineOfOptimizer(run),
  });
  if (lstm !== null && !isWhole)
    report.mistake(
      'other-parameters',
      "The optimizer was made with the parameters of another model, so the LSTM stays as it was made. Pass it the new model's parameters.",
    );
  return isWhole;
}

function sizes({ options }: MadeModule): string {
  return `${String(options['inputSize'])}, ${String(options['hiddenSize'])}`;
}
