import type * as tf from '@tensorflow/tfjs';
import type { XrayRefusal } from '../../core/run/xray.ts';
import { flashLimits, type FlashAnswer, type FlashRequest, type FlashValue } from '../../core/run/xrayCurves.ts';
import { gradientsOf } from '../autograd/backward.ts';
import { sequenceSizes } from '../cells/sequence.ts';
import { readValues } from '../engine/readValues.ts';
import { keepBlock, type GradientPlace, type GradientRerun } from '../recurrent/gradientRerun.ts';
import { weightsOf } from '../nn/module/weightsOf.ts';
import type { LoggedLayer } from '../session/layerLog.ts';
import { currentSession } from '../session/session.ts';
import { answerAgain, type AnswerRoot } from './answerAgain.ts';
import { recordsOf } from './readLayers.ts';
import { evenSteps } from './evenSteps.ts';

type Told = Pick<FlashAnswer, 'values' | 'subject'>;

/**
 * How strongly each step still moves the answer: the model's own call once more, its gradients walked back to the input
 * and the states of one layer and direction. No weight and no gradient of the lab is another one afterwards.
 */
export function readFlash({ layer, place: at, bias, isBefore }: FlashRequest): FlashAnswer | XrayRefusal {
  const { layers, weights } = currentSession();
  const logged = layers.layers[layer];
  const records = logged ? recordsOf(logged).map(([, record]) => record) : [];
  const record = records[at];
  const input = record?.lastInput;
  if (!logged || !record || !input || !(Math.abs(bias) <= flashLimits.bias)) return 'gone';
  const { sequences, steps } = sequenceSizes(input);
  const numbers = sequences * steps * (input.h0.shape[1] ?? 0) * 4 * (input.cell.blocks.length + 1);
  if ((record.cost ?? 0) > flashLimits.work || numbers > flashLimits.numbers) return 'tooMuch';
  const start = firstStep(logged);
  if (isBefore && start === null) return 'noStart';
  const place: GradientPlace = { at: record, input, steps: evenSteps(steps, flashLimits.steps), records: new Set(records), bias };
  const flash = (): Told | XrayRefusal => answerAgain({ logged, record, place }, (root, rerun) => walkBack(root, rerun, place));
  const told = isBefore && start !== null ? weights.whileAsOf(start, flash) : flash();
  if (typeof told === 'string') return told;
  return {
    kind: 'flash',
    ...told,
    steps: place.steps,
    hasDial: keepBlock(input.cell) !== null,
    hasBefore: start !== null,
    sequences,
  };
}

/** The first step that changed the module's weights; null where none did, or no call can be made again. */
function firstStep({ module }: LoggedLayer): number | null {
  const { layers, weights } = currentSession();
  if (!layers.callOf(module)) return null;
  const own = weightsOf(module)?.map(([, parameter]) => parameter);
  return (own && weights.stepsOf(new Set(own))?.steps[0]) ?? null;
}

function walkBack({ said, seed, subject }: AnswerRoot, rerun: GradientRerun, { input, steps }: GradientPlace): Told | XrayRefusal {
  const { graph } = currentSession();
  const states = [...rerun.valueZeros];
  const leaves = [rerun.inputZero, ...states.flatMap(([, zeros]) => zeros)];
  if (!graph.isTracked(said)) return 'noGradient';
  const [atInput = null, ...atStates] = gradientsOf(graph, said, seed, leaves);
  if (!atInput && !atStates.some(each => each !== null)) return 'noGradient';
  const { sequences, features } = sequenceSizes(input);
  const hidden = input.h0.shape[1] ?? 0;
  const values: FlashValue[] = [{ name: 'input', norms: inputNorms(atInput, input.batchFirst, steps) }];
  for (const [index, [name]] of states.entries()) {
    const own = atStates.slice(index * steps.length, (index + 1) * steps.length);
    values.push({ name, norms: Float32Array.from(own, each => (each ? meanLength(readValues(each), 0, hidden, sequences, hidden) : 0)) });
  }
  return { values: features === 0 ? values.slice(1) : values, subject };
}

/** [time, batch, features] or [batch, time, features]. */
function inputNorms(gradient: tf.Tensor | null, batchFirst: boolean, steps: readonly number[]): Float32Array {
  if (!gradient) return new Float32Array(steps.length);
  const values = readValues(gradient);
  const { sequences, steps: all, features } = sequenceSizes({ x: gradient, batchFirst });
  const [next, step] = batchFirst ? [all * features, features] : [features, sequences * features];
  return Float32Array.from(steps, time => meanLength(values, time * step, next, sequences, features));
}

/** The mean length of so many vectors, each `next` numbers after the one before. */
function meanLength(values: ArrayLike<number>, from: number, next: number, count: number, wide: number): number {
  let sum = 0;
  for (let row = 0; row < count; row++) {
    let squares = 0;
    for (let at = from + row * next, end = at + wide; at < end; at++) squares += (values[at] as number) ** 2;
    sum += Math.sqrt(squares);
  }
  return sum / Math.max(1, count);
}
