import type { MovesRequest, XrayRefusal } from '../../core/run/xray.ts';
import { flashLimits } from '../../core/run/xrayCurves.ts';
import type { XrayMoves } from '../../core/run/xrayReason.ts';
import { gradientsOf } from '../autograd/backward.ts';
import { sequenceSizes } from '../cells/sequence.ts';
import { readValues } from '../engine/readValues.ts';
import { currentSession } from '../session/session.ts';
import { answerAgain } from './answerAgain.ts';
import { heldIn } from './modelAgain.ts';

/**
 * How the answer to one sequence moves with one number inside: the gradient of what the model's own call gives, walked
 * back to that number, with all that follows from it.
 */
export function readMoves({ layer, place: at, sequence, step, unit, value, hold }: MovesRequest): XrayMoves | XrayRefusal {
  const held = heldIn(hold ?? { layer, place: at, hands: [] });
  const input = held?.record.lastInput;
  if (!held || !input) return 'gone';
  const { logged, record, hands, names } = held;
  const { sequences, steps } = sequenceSizes(input);
  const hidden = input.h0.shape[1] ?? 0;
  const named = names[value];
  if (!named || step >= steps || unit >= hidden || sequence >= sequences) return 'gone';
  if (!named.canHold) return 'noHand';
  const numbers = sequences * steps * hidden * 4 * (input.cell.blocks.length + 1);
  if ((record.cost ?? 0) > flashLimits.work || numbers > flashLimits.numbers) return 'tooMuch';
  const place = { at: record, input, steps: [step], records: new Set<object>(), bias: 0, values: [named.name], hands } as const;
  const { graph, weights } = currentSession();
  const moves = (): XrayMoves | XrayRefusal =>
    answerAgain<XrayMoves>({ logged, record, place }, ({ said, seed, subject }, rerun) => {
      const leaves = [rerun.inputZero, ...[...rerun.valueZeros.values()].flat()];
      const [atInput, gradient] = graph.isTracked(said) ? gradientsOf(graph, said, seed, leaves) : [];
      if (!atInput && !gradient) return 'noGradient';
      const wide = said.size / sequences;
      const [answers, counts] = [readValues(said), readValues(seed)];
      let answer = 0;
      for (let index = sequence * wide; index < (sequence + 1) * wide; index++) answer += (answers[index] ?? NaN) * (counts[index] ?? NaN);
      return { kind: 'moves', slope: gradient ? (readValues(gradient)[sequence * hidden + unit] ?? NaN) : 0, answer, subject };
    });
  return held.asOf === null ? moves() : weights.whileAsOf(held.asOf, moves);
}
