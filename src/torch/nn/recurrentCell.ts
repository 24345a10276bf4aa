import * as tf from '@tensorflow/tfjs';
import { checkOptions, flagIn } from '../checkOptions.ts';
import { LabError } from '../labError.ts';
import { sizeOf } from '../making/shapeOf.ts';
import { GateRecord, gateRecords } from '../recurrent/gateRecord.ts';
import { runSequence } from '../recurrent/runSequence.ts';
import { GATES } from '../recurrent/sequence.ts';
import type { CellKind } from '../recurrent/sequence.ts';
import { byLibrary, currentSession } from '../session.ts';
import { shapeText } from '../shapeText.ts';
import { featuresIn } from './featuresIn.ts';
import { Module } from './module.ts';
import { uniformParameter } from './parameter.ts';
import type { Parameter } from './parameter.ts';
import { nonlinearityIn } from './nonlinearity.ts';
import { positiveSize } from './positiveSize.ts';
import { stateIn } from './recurrentInput.ts';
import type { RNNCellOptions } from './recurrentOptions.ts';
import { unknownOptions } from './unknownOptions.ts';

/** What `nn.RNNCell`, `nn.LSTMCell` and `nn.GRUCell` have in common: one time step of the module of the same kind. */
export abstract class RecurrentCell extends Module {
  readonly inputSize: number;
  readonly hiddenSize: number;
  /** Weight for the input, [gates × hidden, features]. */
  declare weight_ih: Parameter;
  /** Weight for the hidden state, [gates × hidden, hidden]. */
  declare weight_hh: Parameter;
  /** Bias beside the input weight, [gates × hidden], or null without bias. */
  declare bias_ih: Parameter | null;
  /** Bias beside the hidden weight, [gates × hidden], or null without bias. */
  declare bias_hh: Parameter | null;
  readonly #kind: CellKind;
  readonly #nonlinearity: 'tanh' | 'relu';
  readonly #record = new GateRecord();

  protected constructor(kind: CellKind, options: RNNCellOptions) {
    super();
    const name = `nn.${kind}Cell`;
    const known = ['inputSize', 'hiddenSize', 'bias', ...(kind === 'RNN' ? ['nonlinearity'] : [])];
    checkOptions(name, options, known, `new ${name}({ inputSize: 8, hiddenSize: 16 })`, [
      ...unknownOptions,
      'numLayers',
      'batchFirst',
      'bidirectional',
      'dropout',
    ]);
    this.#kind = kind;
    this.#nonlinearity = nonlinearityIn(name, options.nonlinearity);
    const hasBias = flagIn(name, 'bias', options.bias, true);
    this.inputSize = positiveSize(name, 'inputSize', options.inputSize);
    this.hiddenSize = positiveSize(name, 'hiddenSize', options.hiddenSize);
    const bound = 1 / Math.sqrt(this.hiddenSize);
    const rows = GATES[kind] * this.hiddenSize;
    for (const [field, shape] of [
      ['weight_ih', [rows, this.inputSize]],
      ['weight_hh', [rows, this.hiddenSize]],
      ['bias_ih', [rows]],
      ['bias_hh', [rows]],
    ] as const) {
      if (hasBias || field.startsWith('weight')) this.hold(field, uniformParameter([...shape], bound), shape);
      else this.lackBias(field, null);
    }
  }

  /** One step. @param x [batch, features] or [features]. @param h,c [batch, hidden] or [hidden]; zeros if left out. @internal */
  protected run(x: tf.Tensor, h: tf.Tensor | undefined, c: tf.Tensor | undefined): { h: tf.Tensor; c: tf.Tensor | null } {
    const name = `nn.${this.#kind}Cell`;
    const input = featuresIn(name, 'inputSize', x, this.inputSize);
    if (input.rank > 2) {
      throw new LabError(
        `${name} does one time step and expected batch × features, but the input is ${shapeText(input.shape)}. nn.${this.#kind} takes whole sequences.`,
      );
    }
    const shape = [...input.shape.slice(0, -1), this.hiddenSize];
    const batch = sizeOf(input.shape.slice(0, -1));
    const axes = input.rank === 2 ? ['batch', 'hidden'] : ['hidden'];
    const start = (stateName: string, state: tf.Tensor | undefined): tf.Tensor => {
      const given = stateIn(name, stateName, state, shape, axes);
      return given === null ? tf.zeros([batch, this.hiddenSize]) : tf.reshape(given, [batch, this.hiddenSize]);
    };
    const made = byLibrary(() =>
      tf.tidy(() => {
        const sequence = {
          kind: this.#kind,
          x: tf.reshape(tf.cast(input, 'float32'), [1, batch, this.inputSize]),
          batchFirst: false,
          h0: start('h', h),
          c0: this.#kind === 'LSTM' ? start('c', c) : null,
          weights: { inputWeight: this.weight_ih, hiddenWeight: this.weight_hh, inputBias: this.bias_ih, hiddenBias: this.bias_hh },
          isReverse: false,
          nonlinearity: this.#nonlinearity,
        };
        this.#record.remember(sequence);
        const last = runSequence(sequence);
        return [last.h, last.c].filter(state => state !== null).map(state => tf.reshape(state, shape));
      }),
    );
    const { graph, notes, mistakes } = currentSession();
    mistakes.sawLayer(input, made);
    for (const [i, state] of made.entries()) graph.label(state, input.rank === 1 ? 'SqueezeBackward1' : this.#operationName(i));
    const [newH, newC = null] = made.map(state => notes.nameAxes(state, axes)) as [tf.Tensor, tf.Tensor?];
    return { h: newH, c: newC };
  }

  /** What PyTorch calls the operation that ends a step with h, and with c. */
  #operationName(state: number): string {
    if (this.#kind === 'RNN') return this.#nonlinearity === 'relu' ? 'ReluBackward0' : 'TanhBackward0';
    return this.#kind === 'LSTM' && state === 0 ? 'MulBackward0' : 'AddBackward0';
  }

  /** @internal */
  protected readGates(): unknown {
    const gates = byLibrary(() => this.#record.read());
    if (gates === null) throw new LabError(`nn.${this.#kind}Cell has no gates yet: they are those of its last forward pass.`);
    return gates;
  }

  /** @internal */
  [gateRecords](): readonly (readonly [place: string, record: GateRecord])[] {
    return [['', this.#record]];
  }

  /** @internal */
  protected override summary(): string {
    return `${this.#kind}Cell(${String(this.inputSize)}, ${String(this.hiddenSize)}${this.bias_ih === null ? ', bias=false' : ''})`;
  }
}
