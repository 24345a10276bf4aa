import { nearestName } from '../base/nearestName.ts';
import { captured, push } from '../base/primordials.ts';

/** What labs may import, by name. */
export interface LabLibraries {
  readonly gatescope: object;
  readonly '@tensorflow/tfjs': object;
  /** Only for the programs that look at attempts. */
  readonly 'gatescope/check'?: object;
}

const { hasOwn } = Object;
const namespaces = ['nn', 'optim'];

type Getters = Readonly<Record<string, () => unknown>>;

/** The exports of a lab's libraries and files, and who follows their variables. */
export class LabModules {
  private readonly libraries: LabLibraries;
  private readonly spaces: object[] = [];
  private readonly followers: (() => void)[][] = [];

  constructor(libraries: LabLibraries, files: number) {
    this.libraries = libraries;
    for (let file = 0; file < files; file++) {
      const space: object = Object.create(null) as object;
      Object.defineProperty(space, Symbol.toStringTag, { value: 'Module' });
      push(this.spaces, space);
      push(this.followers, []);
    }
  }

  space(module: string | number): object {
    const space = typeof module === 'number' ? this.spaces[module] : this.library(module);
    if (!space) throw new Error(`There is no module ${captured.text(module)}.`);
    return space;
  }

  /** A library, once it has all of `names`. */
  names(library: string | number, names: readonly string[]): object {
    const space = this.space(library);
    for (let index = 0; index < names.length; index++) {
      const name = names[index] ?? '';
      if (hasOwn(space, name)) continue;
      // The library says of names that it lacks what to write instead.
      if (name in space) captured.get(space, name);
      const like = likeName(name, space);
      const hint = like === null ? '' : ` Did you mean ${like}?`;
      const what =
        name === 'default'
          ? `'${captured.text(library)}' has no default export. Write import * as name from '${captured.text(library)}'.`
          : `'${captured.text(library)}' does not export '${name}'.${hint}`;
      throw new SyntaxError(what);
    }
    return space;
  }

  exports(file: number, getters: Getters): void {
    const space = this.space(file);
    for (const name of Object.keys(getters).sort()) {
      const get = getters[name];
      if (get) Object.defineProperty(space, name, { get, enumerable: true, configurable: true });
    }
  }

  /** As `export *`: what the file exports by itself comes first. */
  exportAll(file: number, module: string | number, without: readonly string[]): void {
    const space = this.space(file);
    const from = this.space(module) as Readonly<Record<string, unknown>>;
    for (const name of Object.keys(from)) {
      if (name !== 'default' && !without.includes(name) && !Object.hasOwn(space, name))
        Object.defineProperty(space, name, { get: () => from[name], enumerable: true });
    }
  }

  /** A file has run: its module object gets no more properties. */
  close(file: number): void {
    Object.preventExtensions(this.space(file));
  }

  follow(file: number, follow: () => void): void {
    const followers = this.followers[file];
    if (followers) push(followers, follow);
  }

  changed(file: number): void {
    const followers = this.followers[file] ?? [];
    for (let index = 0; index < followers.length; index++) followers[index]?.();
  }

  private library(name: string): object | undefined {
    return name === 'gatescope' || name === '@tensorflow/tfjs' || name === 'gatescope/check' ? this.libraries[name] : undefined;
  }
}

/**
 * Where a library has the name that was most likely meant, in itself or in a namespace of PyTorch's; null where there
 * is none.
 */
function likeName(name: string, space: object): string | null {
  const own = nearestName(name, textKeys(space));
  if (own !== null) return `'${own}'`;
  for (let index = 0; index < namespaces.length; index++) {
    const inside = namespaces[index] ?? '';
    const names: unknown = hasOwn(space, inside) ? captured.get(space, inside) : null;
    const near = typeof names === 'object' && names !== null ? nearestName(name, textKeys(names)) : null;
    if (near !== null) return `${inside}.${near}`;
  }
  return null;
}

function textKeys(space: object): string[] {
  const keys = captured.ownKeys(space);
  const found: string[] = [];
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index];
    if (typeof key === 'string') push(found, key);
  }
  return found;
}
