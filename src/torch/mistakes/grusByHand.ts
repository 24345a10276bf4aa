import type * as tf from '@tensorflow/tfjs';
import { followGRU } from './followGRU.ts';
import type { GRUTag, GRUVerdict } from './gruTags.ts';
import type { Mistake } from './mistake.ts';
import type { TracedCall } from './traceKernel.ts';

/** The weights of one layer in one direction. */
type Weights = Readonly<Record<'inputWeight' | 'hiddenWeight', tf.Tensor> & Record<'inputBias' | 'hiddenBias', tf.Tensor | null>>;

interface GRU {
  /** `nn.GRUCell`. */
  readonly name: string;
  readonly hidden: number;
  /** Its own step has run: then its weights mean what PyTorch's mean. */
  hasRun: boolean;
  /** Steps by hand that are still looked at. */
  left: number;
  /** Where a step by hand was first unlike PyTorch's, and in what it was like it. */
  readonly wrong: Map<GRUVerdict['about'], string | null>;
  readonly right: Set<GRUVerdict['about']>;
}

type Tag = GRUTag<GRU>;

/** Steps of one module that are looked at: what is wrong is wrong in the first ones. */
const stepsLooked = 64;

const notPyTorch: Readonly<Record<GRUVerdict['about'], (name: string) => string>> = {
  share: name =>
    `takes the update gate of ${name} as the share of the new. In PyTorch it is the share of the old: h = (1 - z) * n + z * h.`,
  order: name => `takes the first third of ${name}'s scores for the update gate. In PyTorch the thirds are reset, update, candidate.`,
  reset: name =>
    `has the reset gate at the state, before the weights of ${name}. PyTorch has it after them: n = tanh(W·x + b + r * (U·h + b)).`,
};

/**
 * Follows what a lab makes of a GRU's own weights or gates by hand, to tell a step that mixes PyTorch's convention with
 * another one. It speaks only of modules whose own step ran, too, and is silent where the lab has both to compare them.
 */
export class GRUsByHand {
  private readonly grus = new WeakMap<object, GRU>();
  private readonly tags = new WeakMap<tf.Tensor, Tag>();
  private readonly seen: GRU[] = [];

  /** The weights of a module, when it is made and when it runs. */
  sawWeights(module: object, name: string, weights: Weights, hasRun: boolean): void {
    const { inputWeight, hiddenWeight, inputBias, hiddenBias } = weights;
    const gru = this.gruOf(module, name, hiddenWeight.shape[1] ?? 0);
    gru.hasRun ||= hasRun;
    const all = [inputWeight, hiddenWeight, inputBias, hiddenBias];
    for (const [at, tensor] of all.entries())
      if (tensor && !this.tags.has(tensor))
        this.tags.set(tensor, { gru, made: { kind: 'weights', third: null, isOfState: at % 2 === 1, reset: 'none' } });
  }

  /** The gates of its last pass, which the lab has asked for. */
  sawGates(module: object, gates: Readonly<Record<string, tf.Tensor>>): void {
    const gru = this.grus.get(module);
    const { reset, update, candidate } = gates;
    if (!gru || !reset || !update || !candidate) return;
    this.tags.set(reset, { gru, made: { kind: 'gate', third: 0, isRest: false } });
    this.tags.set(update, { gru, made: { kind: 'gate', third: 1, isRest: false } });
    this.tags.set(candidate, { gru, made: { kind: 'candidate' } });
  }

  /** @param read the values of a small tensor, where reading them waits for nothing */
  sawKernel(
    call: TracedCall,
    outputs: readonly tf.Tensor[],
    here: () => string | null,
    read: (tensor: tf.Tensor) => ArrayLike<number> | null,
  ): void {
    if (this.seen.length === 0 || call.kernelName === undefined) return;
    const inputs = Object.values(call.inputs);
    const tags = inputs.map(tensor => this.tags.get(tensor));
    const [first, second] = tags;
    const { gru } = first ?? second ?? {};
    if (!gru || gru.left === 0 || (first && second && first.gru !== second.gru)) return;
    const isOne = (side: 0 | 1): boolean => {
      const tensor = inputs[side];
      const values = tensor && tensor.size <= 4096 ? read(tensor) : null;
      return values !== null && values.length > 0 && Array.from(values).every(value => value === 1);
    };
    for (const [index, output] of outputs.entries()) {
      const made = followGRU(call, inputs, [first?.made ?? null, second?.made ?? null], { output, index, hidden: gru.hidden, isOne });
      if (made === null) continue;
      if ('about' in made) this.judge(gru, made, here);
      else this.tags.set(output, { gru, made });
      if (call.kernelName === 'Tanh' && first?.made.kind === 'scores' && first.made.reset !== 'none')
        this.judge(gru, { about: 'reset', isRight: first.made.reset === 'after' }, here);
    }
  }

  /** When the lab is over. */
  verdict(): Mistake | null {
    for (const { name, hasRun, wrong, right } of this.seen) {
      if (!hasRun) continue;
      for (const [about, stack] of wrong)
        if (!right.has(about === 'order' ? 'share' : about))
          return { code: 'W-CONVENTION', message: `This step ${notPyTorch[about](name)}`, stack };
    }
    return null;
  }

  private gruOf(module: object, name: string, hidden: number): GRU {
    let gru = this.grus.get(module);
    if (!gru) {
      gru = { name, hidden, hasRun: false, left: stepsLooked, wrong: new Map(), right: new Set() };
      this.grus.set(module, gru);
      this.seen.push(gru);
    }
    return gru;
  }

  private judge(gru: GRU, { about, isRight }: GRUVerdict, here: () => string | null): void {
    gru.left -= 1;
    if (isRight) gru.right.add(about);
    else if (!gru.wrong.has(about)) gru.wrong.set(about, here());
  }
}
