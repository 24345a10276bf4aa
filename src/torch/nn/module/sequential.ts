import type * as tf from '@tensorflow/tfjs';
import { LabError } from '../../input/labError.ts';
import { currentSession } from '../../session/session.ts';
import { modelFields, type Module } from './module.ts';
import { ModulePlaces } from './modulePlaces.ts';

/**
 * Modules one after the other: what the first one gives goes into the second, and so on. Each is registered under its
 * place: `0.weight`, `0.bias`, `2.weight`, … for
 * `new nn.Sequential(new nn.Linear(8, 8), new nn.Tanh(), new nn.Linear(8, 2))`.
 *
 * PyTorch: `nn.Sequential(…)`.
 */
export class Sequential extends ModulePlaces {
  /** @param modules In the order they work. PyTorch: `nn.Sequential(*modules)`. */
  constructor(...modules: Module[]) {
    super();
    const given: unknown = modules[0];
    if (Array.isArray(given)) {
      throw new LabError(
        'nn.Sequential takes its modules one by one: new nn.Sequential(new nn.Linear(8, 8), new nn.Linear(8, 2)), or ...modules.',
      );
    }
    for (const module of modules) this.append(module);
  }

  /** @param x What the first module takes. @returns What the last module gives; `x` itself where there is none. */
  override forward(x: tf.Tensor): tf.Tensor {
    const through = (input: unknown): unknown => {
      let out = input;
      for (const module of this) out = (module.forward as (input: unknown) => unknown).call(module, out);
      return out;
    };
    return currentSession().calls.call(this, through, [x], modelFields) as tf.Tensor;
  }

  /** @internal */
  protected override listName(): string {
    return 'nn.Sequential';
  }
}
