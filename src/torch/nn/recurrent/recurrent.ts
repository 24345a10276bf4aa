import * as tf from '@tensorflow/tfjs';
import { isTensor } from '../../input/isTensor.ts';
import { isPacked, PackedSequence, type Packing } from '../../input/packedSequence.ts';
import { checkOptions, flagIn, shownValue } from '../../input/checkOptions.ts';
import { LabError } from '../../input/labError.ts';
import { checkSize } from '../../input/shapeOf.ts';
import { GateRecord, gateRecords } from '../../recurrent/gateRecord.ts';
import { rerunNow } from '../../recurrent/rerun.ts';
import { runSequence } from '../../recurrent/runSequence.ts';
import { hasCellState, type Cell } from '../../cells/cell.ts';
import type { CellWeights } from '../../cells/sequence.ts';
import type { Nonlinearity } from '../../kernels/base/sequenceKernelNames.ts';
import { byLibrary, currentSession } from '../../session/session.ts';
import { Module } from '../module/module.ts';
import { uniformParameter } from '../module/parameter.ts';
import type { Parameter } from '../module/parameter.ts';
import { positiveSize } from '../module/positiveSize.ts';
import { dropout } from '../layers/dropValues.ts';
import { rowsInOrder, joinStates, type LayerResult, type States } from './layerStates.ts';
import { readPackedInput, readSequenceInput, stateIn } from './recurrentInput.ts';
import { pairOf, resultOf, statePair } from './leadingState.ts';
import { nonlinearityIn } from './nonlinearity.ts';
import type { RNNOptions } from './recurrentOptions.ts';
import { unknownOptions } from '../module/unknownOptions.ts';

const OPTIONS = ['inputSize', 'hiddenSize', 'numLayers', 'bias', 'batchFirst', 'dropout', 'bidirectional'];

/** What the layers of all cells have in common: `nn.RNN`, `nn.LSTM`, `nn.GRU` and those of further cells. */
export abstract class Recurrent extends Module {
  /** Layer `l`'s weight for its input, [gates × hidden, features]; `weight_ih_l0_reverse` for the other direction. */
  [inputWeight: `weight_ih_l${string}`]: Parameter;
  /** Layer `l`'s weight for the hidden state, [gates × hidden, hidden]. */
  [hiddenWeight: `weight_hh_l${string}`]: Parameter;
  /** Layer `l`'s bias beside its input weight, [gates × hidden]. */
  [inputBias: `bias_ih_l${string}`]: Parameter;
  /** Layer `l`'s bias beside its hidden weight, [gates × hidden]. */
  [hiddenBias: `bias_hh_l${string}`]: Parameter;

  readonly inputSize: number;
  readonly hiddenSize: number;
  readonly numLayers: number;
  readonly hasBias: boolean;
  readonly batchFirst: boolean;
  readonly dropout: number;
  readonly bidirectional: boolean;
  /** @internal */
  protected readonly nonlinearity: Nonlinearity;
  readonly #cell: Cell;
  readonly #records: GateRecord[];
  /** The stack of the place that made the module, while mistakes are watched for. */
  readonly #madeAt: string | null;
  /** Sequences of a batch whose outputs were taken by themselves. */
  readonly #taken = new Set<number>();

  /** @internal */
  protected constructor(cell: Cell, options: RNNOptions) {
    super();
    const name = `nn.${cell.name}`;
    const known = cell.hasNonlinearity === true ? [...OPTIONS, 'nonlinearity'] : OPTIONS;
    checkOptions(name, options, known, `new ${name}({ inputSize: 8, hiddenSize: 16, batchFirst: true })`, unknownOptions);
    this.#cell = cell;
    const { mistakes } = currentSession();
    this.#madeAt = mistakes.isOn ? mistakes.here() : null;
    this.inputSize = positiveSize(name, 'inputSize', options.inputSize);
    this.hiddenSize = positiveSize(name, 'hiddenSize', options.hiddenSize);
    this.numLayers = positiveSize(name, 'numLayers', options.numLayers ?? 1);
    this.hasBias = flagIn(name, 'bias', options.bias, true);
    this.batchFirst = flagIn(name, 'batchFirst', options.batchFirst, false);
    this.dropout = options.dropout ?? 0;
    this.bidirectional = flagIn(name, 'bidirectional', options.bidirectional, false);
    this.nonlinearity = nonlinearityIn(name, options.nonlinearity);
    if (typeof this.dropout !== 'number' || !(this.dropout >= 0 && this.dropout <= 1)) {
      throw new LabError(`${name}: dropout must be a number from 0 to 1, but it is ${shownValue(this.dropout)}.`);
    }
    mistakes.sawDropout(name, this.dropout, this.numLayers);
    this.#records = this.#places().map(() => new GateRecord());
    currentSession().layers.made(this, this.#madeAt);
    this.#makeParameters();
    this.#tellWeights(false);
  }

  /** @internal */
  protected readGates(): unknown {
    const { mistakes } = currentSession();
    const gates = mistakes.pause(() => byLibrary(() => this.#records.map(record => record.read())));
    for (const record of gates) if (record) mistakes.byHand.sawGates(this.#records, record);
    if (gates.includes(null)) throw new LabError(`nn.${this.#cell.name} has no gates yet: they are those of its last forward pass.`);
    return gates.length === 1 ? gates[0] : gates;
  }

  /** @internal */
  [gateRecords](): readonly (readonly [place: string, record: GateRecord])[] {
    return this.#places().map(({ layer, isReverse }, index) => {
      const place = this.#records.length === 1 ? '' : `_l${String(layer)}${isReverse ? '_reverse' : ''}`;
      return [place, this.#records[index] as GateRecord] as const;
    });
  }

  /** @internal */
  override forward(x: tf.Tensor | PackedSequence, state?: unknown): unknown {
    return this.pass(x, state);
  }

  /** @internal */
  get gates(): unknown {
    return this.readGates();
  }

  /**
   * Runs all layers. @param state h, or the pair of h and c, each [layers × directions, batch, hidden] (or [layers ×
   * directions, hidden] for input without a batch). @internal
   */
  protected pass(
    x: tf.Tensor | PackedSequence,
    state: unknown,
  ): [out: tf.Tensor | PackedSequence, state: tf.Tensor | [h: tf.Tensor, c: tf.Tensor]] {
    const { name } = this.#cell;
    const hasC = hasCellState(this.#cell);
    const [h0, c0] = hasC ? statePair(`nn.${name}`, state, `${name.toLowerCase()}.forward(x, [h0, c0])`) : [state];
    const { out, states } = byLibrary(() => (isPacked(x) ? this.#runPacked(x, h0, c0) : this.#run(x, h0, c0)));
    return resultOf([out, states.c === null ? states.h : pairOf(states.h, states.c)]);
  }

  #run(x: tf.Tensor, h0: unknown, c0: unknown): { out: tf.Tensor; states: States } {
    const { graph, notes, mistakes } = currentSession();
    const name = `nn.${this.#cell.name}`;
    this.#tellWeights(true);
    const { input, isBatched, batch } = readSequenceInput(name, x, this);
    const stateAxes = isBatched ? ['layers', 'batch', 'hidden'] : ['layers', 'hidden'];
    const hiddenShape = [this.#records.length, ...(isBatched ? [batch] : []), this.hiddenSize];
    const [first = 0, second = 0] = x.shape;
    const call = {
      name,
      batchFirst: this.batchFirst,
      batch,
      steps: isBatched && this.batchFirst ? second : first,
      madeAt: this.#madeAt,
      taken: this.#taken,
    };
    if (isBatched && isTensor(h0)) mistakes.sawState(call, h0);
    const starts = this.#starts(h0, c0, hiddenShape, stateAxes);
    const made = tf.tidy(() => {
      const [hs = [], cs] = starts.map(start => this.#splitState(start, batch));
      const batchAxis = this.batchFirst ? 0 : 1;
      const result = this.#runLayers(isBatched ? input : tf.expandDims(input, batchAxis), hs, cs ?? null);
      const shaped = isBatched ? result.out : tf.squeeze(result.out, [batchAxis]);
      return [shaped, ...joinStates(result, hiddenShape)];
    });
    const [out, h, c = null] = made as [tf.Tensor, tf.Tensor, tf.Tensor?];
    const outAxes =
      this.batchFirst && isBatched ? ['batch', 'time', 'hidden'] : isBatched ? ['time', 'batch', 'hidden'] : ['time', 'hidden'];
    if (isBatched) mistakes.sawRecurrent(call, x, out, c === null ? [h] : [h, c]);
    else mistakes.sawLayer(x, c === null ? [out, h] : [out, h, c]);
    if (this.dropout > 0 && this.numLayers > 1)
      mistakes.dropouts.sawDropout(this, c === null ? [out, h] : [out, h, c], this.training, graph.isRecording);
    if (!rerunNow()) currentSession().layers.passed(this, mistakes.find(out)?.sources[0] ?? null);
    notes.suggestAxes(x, [...outAxes.slice(0, -1), 'features']);
    const stacked = isBatched ? 'StackBackward0' : 'SqueezeBackward1';
    graph.label(
      out,
      isBatched && this.batchFirst
        ? (this.#cell.fused?.gradNames.batchFirst ?? stacked)
        : isBatched && this.bidirectional
          ? 'CatBackward0'
          : stacked,
    );
    for (const state of c === null ? [h] : [h, c]) graph.label(state, stacked);
    notes.nameAxes(out, outAxes);
    notes.nameAxes(h, stateAxes);
    if (c !== null) notes.nameAxes(c, stateAxes);
    return { out, states: { h, c } };
  }

  #runPacked(x: PackedSequence, h0: unknown, c0: unknown): { out: PackedSequence; states: States } {
    const { graph, notes, mistakes } = currentSession();
    this.#tellWeights(true);
    const { input, packing } = readPackedInput(`nn.${this.#cell.name}`, x, this.inputSize);
    const [batch = 0] = packing.batchSizes;
    const [shape, axes] = [
      [this.#records.length, batch, this.hiddenSize],
      ['layers', 'batch', 'hidden'],
    ];
    const starts = this.#starts(h0, c0, shape, axes);
    const made = tf.tidy(() => {
      const [hs = [], cs] = starts.map(start => this.#splitState(start && rowsInOrder(start, packing.sorted), batch));
      const result = this.#runLayers(input, hs, cs ?? null, packing);
      return [result.out, ...joinStates(result, shape).map(state => rowsInOrder(state, packing.unsorted))];
    });
    const [out, h, c = null] = made as [tf.Tensor, tf.Tensor, tf.Tensor?];
    const states = c === null ? [h] : [h, c];
    mistakes.sawLayer(x.data, [out, ...states]);
    graph.label(out, 'Cat');
    notes.nameAxes(out, ['steps', 'hidden']);
    for (const state of states) notes.nameAxes(graph.label(state, packing.unsorted ? 'IndexSelect' : 'Stack'), axes);
    return { out: new PackedSequence(out, x.batchSizes, x.sortedIndices, x.unsortedIndices), states: { h, c } };
  }

  /** The states that the lab gave, h and perhaps c; null where it gave none. */
  #starts(h0: unknown, c0: unknown, shape: readonly number[], axes: readonly string[]): (tf.Tensor | null)[] {
    const given = hasCellState(this.#cell) ? { h0, c0 } : { h0 };
    return Object.entries(given).map(([which, state]) => stateIn(`nn.${this.#cell.name}`, which, state, shape, axes));
  }

  #runLayers(x: tf.Tensor, hs: readonly tf.Tensor[], cs: readonly tf.Tensor[] | null, packing?: Packing): LayerResult {
    const last: { h: tf.Tensor[]; c: tf.Tensor[] } = { h: [], c: [] };
    let layerInput = x;
    // Its gates are kept for the gradient, and are more than its output.
    checkSize(`nn.${this.#cell.name}, its gates`, [...x.shape.slice(0, -1), this.#cell.blocks.length * this.hiddenSize]);
    for (let layer = 0; layer < this.numLayers; layer++) {
      const outs = (this.bidirectional ? [false, true] : [false]).map(isReverse => {
        const index = last.h.length;
        const sequence = {
          cell: this.#cell,
          x: layerInput,
          batchFirst: this.batchFirst,
          h0: hs[index] as tf.Tensor,
          c0: cs?.[index] ?? null,
          weights: this.#weights(layer, isReverse),
          isReverse,
          nonlinearity: this.nonlinearity,
          ...(packing && { packing }),
        };
        const record = this.#records[index] as GateRecord;
        record.remember(sequence);
        const { out, h, c } = runSequence(sequence, record);
        last.h.push(h);
        if (c !== null) last.c.push(c);
        return out;
      });
      layerInput = outs.length === 1 ? (outs[0] as tf.Tensor) : tf.concat(outs, -1);
      if (this.training && layer < this.numLayers - 1) layerInput = dropout(layerInput, this.dropout, this.batchFirst && !packing);
    }
    return { out: layerInput, h: last.h, c: cs === null ? null : last.c };
  }

  /** One [batch, hidden] tensor for each layer and direction; zeros where the lab gave no state. */
  #splitState(state: tf.Tensor | null, batch: number): tf.Tensor[] {
    const count = this.#records.length;
    if (state === null) return Array.from({ length: count }, () => tf.zeros([batch, this.hiddenSize]));
    return tf.unstack(tf.reshape(state, [count, batch, this.hiddenSize]), 0);
  }

  #weights(layer: number, isReverse: boolean): CellWeights {
    const suffix = `${String(layer)}${isReverse ? '_reverse' : ''}` as const;
    return {
      inputWeight: this[`weight_ih_l${suffix}`] as tf.Tensor,
      hiddenWeight: this[`weight_hh_l${suffix}`] as tf.Tensor,
      inputBias: this.hasBias ? (this[`bias_ih_l${suffix}`] as tf.Tensor) : null,
      hiddenBias: this.hasBias ? (this[`bias_hh_l${suffix}`] as tf.Tensor) : null,
    };
  }

  #tellWeights(hasRun: boolean): void {
    const { mistakes } = currentSession();
    if (!mistakes.isOn || this.#cell.name !== 'GRU') return;
    for (const { layer, isReverse } of this.#places())
      mistakes.byHand.sawWeights(this.#records, 'nn.GRU', this.#weights(layer, isReverse), hasRun);
  }

  /** Layer and direction of every place in the stacked states. */
  #places(): { layer: number; isReverse: boolean }[] {
    const layers = Array.from({ length: this.numLayers }, (_, layer) => layer);
    return layers.flatMap(layer => (this.bidirectional ? [false, true] : [false]).map(isReverse => ({ layer, isReverse })));
  }

  /** All parameters are drawn evenly from ±1/√hiddenSize, in PyTorch's order. */
  #makeParameters(): void {
    const bound = 1 / Math.sqrt(this.hiddenSize);
    const rows = this.#cell.blocks.length * this.hiddenSize;
    for (const { layer, isReverse } of this.#places()) {
      const suffix = `l${String(layer)}${isReverse ? '_reverse' : ''}`;
      const features = layer === 0 ? this.inputSize : this.hiddenSize * (this.bidirectional ? 2 : 1);
      const make = (name: string, shape: number[]): void => {
        this.hold(`${name}_${suffix}`, uniformParameter(`nn.${this.#cell.name}`, shape, bound), shape);
      };
      make('weight_ih', [rows, features]);
      make('weight_hh', [rows, this.hiddenSize]);
      for (const name of ['bias_ih', 'bias_hh']) {
        if (this.hasBias) make(name, [rows]);
        else this.lackBias(`${name}_${suffix}`, undefined);
      }
    }
  }

  /** @internal */
  protected override summary(): string {
    const options = [
      this.nonlinearity === 'tanh' ? null : `nonlinearity=${this.nonlinearity}`,
      this.numLayers === 1 ? null : `numLayers=${String(this.numLayers)}`,
      this.hasBias ? null : 'bias=false',
      this.batchFirst ? 'batchFirst=true' : null,
      this.dropout === 0 ? null : `dropout=${String(this.dropout)}`,
      this.bidirectional ? 'bidirectional=true' : null,
    ].filter(each => each !== null);
    return `${this.#cell.name}(${[this.inputSize, this.hiddenSize, ...options].join(', ')})`;
  }
}
