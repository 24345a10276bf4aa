import { LabError } from '../../input/labError.ts';
import type { Module } from './module.ts';
import { ModulePlaces } from './modulePlaces.ts';

/**
 * Modules in a list, each registered under its place:
 * `layers = new nn.ModuleList([new nn.Linear(8, 8), new nn.Linear(8, 2)])` has the parameters `layers.0.weight`,
 * `layers.0.bias`, `layers.1.weight`, … How they work together is said in the model's `forward`.
 *
 * PyTorch: `nn.ModuleList([…])`.
 */
export class ModuleList<M extends Module = Module> extends ModulePlaces<M> {
  /** @param modules What is in the list at first. PyTorch: `nn.ModuleList(modules)`. */
  constructor(modules: Iterable<M> = []) {
    super();
    this.extend(modules);
  }

  /** Puts modules at the end. Returns the list. PyTorch: `layers.extend(modules)`. */
  extend(modules: Iterable<M>): this {
    const given: unknown = modules;
    if (typeof (given as Partial<Iterable<M>> | null | undefined)?.[Symbol.iterator] !== 'function' || typeof given === 'string') {
      throw new LabError('nn.ModuleList takes its modules in an array: new nn.ModuleList([new nn.Linear(8, 8), new nn.Linear(8, 2)]).');
    }
    for (const module of modules) this.append(module);
    return this;
  }

  override forward(): never {
    throw new LabError(
      'nn.ModuleList only keeps modules and has no forward of its own: call them one by one, for (const layer of layers) x = layer.forward(x), or make an nn.Sequential.',
    );
  }

  /** @internal */
  protected override listName(): string {
    return 'nn.ModuleList';
  }
}
