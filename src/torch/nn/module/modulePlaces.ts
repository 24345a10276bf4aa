import { shownValue } from '../../input/checkOptions.ts';
import { LabError } from '../../input/labError.ts';
import { Module } from './module.ts';
import { placesOf, type Places } from './guardedFields.ts';

/** What `nn.ModuleList` and `nn.Sequential` have in common: modules in places, numbered from 0 without a gap. */
export abstract class ModulePlaces<M extends Module = Module> extends Module {
  /** The module at this place. */
  [index: number]: M;

  /** Its class, as a sentence names it. @internal */
  protected abstract listName(): string;

  /** How many modules there are. PyTorch: `len(layers)`. */
  get length(): number {
    return Object.keys(this).filter(isPlace).length;
  }

  /** The module at `index`; negative counts from the end. PyTorch: `layers[-1]`. */
  at(index: number): M {
    const { length } = this;
    const module = this[index < 0 ? index + length : index];
    if (module !== undefined) return module;
    throw new LabError(`${this.listName()}: there is no module ${String(index)} in a list of ${String(length)}.`);
  }

  /** Puts a module at the end. Returns the list. PyTorch: `layers.append(module)`. */
  append(module: M): this {
    this[this.length] = module;
    return this;
  }

  /** The modules in their order. */
  *[Symbol.iterator](): Generator<M> {
    for (let index = 0; index < this.length; index++) yield this[index] as M;
  }

  /** @internal */
  override [placesOf](): Places {
    return {
      put: (key, value) => {
        if (isNumber(key)) checkPlace(this.listName(), this.length, key, value);
      },
      remove: key => {
        const last = this.length - 1;
        if (!isPlace(key) || Number(key) > last) return false;
        for (let index = Number(key); index < last; index++)
          Object.defineProperty(this, index, Object.getOwnPropertyDescriptor(this, index + 1) ?? {});
        return Reflect.deleteProperty(this, String(last));
      },
    };
  }
}

/** Makes sure that there is such a place, or that it is the next one, and that what is put there is a module. */
function checkPlace(name: string, length: number, key: string, value: unknown): void {
  if (!isPlace(key) || Number(key) > length) {
    const places = length === 0 ? 'it is empty' : `its places go from 0 to ${String(length - 1)}`;
    throw new LabError(
      `${name} has no place ${key}: ${places}. ${Number(key) < 0 ? 'Count from the beginning: layers[layers.length - 1] is the last one.' : 'append(module) puts a module at the end.'}`,
    );
  }
  moduleIn(name, value);
}

/** Makes sure that what is put into a list of modules is one. */
function moduleIn(list: string, given: unknown): void {
  if (given instanceof Module) return;
  const [name, class_] = typeof given === 'function' ? [given.name, given.prototype instanceof Module] : ['', false];
  throw new LabError(
    class_
      ? `${list} needs modules, but got the class ${name}: make one of it with new.`
      : `${list} needs modules, but got ${typeof given === 'function' ? 'a function' : shownValue(given)}. For functions there are modules, such as new nn.Tanh() or new nn.ReLU().`,
  );
}

function isPlace(key: string): boolean {
  return /^(?:0|[1-9]\d*)$/u.test(key);
}

function isNumber(key: string): boolean {
  return key !== '' && !Number.isNaN(Number(key));
}
