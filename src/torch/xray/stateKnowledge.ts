import { xrayLimits, type XrayRefusal } from '../../core/run/xray.ts';
import { readoutLimits, type KnownAnswer, type KnowsRequest } from '../../core/run/xrayCurves.ts';
import { sequenceSizes } from '../cells/sequence.ts';
import type { GateRecord } from '../recurrent/gateRecord.ts';
import { currentSession } from '../session/session.ts';
import { evenSteps } from './evenSteps.ts';
import { heldOutScore, readoutWork } from './linearReadout.ts';
import { readLayers, recordsOf } from './readLayers.ts';
import { labelTask, type LabelTask } from './readoutTask.ts';
import { SequenceWalk } from './sequenceWalk.ts';

/** A curve that is being computed. */
interface Curve {
  readonly key: string;
  readonly walk: SequenceWalk;
  readonly task: LabelTask;
  /** How many steps are walked at each that is looked at. */
  readonly walked: readonly number[];
  readonly isReverse: boolean;
  readonly hidden: number;
  /** Multiplications for one more that is looked at. */
  readonly workOfOne: number;
  done: number;
}

/** How well a straight line reads the label from the states of the recorded pass: a part of the steps a call. */
export class StateKnowledge {
  private curve: Curve | null = null;

  read({ layer, place, from }: KnowsRequest): KnownAnswer | XrayRefusal {
    const logged = currentSession().layers.layers[layer];
    const record = logged && recordsOf(logged)[place]?.[1];
    if (!record?.lastInput) return 'gone';
    const key = JSON.stringify([layer, place]);
    if (from === 0) {
      const begun = beginCurve(record, readLayers().layers[layer]?.pass?.answers ?? null);
      if (typeof begun === 'string') return begun;
      this.curve = { key, ...begun };
    }
    const { curve } = this;
    return curve?.key === key && curve.done === from && from < curve.walked.length ? goOn(curve) : 'gone';
  }
}

function beginCurve(record: GateRecord, answers: Parameters<typeof labelTask>[0]): Omit<Curve, 'key'> | XrayRefusal {
  const input = record.lastInput;
  if (!input) return 'gone';
  const { sequences, steps } = sequenceSizes(input);
  const hidden = input.h0.shape[1] ?? 0;
  // Of too many sequences some are looked at.
  const costOfOne = (record.cost ?? 0) / Math.max(1, sequences);
  const task = labelTask(answers, Math.min(readoutLimits.sequences, Math.floor(xrayLimits.workOfAll / Math.max(1, costOfOne))));
  if (typeof task === 'string') return task;
  const count = task.sequences.length;
  const work = readoutWork(count, hidden, task.columns) * input.cell.states.length;
  const looks = Math.min(steps, readoutLimits.steps, Math.floor(readoutLimits.work / work));
  if (looks === 0) return 'tooMuch';
  const walked = evenSteps(steps, looks).map(step => step + 1);
  const workOfOne = work + (costOfOne * count) / looks;
  const walk = new SequenceWalk(input, task.sequences);
  return { walk, task, walked, isReverse: input.isReverse, hidden, workOfOne, done: 0 };
}

function goOn(curve: Curve): KnownAnswer {
  const { walk, task, walked, isReverse, hidden, workOfOne, done: from } = curve;
  const count = Math.max(1, Math.floor(readoutLimits.workOfAnswer / workOfOne));
  const byState = new Map<string, number[]>();
  for (const at of walked.slice(from, from + count)) {
    for (const [name, state] of Object.entries(walk.to(at))) {
      const scores = byState.get(name) ?? [];
      byState.set(name, scores);
      scores.push(heldOutScore(state, hidden, task));
    }
    curve.done++;
  }
  const last = walked.at(-1) ?? 0;
  return {
    kind: 'known',
    steps: walked.map(at => (isReverse ? last - at : at - 1)),
    from,
    states: [...byState].map(([name, scores]) => ({ name, scores: Float32Array.from(scores) })),
    isShare: task.isShare,
    baseline: task.baseline,
    sequences: task.sequences.length,
  };
}
