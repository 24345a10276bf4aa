import * as tf from '@tensorflow/tfjs';
import { checkOptions, flagIn } from '../../input/checkOptions.ts';
import { LabError } from '../../input/labError.ts';
import { productOfSizes } from '../../input/shapeOf.ts';
import { GateRecord, gateRecords } from '../../recurrent/gateRecord.ts';
import { runSequence } from '../../recurrent/runSequence.ts';
import { gradFunctionName } from '../../autograd/gradFunctionName.ts';
import { hasCellState, type Cell } from '../../cells/cell.ts';
import type { CellWeights } from '../../cells/sequence.ts';
import type { Nonlinearity } from '../../kernels/base/sequenceKernelNames.ts';
import { byLibrary, currentSession } from '../../session/session.ts';
import { shapeText } from '../../input/shapeText.ts';
import { featuresIn } from '../module/featuresIn.ts';
import { Module } from '../module/module.ts';
import { uniformParameter } from '../module/parameter.ts';
import type { Parameter } from '../module/parameter.ts';
import { pairOf, statePair } from './leadingState.ts';
import { nonlinearityIn } from './nonlinearity.ts';
import { positiveSize } from '../module/positiveSize.ts';
import { stateIn } from './recurrentInput.ts';
import type { RNNCellOptions } from './recurrentOptions.ts';
import { unknownOptions } from '../module/unknownOptions.ts';

/** What the single steps of all cells have in common: `nn.RNNCell`, `nn.LSTMCell`, `nn.GRUCell` and further ones. */
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
  readonly #cell: Cell;
  readonly #nonlinearity: Nonlinearity;
  readonly #record = new GateRecord();

  /** @internal */
  protected constructor(cell: Cell, options: RNNCellOptions) {
    super();
    const name = `nn.${cell.name}Cell`;
    const known = ['inputSize', 'hiddenSize', 'bias', ...(cell.hasNonlinearity === true ? ['nonlinearity'] : [])];
    checkOptions(name, options, known, `new ${name}({ inputSize: 8, hiddenSize: 16 })`, [
      ...unknownOptions,
      'numLayers',
      'batchFirst',
      'bidirectional',
      'dropout',
    ]);
    this.#cell = cell;
    this.#nonlinearity = nonlinearityIn(name, options.nonlinearity);
    const hasBias = flagIn(name, 'bias', options.bias, true);
    this.inputSize = positiveSize(name, 'inputSize', options.inputSize);
    this.hiddenSize = positiveSize(name, 'hiddenSize', options.hiddenSize);
    const bound = 1 / Math.sqrt(this.hiddenSize);
    const rows = cell.blocks.length * this.hiddenSize;
    for (const [field, shape] of [
      ['weight_ih', [rows, this.inputSize]],
      ['weight_hh', [rows, this.hiddenSize]],
      ['bias_ih', [rows]],
      ['bias_hh', [rows]],
    ] as const) {
      if (hasBias || field.startsWith('weight')) this.hold(field, uniformParameter(name, [...shape], bound), shape);
      else this.lackBias(field, null);
    }
    this.#tellWeights(false);
  }

  /** @internal */
  override forward(x: tf.Tensor, state?: unknown): unknown {
    return this.pass(x, state);
  }

  /** @internal */
  get gates(): unknown {
    return this.readGates();
  }

  /**
   * One step. @param x [batch, features] or [features]. @param state h, or the pair of h and c, each [batch, hidden] or
   * [hidden]; zeros if left out. @internal
   */
  protected pass(x: tf.Tensor, state: unknown): tf.Tensor | [h: tf.Tensor, c: tf.Tensor] {
    const name = `nn.${this.#cell.name}Cell`;
    const [h0, c0] = hasCellState(this.#cell) ? statePair(name, state, 'cell.forward(x, [h, c])') : [state];
    const { h, c } = this.#run(name, x, h0, c0);
    return c === null ? h : pairOf(h, c);
  }

  #run(name: string, x: tf.Tensor, h: unknown, c: unknown): { h: tf.Tensor; c: tf.Tensor | null } {
    this.#tellWeights(true);
    const input = featuresIn(name, 'inputSize', x, this.inputSize);
    if (input.rank > 2) {
      throw new LabError(
        `${name} does one time step and expected batch × features, but the input is ${shapeText(input.shape)}. nn.${this.#cell.name} takes whole sequences.`,
      );
    }
    const shape = [...input.shape.slice(0, -1), this.hiddenSize];
    const batch = productOfSizes(input.shape.slice(0, -1));
    const axes = input.rank === 2 ? ['batch', 'hidden'] : ['hidden'];
    const start = (stateName: string, state: unknown): tf.Tensor => {
      const given = stateIn(name, stateName, state, shape, axes);
      return given === null ? tf.zeros([batch, this.hiddenSize]) : tf.reshape(given, [batch, this.hiddenSize]);
    };
    let gradNames: readonly (string | null)[] = [];
    const made = byLibrary(() =>
      tf.tidy(() => {
        const sequence = {
          cell: this.#cell,
          x: tf.reshape(tf.cast(input, 'float32'), [1, batch, this.inputSize]),
          batchFirst: false,
          h0: start('h', h),
          c0: hasCellState(this.#cell) ? start('c', c) : null,
          weights: this.#weights,
          isReverse: false,
          nonlinearity: this.#nonlinearity,
        };
        this.#record.remember(sequence);
        const last = runSequence(sequence);
        const states = [last.h, last.c].filter(state => state !== null);
        gradNames = this.#cell.fused?.gradNames.step(this.#nonlinearity) ?? states.map(gradNameOf);
        return states.map(state => tf.reshape(state, shape));
      }),
    );
    const { graph, notes, mistakes } = currentSession();
    mistakes.sawLayer(input, made);
    for (const [i, state] of made.entries()) graph.label(state, input.rank === 1 ? 'SqueezeBackward1' : (gradNames[i] ?? null));
    const [newH, newC = null] = made.map(state => notes.nameAxes(state, axes)) as [tf.Tensor, tf.Tensor?];
    return { h: newH, c: newC };
  }

  get #weights(): CellWeights {
    return { inputWeight: this.weight_ih, hiddenWeight: this.weight_hh, inputBias: this.bias_ih, hiddenBias: this.bias_hh };
  }

  #tellWeights(hasRun: boolean): void {
    const { mistakes } = currentSession();
    if (mistakes.isOn && this.#cell.name === 'GRU') mistakes.byHand.sawWeights(this.#record, 'nn.GRUCell', this.#weights, hasRun);
  }

  /** @internal */
  protected readGates(): unknown {
    const { mistakes } = currentSession();
    const gates = mistakes.pause(() => byLibrary(() => this.#record.read()));
    if (gates !== null) mistakes.byHand.sawGates(this.#record, gates);
    else throw new LabError(`nn.${this.#cell.name}Cell has no gates yet: they are those of its last forward pass.`);
    return gates;
  }

  /** @internal */
  [gateRecords](): readonly (readonly [place: string, record: GateRecord])[] {
    return [['', this.#record]];
  }

  /** @internal */
  protected override summary(): string {
    return `${this.#cell.name}Cell(${String(this.inputSize)}, ${String(this.hiddenSize)}${this.bias_ih === null ? ', bias=false' : ''})`;
  }
}

/** What PyTorch calls the operation that made a tensor. */
function gradNameOf(tensor: tf.Tensor): string | null {
  const node = currentSession().graph.find(tensor)?.node;
  return node ? gradFunctionName(node) : null;
}
