import type * as tf from '@tensorflow/tfjs';
import { HiddenLayers } from './hiddenLayers.ts';
import type { Gradients } from './hiddenLayers.ts';
import type { Mistake } from './mistake.ts';

/** Layers (or parameters) that a module keeps where it does not see them. */
export interface LooseLayers {
  /** The module's class. */
  readonly module: string;
  readonly field: string;
  /** `an array`, `a plain object` … */
  readonly holder: string;
  readonly parameters: readonly tf.Tensor[];
  /** Are all of them held by themselves, and none by a layer? */
  readonly areBare: boolean;
}

/**
 * Tells of layers in plain lists, which nothing trains. A lab may collect their parameters by itself, keep them out of
 * training on purpose, or hide there what is only measured with: so it is told at the end, and only of those that
 * nobody has asked for.
 */
export class LayerLists {
  private readonly gradients: Gradients;
  readonly hidden: HiddenLayers;
  private readonly looked = new WeakSet();
  private readonly reached = new WeakSet<tf.Tensor>();
  private readonly found: { readonly loose: LooseLayers; readonly stack: string | null }[] = [];

  constructor(gradients: Gradients) {
    this.gradients = gradients;
    this.hidden = new HiddenLayers(gradients);
  }

  /** The lab has asked `module` for its parameters, and got these; looks for others in it the first time. */
  saw(module: object, parameters: readonly tf.Tensor[], findLoose: () => readonly LooseLayers[], here: () => string | null): void {
    this.reach(parameters);
    if (this.looked.has(module)) return;
    this.looked.add(module);
    for (const loose of findLoose()) this.found.push({ loose, stack: here() });
  }

  /** The lab has these in its hands. */
  reach(parameters: Iterable<tf.Tensor>): void {
    for (const parameter of parameters) this.reached.add(parameter);
  }

  /** @param isTraining Has an optimizer stepped? Then layers without a gradient are there for something else. */
  verdict(isTraining: boolean): Mistake | null {
    const untrained = this.found.find(({ loose }) =>
      loose.parameters.some(
        parameter =>
          !this.reached.has(parameter) && this.gradients.isWanted(parameter) && (!isTraining || this.gradients.hasGradient(parameter)),
      ),
    );
    if (untrained === undefined) return isTraining ? this.hidden.verdict(parameter => this.reached.has(parameter)) : null;
    const { module, field, holder, areBare } = untrained.loose;
    const remedy = areBare
      ? `Give each a field of its own, ${field}0 = new nn.Parameter(…).`
      : holder === 'an array'
        ? `Put it into a list of modules: ${field} = new nn.ModuleList([…]).`
        : 'Give each layer a field of its own, or use nn.ModuleList.';
    return {
      code: 'W-LAYER-LIST',
      message: areBare
        ? `${module} keeps parameters in ${holder} (${field}), where they are neither found nor trained. ${remedy}`
        : `${module} keeps layers in ${holder} (${field}), where their parameters are neither found nor trained. ${remedy}`,
      stack: untrained.stack,
      about: `${module}.${field}`,
    };
  }
}
