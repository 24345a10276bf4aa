import type { NamedValue } from '../state/namedValues.ts';

/** Who made a value, and where that is a call of a module of this run, which one: `LSTM(8, 16)`. */
export interface MadeBy {
  readonly text: string;
  readonly module: string | null;
}

const roles: Readonly<Partial<Record<NamedValue['site']['role'], string>>> = { parameter: 'given to the function' };

/** Null where the lab's text does not say it. */
export function madeByOf({ site }: NamedValue, values: readonly NamedValue[]): MadeBy | null {
  const text = site.madeBy ?? roles[site.role];
  if (text === undefined) return null;
  const owner = /^(.+)\.\w+\(…?\)$/u.exec(text)?.[1];
  const module = values.find(({ site: { name, file }, value }) => name === owner && file === site.file && value.value.kind === 'module');
  return { text, module: module?.value.value.kind === 'module' ? module.value.value.text : null };
}
