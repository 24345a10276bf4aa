import { Gaps } from './gaps.ts';

type Path = readonly PropertyKey[];
type Json = Record<PropertyKey, unknown>;

/**
 * A manifest's JSON that is mended step by step, so that what is right in it can be looked at beside what is wrong: it
 * remembers where everything was at first.
 */
export class MendedJson {
  readonly json: Json;
  readonly gaps = new Gaps();
  /** Of lists that lost entries, by their path: where those were that are there. */
  private readonly kept = new Map<string, number[]>();
  private readonly renamed = new Map<string, string>();

  constructor(json: unknown) {
    const copy = JSON.parse(JSON.stringify(json)) as unknown;
    this.json = typeof copy === 'object' && copy !== null && !Array.isArray(copy) ? (copy as Json) : {};
  }

  /** Where a place of now was written. */
  originally(path: Path): PropertyKey[] {
    const old: PropertyKey[] = [];
    for (const [at, part] of path.entries()) {
      const before = keyOf(path.slice(0, at));
      const kept = typeof part === 'number' ? this.kept.get(before)?.[part] : undefined;
      old.push(kept ?? this.renamed.get(`${before}/${String(part)}`) ?? part);
    }
    return old;
  }

  /** Gives what stands under one key another one, or takes it out. */
  rename(path: Path, by: string | null): void {
    const parent = this.at(path.slice(0, -1)) as Json | undefined;
    const key = path.at(-1);
    if (!parent || key === undefined) return;
    if (by !== null && !(by in parent)) {
      parent[by] = parent[key];
      this.renamed.set(`${keyOf(path.slice(0, -1))}/${by}`, String(key));
    }
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- it is plain JSON
    delete parent[key];
  }

  /** Takes entries out of their lists, and puts `instead` where a place is in none. */
  leaveOut(paths: readonly Path[], instead: (key: string) => unknown): void {
    const lists = new Map<string, { readonly path: Path; readonly entries: Set<number> }>();
    for (const path of paths) {
      const at = path.findLastIndex(part => typeof part === 'number');
      const list = path.slice(0, Math.max(at, 0));
      if (at < 0) this.json[String(path[0])] = instead(String(path[0]));
      else {
        const known = lists.get(keyOf(list)) ?? { path: list, entries: new Set<number>() };
        known.entries.add(path[at] as number);
        lists.set(keyOf(list), known);
      }
    }
    // The innermost ones first, while the places of the others still hold.
    for (const { path, entries } of [...lists.values()].sort((one, other) => other.path.length - one.path.length)) this.cut(path, entries);
  }

  at(path: Path): unknown {
    let value: unknown = this.json;
    for (const part of path) value = typeof value === 'object' && value !== null ? (value as Json)[part] : undefined;
    return value;
  }

  private cut(path: Path, entries: ReadonlySet<number>): void {
    const list = this.at(path);
    if (!Array.isArray(list)) return;
    const before = this.kept.get(keyOf(path)) ?? list.map((_, at) => at);
    for (const places of [this.kept, this.renamed]) shift(places, keyOf(path), entries);
    this.kept.set(
      keyOf(path),
      before.filter((_, at) => !entries.has(at)),
    );
    for (const at of [...entries].sort((one, other) => other - one)) {
      for (const entry of list.splice(at, 1) as unknown[]) {
        const id = typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : null;
        this.gaps.add(typeof id === 'string' ? id : null);
      }
    }
  }
}

/** What is kept of entries behind those that are taken out moves up with them. */
function shift(places: Map<string, unknown>, list: string, entries: ReadonlySet<number>): void {
  for (const [key, value] of [...places]) {
    const [, at = '', rest = ''] = key.startsWith(`${list}/`) ? (/^(\d+)(\/.*|$)/.exec(key.slice(list.length + 1)) ?? []) : [];
    if (at === '') continue;
    places.delete(key);
    const less = [...entries].filter(entry => entry < Number(at)).length;
    if (!entries.has(Number(at))) places.set(`${list}/${String(Number(at) - less)}${rest}`, value);
  }
}

const keyOf = (path: Path): string => path.map(String).join('/');
