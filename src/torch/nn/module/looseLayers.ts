import type * as tf from '@tensorflow/tfjs';
import type { LooseLayers } from '../../mistakes/layerLists.ts';
import { isParameter } from './parameter.ts';

// These tell maps and sets of whichever realm, and run no code of a lab.
const kinds = [Map.prototype, Set.prototype].map(prototype => ({
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its object
  size: Object.getOwnPropertyDescriptor(prototype, 'size')?.get,
  values: Object.getOwnPropertyDescriptor(prototype, 'values')?.value as (...none: never[]) => unknown,
}));

const deepest = 3;
const mostEntries = 256;

/**
 * Modules and parameters that stand in arrays, plain objects, maps and sets in a module's fields. Runs no getter of a
 * lab.
 *
 * @param parametersIn The parameters of a module; null for anything else.
 * @param registered What the module knows of.
 */
export function looseLayers(
  name: string,
  fields: readonly (readonly [name: string, value: unknown])[],
  parametersIn: (value: object) => readonly tf.Tensor[] | null,
  registered: ReadonlySet<unknown>,
): LooseLayers[] {
  return fields.flatMap(([field, value]) => {
    const holder = holderOf(value);
    if (holder === null) return [];
    let areBare = true;
    const ofLayers = (layer: object): readonly tf.Tensor[] | null => {
      const own = parametersIn(layer);
      if (own !== null) areBare = false;
      return own;
    };
    const parameters = within(value as object, ofLayers, 0).filter(parameter => !registered.has(parameter));
    return parameters.length === 0 ? [] : [{ module: name, field, holder, parameters, areBare }];
  });
}

function within(holder: object, parametersIn: (value: object) => readonly tf.Tensor[] | null, depth: number): readonly tf.Tensor[] {
  return entriesOf(holder).flatMap(value => {
    if (typeof value !== 'object' || value === null) return [];
    if (isParameter(value)) return [value];
    const own = parametersIn(value);
    if (own !== null) return own;
    return depth < deepest && holderOf(value) !== null ? within(value, parametersIn, depth + 1) : [];
  });
}

function entriesOf(holder: object): unknown[] {
  const kind = kinds.find(({ size }) => answers(size, holder));
  if (kind !== undefined) return Array.from(Reflect.apply(kind.values, holder, []) as Iterable<unknown>).slice(0, mostEntries);
  return Object.keys(holder)
    .slice(0, mostEntries)
    .map(key => Object.getOwnPropertyDescriptor(holder, key)?.value as unknown);
}

function holderOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) return 'an array';
  if (answers(kinds[0]?.size, value)) return 'a Map';
  if (answers(kinds[1]?.size, value)) return 'a Set';
  const prototype: unknown = Object.getPrototypeOf(value);
  // A plain object's, of whichever realm.
  return prototype === null || Object.getPrototypeOf(prototype) === null ? 'a plain object' : null;
}

function answers(read: (() => unknown) | undefined, value: object): boolean {
  try {
    return read !== undefined && typeof Reflect.apply(read, value, []) === 'number';
  } catch {
    return false;
  }
}
