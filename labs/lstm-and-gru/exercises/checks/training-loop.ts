// Whether a training loop changes the model it trains, and what it lacks where it does not.
import type { AttemptRun, MadeModule, Report } from 'gatescope/check';
import { lineOfLoss, lineOfOptimizer, lineOfStep } from './lines.ts';
import { hasChanged, optimizerOf } from './module-weights.ts';

/**
 * Whether a recurrent module is trained by steps that have a gradient; where not, `goal` is missed, and the report
 * says why.
 */
export function toldSteps(run: AttemptRun, goal: string, report: Report): boolean {
  if (run.trained.length === 0) {
    report.missed(goal, 'The loss comes from no recurrent module of the library.', lineOfLoss(run));
    report.mistake(
      'no-recurrent',
      'The model has no recurrent module any more. The one of Lab 4 is asked for: build it on nn.GRU.',
      lineOfLoss(run),
    );
    return false;
  }
  if (run.steps.length > 0) return true;
  if (run.optimizers.some(({ steps }) => steps > 0)) {
    const line = lineOfStep(run);
    report.missed(goal, 'The optimizer steps, but no gradient was computed before.', line);
    report.mistake('no-backward', 'loss.backward() is missing: without it there is no gradient, and step() changes nothing.', line);
  } else {
    report.missed(goal, 'No optimizer step was made: call optimizer.step() in each turn.', lineOfLoss(run));
    report.mistake(
      'no-step',
      'The model is never changed: the loop makes no optimizer step. Call optimizer.step() after backward().',
      lineOfLoss(run),
    );
  }
  return false;
}

/**
 * Where no gradient comes back to a recurrent module that is as it was, though the linear layer behind it learns: the
 * line on which what that layer reads was made, or is read; null where it is otherwise.
 */
export function lineOfCut(run: AttemptRun, made: MadeModule): { readonly line: number | null } | null {
  const isFrozen = made.module.parameters().every(one => !one.requiresGrad);
  if (isFrozen || hasChanged(made)) return null;
  const first = made.calls[0]?.order ?? Infinity;
  const learning = run.modulesOf('Linear').filter(one => one.startWeights !== null && hasChanged(one));
  const read = learning.flatMap(one => one.calls.filter(({ order }) => order > first)).sort((a, b) => a.order - b.order)[0];
  return read ? { line: run.lineOf(read.input.tensor) ?? read.line } : null;
}

/** What a loop lacks whose steps leave the weights as they are. */
export interface NoChange {
  readonly id: 'no-gradient';
  readonly message: string;
  readonly line: number | null;
}

/**
 * Told where all those steps left the recurrent module as it was; null where they did not. Ask before the attempt
 * runs again.
 */
export function findNoChange(run: AttemptRun): NoChange | null {
  const made = run.trained.at(-1);
  if (!made || run.steps.length === 0 || hasChanged(made)) return null;
  const cut = lineOfCut(run, made);
  if (cut) {
    const message = `The linear layer learns, but no gradient comes back to nn.${made.kind}: what the layer reads is cut off from it. Take out what cuts it off: detach(), noGrad or numbers that were read out.`;
    return { id: 'no-gradient', message, line: cut.line };
  }
  return {
    id: 'no-gradient',
    message: `The optimizer steps, but nn.${made.kind} does not change: does its output reach the loss, is its gradient there when step() is called, and is the learning rate above 0? First zeroGrad(), then backward(), then step().`,
    // Without a rate, or with the parameters of another model, the fault is where the optimizer is made.
    line: optimizerOf(run, made)?.options['lr'] ? lineOfStep(run) : lineOfOptimizer(run),
  };
}
