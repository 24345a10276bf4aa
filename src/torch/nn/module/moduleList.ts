import { shownValue } from '../../input/checkOptions.ts';
import { LabError } from '../../input/labError.ts';
import { Module } from './module.ts';

/**
 * Modules in a list, each registered under its place:
 * `layers = new nn.ModuleList([new nn.Linear(8, 8), new nn.Linear(8, 2)])` has the parameters `layers.0.weight`,
 * `layers.0.bias`, `layers.1.weight`, … How they work together is said in the model's `forward`.
 *
 * PyTorch: `nn.ModuleList([…])`.
 */
export class ModuleList<M extends Module = Module> extends Module {
  /** The module at this place. */
  [index: number]: M;

  /** @param modules What is in the list at first. PyTorch: `nn.ModuleList(modules)`. */
  constructor(modules: Iterable<M> = []) {
    super();
    this.extend(modules);
  }

  /** How many modules there are. PyTorch: `len(layers)`. */
  get length(): number {
    return Object.keys(this).filter(isIndex).length;
  }

  /** The module at `index`; negative counts from the end. PyTorch: `layers[-1]`. */
  at(index: number): M {
    const { length } = this;
    const module = this[index < 0 ? index + length : index];
    if (module !== undefined) return module;
    throw new LabError(`nn.ModuleList: there is no module ${String(index)} in a list of ${String(length)}.`);
  }

  /** Puts a module at the end. Returns the list. PyTorch: `layers.append(module)`. */
  append(module: M): this {
    this[this.length] = moduleIn('nn.ModuleList', module);
    return this;
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

  /** The modules in their order. */
  *[Symbol.iterator](): Generator<M> {
    for (let index = 0; index < this.length; index++) yield this[index] as M;
  }

  override forward(): never {
    throw new LabError(
      'nn.ModuleList only keeps modules and has no forward of its own: call them one by one, for (const layer of layers) x = layer.forward(x), or make an nn.Sequential.',
    );
  }
}

/** Makes sure that what is put into a list of modules is one. */
export function moduleIn<M extends Module>(list: string, value: M): M {
  const given: unknown = value;
  if (given instanceof Module) return value;
  const [name, class_] = typeof given === 'function' ? [given.name, given.prototype instanceof Module] : ['', false];
  throw new LabError(
    class_
      ? `${list} needs modules, but got the class ${name}: make one of it with new.`
      : `${list} needs modules, but got ${typeof given === 'function' ? 'a function' : shownValue(given)}. For functions there are modules, such as new nn.Tanh() or new nn.ReLU().`,
  );
}

function isIndex(name: string): boolean {
  return /^\d+$/u.test(name);
}
