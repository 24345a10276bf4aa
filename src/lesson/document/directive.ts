/** The words after `:::` or `::`. */
export interface Directive {
  readonly kind: string;
  /** The first word that looks like an id, where the kind takes one. */
  readonly id: string | null;
  readonly rest: string;
}

const withId: ReadonlySet<string> = new Set(['table', 'figure', 'fold']);

/** `figure gate-valve A gate as a valve` in parts. Notes have no id, only a title. */
export function readDirective(words: string): Directive {
  const [kind = '', ...others] = words.trim().split(/\s+/);
  if (!withId.has(kind)) return { kind, id: null, rest: others.join(' ') };
  const [id = '', ...rest] = others;
  return /^[a-z0-9-]{1,64}$/.test(id) ? { kind, id, rest: rest.join(' ') } : { kind, id: null, rest: others.join(' ') };
}
