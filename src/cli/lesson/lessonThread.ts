import { isMainThread, parentPort } from 'node:worker_threads';
import { freshRun, reduceRun, type RunState } from '../../core/following/runState.ts';
import type { Prediction } from '../../core/lesson/lesson.ts';
import type { CompiledLab } from '../../core/run/compiledLab.ts';
import type { RunOutcome } from '../../core/run/run.ts';
import type { Verdict } from '../../core/run/verdict.ts';
import { hasShownAnswer } from '../../learning/prediction.ts';
import { checkInNode } from '../checkInNode.ts';
import { runInNode } from '../runInNode.ts';

/** A lab that is run to its end, with what is asked of it. */
export interface LabJob {
  readonly kind: 'lab';
  readonly lab: CompiledLab;
  readonly predictions: readonly Prediction[];
  /** Variables that a note shows. */
  readonly variables: readonly string[];
}

/** An attempt with its check program. */
export interface AttemptJob {
  readonly kind: 'attempt';
  readonly lab: CompiledLab;
  readonly timeLimitMs: number;
}

export interface LabResult {
  readonly printed: readonly string[];
  readonly outcome: RunOutcome;
  /** Ids of predictions that the run did not answer. */
  readonly unanswered: readonly string[];
  /** Variables that had no value. */
  readonly valueless: readonly string[];
}

/** The side of a thread that runs one program of a lesson, in the learner's language. */
export function serveLessonThread(): void {
  if (isMainThread) return;
  // Only once: a listener keeps the thread alive, and a promise that never settles has to leave it nothing to do.
  parentPort?.once('message', (job: LabJob | AttemptJob) => {
    void (job.kind === 'lab' ? runJob(job) : checkInNode({ ...job, isFrozen: true })).then((result: LabResult | Verdict) => {
      parentPort?.postMessage(result);
    });
  });
}

async function runJob({ lab, predictions, variables }: LabJob): Promise<LabResult> {
  const printed: string[] = [];
  let state: RunState = freshRun;
  const outcome = await runInNode({
    lab,
    emit: event => {
      state = reduceRun(state, event);
    },
    onLine: line => printed.push(line),
    isFrozen: true,
  });
  const hasValue = (name: string): boolean => lab.sites.some((site, at) => site.file === 0 && site.name === name && state.values.has(at));
  return {
    printed,
    outcome,
    unanswered: predictions.flatMap(one => (hasShownAnswer(one, lab, state) ? [] : [one.id])),
    valueless: variables.filter(name => !hasValue(name)),
  };
}
