import type * as tf from '@tensorflow/tfjs';
import { areSameRows, type DataRows } from './dataRows.ts';
import type { DataUse } from './dataUse.ts';
import type { Mistake } from './mistake.ts';

/** Values that a module has dropped some of, once. */
interface Drop {
  readonly module: object;
  /** False inside `noGrad`: nothing can be trained by what came of it. */
  readonly isRecorded: boolean;
  /** A gradient went back through it, or that cannot be told any more. */
  isTrained: boolean;
  /** What had been dropped before it, on the same way. */
  readonly below: readonly Drop[];
}

type Kind = 'accuracy' | 'loss';

interface Measured {
  readonly kind: Kind;
  readonly drops: readonly Drop[];
  readonly sources: readonly DataRows[];
  readonly step: number;
  readonly stack: string | null;
}

/** More drops behind one tensor, and more measures, are not told apart. */
const mostDrops = 64;
const mostMeasures = 64;

/**
 * Tells of a model that is measured while it drops values at random. A batch that is trained on is measured so, too,
 * and rightly: it counts what no gradient has gone through. Who draws many answers on purpose, or has switched dropout
 * off anywhere, knows of it.
 */
export class DropoutLeftOn {
  private readonly drops = new WeakMap<tf.Tensor, readonly Drop[]>();
  private hasDrops = false;
  private isKnown = false;
  private measures: Measured[] = [];
  private sinceStep: Measured[] = [];

  /** Dropout of `module` has made `outs`; `isOn` is false where it let everything pass. */
  sawDropout(module: object, outs: readonly tf.Tensor[], isOn: boolean, isRecorded: boolean): void {
    if (!isOn) this.isKnown = true;
    else this.hasDrops = true;
    for (const out of isOn ? outs : []) {
      const below = this.drops.get(out) ?? [];
      this.drops.set(out, joined([below, [{ module, isRecorded, isTrained: false, below }]]));
    }
  }

  sawKernel(inputs: readonly tf.Tensor[], outputs: readonly tf.Tensor[]): void {
    if (!this.hasDrops) return;
    const lists = inputs.map(input => this.drops.get(input)).filter(list => list !== undefined);
    if (lists.length > 0) for (const output of outputs) this.drops.set(output, joined(lists));
  }

  /** Gradients go back from `root`. */
  sawBackward(root: tf.Tensor): void {
    for (const drop of this.drops.get(root) ?? []) drop.isTrained = true;
    this.measures = this.measures.filter(({ drops }) => !drops.some(drop => drop.isTrained));
  }

  /** What was made of `given` is held against what is right. */
  sawMeasure(kind: Kind, given: tf.Tensor, sources: readonly DataRows[], step: number, here: () => string | null): void {
    const drops = this.drops.get(given);
    if (drops === undefined || this.isKnown || step === 0) return;
    if (areSamples(drops)) this.isKnown = true;
    if (this.sinceStep[0]?.step !== step) this.sinceStep = [];
    const measured: Measured = { kind, drops, sources, step, stack: here() };
    // The same data again and again, with nothing learned in between: their spread is what is looked for.
    const again = this.sinceStep.filter(each => each.kind === kind && areSameRows(each.sources, sources) && each.drops !== drops);
    if (again.length > 1 || again.some(({ stack }) => stack === measured.stack)) this.isKnown = true;
    if (this.sinceStep.length < mostMeasures) this.sinceStep.push(measured);
    if (this.measures.length < mostMeasures) this.measures.push(measured);
  }

  /** Once the lab has come to its end. */
  verdict(data: DataUse): Mistake | null {
    if (this.isKnown || data.steps < 2) return null;
    const found = this.measures.find(
      ({ drops, sources }) =>
        !drops.some(drop => drop.isTrained) && (drops.every(drop => !drop.isRecorded) || data.isHeldOut(sources) === true),
    );
    if (!found) return null;
    const message = `Dropout is still on while this ${found.kind} is measured, so units are left out at random and each call gives another number; noGrad does not switch it off. Write model.eval() before it, and model.train() where training goes on.`;
    return { code: 'W-EVAL', message, stack: found.stack };
  }
}

/** Answers of one module to the same data, drawn more than once and put together. */
function areSamples(drops: readonly Drop[]): boolean {
  return drops.some((one, index) =>
    drops.slice(index + 1).some(other => one.module === other.module && !one.below.includes(other) && !other.below.includes(one)),
  );
}

function joined(lists: readonly (readonly Drop[])[]): readonly Drop[] {
  const [only = []] = lists;
  if (lists.length === 1) return only;
  const all = [...new Set(lists.flat())];
  for (const drop of all.slice(mostDrops)) drop.isTrained = true;
  return all.length > mostDrops ? all.slice(0, mostDrops) : all;
}
