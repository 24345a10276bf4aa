import * as tf from '@tensorflow/tfjs';
import {
  xrayLimits,
  type CellRequest,
  type EffectRequest,
  type ReasonRequest,
  type XrayRefusal,
  type XrayRequest,
  type XraySequence,
} from '../../core/run/xray.ts';
import type { XrayCellStep, XrayEffect, XrayReason } from '../../core/run/xrayReason.ts';
import { sequenceSizes, type SequenceInput } from '../cells/sequence.ts';
import { readValues } from '../engine/readValues.ts';
import { stepsByName } from '../recurrent/composedSequence.ts';
import type { HeldValue } from '../cells/heldValues.ts';
import type { GateRecord } from '../recurrent/gateRecord.ts';
import { byLibrary, currentSession } from '../session/session.ts';
import type { ModelAgain } from './modelAgain.ts';
import { readCellStep, readEffect, readReason } from './readReason.ts';
import { ReasonPlace } from './reasonPlace.ts';
import { recordsOf } from './readLayers.ts';
import { inColumns, unitMeans, type WholeSequence } from './timeColumns.ts';

type SequenceRequest = Extract<XrayRequest, { kind: 'sequence' }>;

/** Answers about single sequences. Keeps the one that was asked for last, of which other windows may be asked for. */
export class SequenceReader {
  private readonly again: ModelAgain;
  private last: { readonly key: string; readonly whole: WholeSequence } | null = null;

  constructor(again: ModelAgain) {
    this.again = again;
  }

  read(request: SequenceRequest): XraySequence | XrayRefusal {
    const found = this.find(request);
    return typeof found === 'string' ? found : windowOf(found.whole, request);
  }

  /** Why a number of one sequence is what it is. */
  reasonOf(request: ReasonRequest): XrayReason | XrayRefusal {
    const place = this.placeOf(request);
    return typeof place === 'string' ? place : readReason(place, request);
  }

  /** What a step of one unit computed. */
  cellOf(request: CellRequest): XrayCellStep | XrayRefusal {
    const place = this.placeOf(request);
    return typeof place === 'string' ? place : readCellStep(place);
  }

  /** What is made of a number of one sequence. */
  effectOf(request: EffectRequest): XrayEffect | XrayRefusal {
    const place = this.placeOf(request);
    return typeof place === 'string' ? place : readEffect(place, request);
  }

  private placeOf(request: ReasonRequest | CellRequest | EffectRequest): ReasonPlace | XrayRefusal {
    const found = this.find(request);
    return typeof found === 'string' ? found : new ReasonPlace(found.input, found.whole, request);
  }

  private find(
    request: Pick<SequenceRequest, 'layer' | 'place' | 'sequence' | 'hold'>,
  ): { readonly input: SequenceInput; readonly whole: WholeSequence } | XrayRefusal {
    const { layer, place, sequence, hold } = request;
    const logged = currentSession().layers.layers[layer];
    const record = logged && recordsOf(logged)[place]?.[1];
    if (!record?.lastInput) return 'gone';
    const key = JSON.stringify([layer, place, sequence, hold]);
    const workedOn = hold ? this.again.inputOf(record, hold) : { input: record.lastInput, hands: [] };
    if (typeof workedOn === 'string') return workedOn;
    if (this.last?.key !== key) {
      const whole = wholeOf(record, workedOn.input, sequence, workedOn.hands);
      if (typeof whole === 'string') return whole;
      this.last = { key, whole };
    }
    return { input: workedOn.input, whole: this.last.whole };
  }
}

function wholeOf(
  record: GateRecord,
  input: SequenceInput,
  sequence: number | null,
  hands: readonly HeldValue[],
): WholeSequence | XrayRefusal {
  const { sequences, steps, features } = sequenceSizes(input);
  const cost = record.cost ?? 0;
  const work = sequence === null ? cost : cost / Math.max(1, sequences);
  const most = sequence === null ? xrayLimits.workOfAll : xrayLimits.workOfOne;
  const numbers = (sequence === null ? sequences : 1) * steps * (input.h0.shape[1] ?? 0);
  if (work > most || numbers > xrayLimits.numbersOfAll) return 'tooMuch';
  if (sequence !== null && sequence >= sequences) return 'gone';
  return byLibrary(() =>
    currentSession().graph.pause(() =>
      tf.tidy(() => {
        const part = sequence === null ? input : oneOf(input, sequence);
        const byName = stepsByName(part, value => tf.mean(value, 0), hands);
        return {
          steps,
          features,
          input: copyOf(tf.mean(part.x, part.batchFirst ? 0 : 1)),
          values: Object.values(byName).map(values => copyOf(tf.stack([...values]))),
        };
      }),
    ),
  );
}

/** The same, of one sequence of the batch. */
function oneOf(input: SequenceInput, sequence: number): SequenceInput {
  const row = (state: tf.Tensor): tf.Tensor => tf.slice(state, [sequence, 0], [1, -1]);
  return {
    ...input,
    x: input.batchFirst ? tf.slice(input.x, [sequence, 0, 0], [1, -1, -1]) : tf.slice(input.x, [0, sequence, 0], [-1, 1, -1]),
    h0: row(input.h0),
    c0: input.c0 && row(input.c0),
  };
}

function copyOf(tensor: tf.Tensor): Float32Array {
  return Float32Array.from(readValues(tensor));
}

function windowOf({ steps, features, input, values }: WholeSequence, request: SequenceRequest): XraySequence {
  const to = Math.min(steps, Math.max(1, request.to));
  const from = Math.min(Math.max(0, request.from), to - 1);
  const hidden = (values[0]?.length ?? 0) / Math.max(1, steps);
  const shown = Math.min(features, xrayLimits.features);
  const columns = Math.min(xrayLimits.columns, Math.floor(xrayLimits.numbers / (values.length * hidden + shown)));
  const window = { from, to, every: Math.ceil((to - from) / Math.max(1, columns)) };
  return {
    kind: 'sequence',
    ...window,
    features,
    input: inColumns({ numbers: input, wide: features, rows: shown }, window),
    values: values.map(numbers => inColumns({ numbers, wide: hidden, rows: hidden }, window)),
    means: values.map(numbers => unitMeans(numbers, hidden)),
  };
}
