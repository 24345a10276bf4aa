import type { NamedValue } from '../state/namedValues.ts';

/** Who made a value, and where that is a call of a module of this run, which one: `LSTM(8, 16)`. */
export interface MadeBy {
  readonly text: string;
  readonly module: string | null;
}

const roles: Readonly<Partial<Record<NamedValue['site']['role'], string>>> = { parameter: 'given to the function' };

/**
 * The modules of a run by file and name, one line of text each; null for a name that stands for several, in functions
 * of their own: which of them is meant is not known.
 */
export function modulesByName(values: readonly NamedValue[]): ReadonlyMap<string, string | null> {
  const modules = new Map<string, string | null>();
  for (const { site, value } of values) {
    if (value.value.kind !== 'module') continue;
    const key = keyOf(site.file, site.name);
    modules.set(key, modules.has(key) && modules.get(key) !== value.value.text ? null : value.value.text);
  }
  return modules;
}

/** Null where the lab's text does not say it. */
export function madeByOf({ site }: NamedValue, modules: ReadonlyMap<string, string | null>): MadeBy | null {
  const text = site.madeBy ?? roles[site.role];
  if (text === undefined) return null;
  const owner = /^(.+)\.\w+\(…?\)$/u.exec(text)?.[1];
  return { text, module: owner === undefined ? null : (modules.get(keyOf(site.file, owner)) ?? null) };
}

function keyOf(file: number, name: string): string {
  return `${String(file)} ${name}`;
}
