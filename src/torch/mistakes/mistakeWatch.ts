import type * as tf from '@tensorflow/tfjs';
import type { WarningCode } from '../../core/run/labWarning.ts';
import type { TensorKeeper } from '../engine/tensorKeeper.ts';
import type { AxisTrace, RecurrentCall } from './axisTrace.ts';
import { allRows, type DataRoot } from './dataRows.ts';
import { ClipOrder } from './clipOrder.ts';
import { DataUse } from './dataUse.ts';
import { heldAnswers, readHeld, type AnswerListener, type MeasureListener } from './heldAnswers.ts';
import { GRUsByHand } from './grusByHand.ts';
import { LayerLists, type LooseLayers } from './layerLists.ts';
import type { Gradients } from './hiddenLayers.ts';
import { DetachedLayers } from './detachedLayers.ts';
import { DropoutLeftOn } from './dropoutLeftOn.ts';
import { doubleSoftmax, lossesRead, swappedAxes, swappedState, wrongLastStep, type WatchedLoss } from './lossMistakes.ts';
import { idleDropout, staleGradients, unseeded, type Mistake } from './mistake.ts';
import { PairMaker } from './pairForState.ts';
import { isEmpty, noTrace, type Trace } from './trace.ts';
import { traceOutput, type TraceParts, type TracedCall } from './traceKernel.ts';
import { TensorGrowth } from './tensorGrowth.ts';

type Listener = (mistake: Mistake) => void;

/**
 * Follows where tensors come from, to tell a lab that runs but does something other than it seems to mean. Does nothing
 * while nobody listens. What it says of a lab must be true: where a right lab could do the same, it is silent.
 */
export class MistakeWatch implements TraceParts {
  private listener: Listener | null = null;
  private stackHere: () => string | null = () => null;
  private forwardsIn: (stack: string | null) => number = () => 0;
  private growth: TensorGrowth | null = null;
  private readonly traces = new WeakMap<tf.Tensor, Trace>();
  private readonly roots = new WeakMap<tf.Tensor, DataRoot>();
  private readonly told = new Set<WarningCode>();
  private readonly data = new DataUse();
  private readonly clips = new ClipOrder();
  private isSeeded = false;
  /** Gradients an optimizer has used, and those that were added to afterwards. */
  private readonly used = new WeakSet<tf.Tensor>();
  private readonly stale = new WeakSet<tf.Tensor>();
  /** Went through a layer, and is wrong if no loss says otherwise. */
  private doubtful: AxisTrace | null = null;
  private hasLoss = false;
  private lossesLeft = lossesRead;
  private depth = 0;
  private readonly isAtHand: () => boolean;
  private readonly keeper: TensorKeeper;
  readonly pairs = new PairMaker(message => {
    this.tell({ code: 'W-STATE-PAIR', message, stack: this.stackHere() });
  });

  onAnswers: AnswerListener | null = null;
  onMeasured: MeasureListener | null = null;
  readonly lists: LayerLists;
  readonly detached: DetachedLayers;
  readonly byHand = new GRUsByHand();
  readonly dropouts = new DropoutLeftOn();

  /** `isAtHand` says whether reading values waits for nothing. */
  constructor(keeper: TensorKeeper, isAtHand: () => boolean, gradients: Gradients) {
    this.keeper = keeper;
    this.lists = new LayerLists(gradients);
    this.detached = new DetachedLayers(gradients);
    this.isAtHand = isAtHand;
  }

  get isOn(): boolean {
    return this.listener !== null;
  }

  /** `turnHere` is `Growing.turn`; `forwardsIn` counts the calls of the lab's own methods `forward` in a stack. */
  watch(
    listener: Listener,
    stackHere: () => string | null,
    turnHere: () => number | null,
    forwardsIn: (stack: string | null) => number,
  ): (isWhole: boolean) => void {
    this.listener = listener;
    this.stackHere = stackHere;
    this.forwardsIn = forwardsIn;
    const { keeper } = this;
    const growth = new TensorGrowth({
      count: () => keeper.countLasting(),
      isAlive: tensor => keeper.isHeld(tensor),
      here: stackHere,
      turn: turnHere,
    });
    this.growth = growth;
    keeper.onMade = tensor => {
      growth.sawTensor(tensor);
    };
    return isWhole => {
      keeper.onMade = null;
      if (!this.hasLoss) this.tell(wrongLastStep(this.doubtful));
      const { data, lists, clips, detached, byHand, dropouts } = this;
      const parts = [lists.verdict(data.isTrained), clips.verdict(), detached.verdict(), byHand.verdict(), dropouts.verdict(data)];
      if (isWhole) for (const mistake of [data.verdict(), ...parts]) this.tell(mistake);
      this.listener = null;
    };
  }

  /** Runs what is the library's own business: gradients and optimizer steps. */
  pause<T>(work: () => T): T {
    this.depth += 1;
    try {
      return work();
    } finally {
      this.depth -= 1;
    }
  }

  find(tensor: tf.Tensor): Trace | undefined {
    return this.traces.get(tensor);
  }

  here(): string | null {
    return this.stackHere();
  }

  rootOf(tensor: tf.Tensor): DataRoot {
    let root = this.roots.get(tensor);
    if (root === undefined) {
      root = { count: tensor.rank === 0 ? 1 : tensor.shape[0] };
      this.roots.set(tensor, root);
    }
    return root;
  }

  read(tensor: tf.Tensor): ArrayLike<number> | null {
    return this.isAtHand() && tensor.dtype !== 'string' ? this.pause(() => tensor.dataSync()) : null;
  }

  /** TensorFlow.js has run an operation. */
  sawKernel(call: TracedCall, result: unknown): void {
    if (this.listener === null || this.depth > 0) return;
    const inputs = Object.values(call.inputs);
    this.lists.hidden.sawInputs(inputs, () => this.forwardsIn(this.stackHere()));
    if (call.kernelName === 'Equal' || call.kernelName === 'NotEqual') this.sawComparison(call);
    const outputs = (Array.isArray(result) ? result : [result]) as readonly tf.Tensor[];
    this.byHand.sawKernel(call, outputs, () => this.stackHere(), tensor => this.read(tensor)); // prettier-ignore
    this.dropouts.sawKernel(inputs, outputs);
    for (const [index, output] of outputs.entries()) {
      const trace = traceOutput(call, output, index, this);
      if (!isEmpty(trace)) this.traces.set(output, trace);
    }
  }

  /** A layer has made `outs` of `x`, which is data, or what other layers made of it. */
  sawLayer(x: tf.Tensor, outs: readonly tf.Tensor[]): void {
    if (this.listener === null) return;
    const trace = this.traces.get(x);
    let sources = trace?.sources ?? [];
    if (sources.length === 0) {
      const rows = trace?.part ?? allRows(this.rootOf(x));
      sources = [rows];
      this.data.feed(rows);
    }
    for (const out of outs) this.traces.set(out, { ...noTrace, sources });
  }

  /** The steps of a batch were packed into `data`: whatever order they have there, they are all of it. */
  sawPacking(x: tf.Tensor, data: tf.Tensor): void {
    const trace = this.traces.get(x);
    if (this.listener && !trace?.sources.length) this.traces.set(data, { ...noTrace, part: trace?.part ?? allRows(this.rootOf(x)) });
  }

  /** A linear layer has made `out` of `x`: all axes but the last stay what they are. */
  sawLinear(x: tf.Tensor, out: tf.Tensor): void {
    this.sawLayer(x, [out]);
    const axes = this.listener && this.traces.get(x)?.axes;
    if (!axes) return;
    this.setAxes(out, { ...axes, roles: axes.roles.with(-1, null) });
    if (wrongLastStep(axes)) this.doubtful ??= axes;
  }

  /** A recurrent module has run over a batch. */
  sawRecurrent(call: RecurrentCall, x: tf.Tensor, out: tf.Tensor, states: readonly tf.Tensor[]): void {
    this.sawLayer(x, [out, ...states]);
    if (this.listener === null) return;
    this.setAxes(out, { call, roles: call.batchFirst ? ['batch', 'time', null] : ['time', 'batch', null], lostBatch: null });
    for (const state of states) this.setAxes(state, { call: { ...call, taken: new Set() }, roles: [null, 'batch', null], lostBatch: null });
  }

  /** A recurrent module is given the state it should start from. */
  sawState(call: RecurrentCall, state: tf.Tensor): void {
    if (this.listener !== null) this.tell(swappedState(call, state, 1));
  }

  sawLoss(call: WatchedLoss): void {
    if (this.listener === null) return;
    const trace = this.traces.get(call.input);
    const soft = doubleSoftmax(call, trace, () => (this.lossesLeft-- > 0 ? this.read(call.input) : null));
    if (soft) this.tell({ ...soft, stack: this.stackHere() });
    // Where a module took its axes the wrong way round, it may have been the right step after all.
    this.tell(swappedAxes(call, trace) ?? wrongLastStep(trace?.axes));
    this.hasLoss = true;
    if (trace) this.dropouts.sawMeasure('loss', call.input, trace.sources, this.data.steps, this.stackHere);
    if (trace) this.onAnswers?.(trace.sources, { given: call.input, right: call.target, isLogit: call.applies === 'sigmoid' });
  }

  /** `backward()` starts from `root`. */
  sawBackward(root: tf.Tensor): void {
    const trace = this.listener && this.traces.get(root);
    if (trace) this.data.train(trace.sources);
    this.dropouts.sawBackward(root);
  }

  /** `backward()` adds to a gradient that is there already. */
  sawSum(grad: tf.Tensor): void {
    this.clips.sawSum(grad);
    if (this.used.has(grad)) this.stale.add(grad);
  }

  /** An optimizer steps by these gradients. */
  sawStep(grads: readonly tf.Tensor[]): void {
    if (this.listener === null) return;
    this.data.step();
    if (grads.some(grad => this.stale.has(grad))) {
      this.tell(staleGradients(this.stackHere()));
    }
    this.tell(this.clips.sawStep(grads));
    for (const grad of grads) this.used.add(grad);
  }

  /** Gradients were asked for their length, and cut down to a limit where `isCut`. */
  sawClip(grads: readonly tf.Tensor[], isCut: boolean): void {
    if (this.listener !== null) this.tell(this.clips.saw(grads, isCut, this.stackHere()));
  }

  /** A recurrent module is made. */
  sawDropout(name: string, dropout: number, layers: number): void {
    if (this.listener !== null && dropout !== 0 && layers === 1) this.tell(idleDropout(name, dropout, this.stackHere()));
  }

  /** The lab has started the random numbers from a seed. */
  sawSeed(): void {
    this.isSeeded = true;
  }

  /**
   * The lab draws random numbers of TensorFlow.js's, without a seed of their own. @param instead What to do, as the
   * beginning of a sentence.
   */
  sawUnseeded(name: string, instead: string): void {
    if (this.listener !== null && this.isSeeded) this.tell(unseeded(name, instead, this.stackHere()));
  }

  /** The lab has trained a step, or is about to. */
  sawTraining(): void {
    if (this.listener !== null) this.tell(this.growth?.sawTraining());
  }

  /** The lab has asked a module for its parameters. */
  sawParameters(module: object, parameters: readonly tf.Tensor[], findLoose: () => readonly LooseLayers[]): void {
    this.lists.saw(module, parameters, findLoose, this.stackHere);
  }

  /** The lab works with these parameters itself, or has given them to an optimizer. */
  sawInHand(parameters: Iterable<tf.Tensor>): void {
    if (this.listener !== null) this.lists.reach(parameters);
  }

  /** The pair [h, c] was taken for h: to take one layer of h is no advice then. */
  readonly isPairTold = (): boolean => this.told.has('W-STATE-PAIR');

  /** A sentence on shapes that do not fit, with what they come of before it, where that is known. */
  causeFirst(consequence: string): string {
    return this.isPairTold()
      ? `The pair [h, c] of an LSTM was taken for h, so write const [out, [h, c]] = lstm.forward(x). Then: ${consequence}`
      : consequence;
  }

  private setAxes(tensor: tf.Tensor, axes: AxisTrace): void {
    this.traces.set(tensor, { ...(this.traces.get(tensor) ?? noTrace), axes });
  }

  private sawComparison({ inputs }: TracedCall): void {
    const held = heldAnswers(Object.values(inputs), side => this.traces.get(side)?.isAnswer === true);
    if (!held) return;
    this.data.measure(() => this.stackHere());
    const sources = this.traces.get(held.given)?.sources ?? [];
    this.dropouts.sawMeasure('accuracy', held.given, sources, this.data.steps, this.stackHere);
    this.onAnswers?.(sources, held);
    if (held.given.size !== held.right.size || held.right.size === 0) return;
    this.onMeasured?.(
      sources,
      () => this.data.isHeldOut(sources),
      () => this.pause(() => readHeld(held)),
    );
  }

  private tell(mistake: Mistake | null | undefined): void {
    if (!mistake || this.listener === null || this.told.has(mistake.code)) return;
    this.told.add(mistake.code);
    this.listener(mistake);
  }
}
