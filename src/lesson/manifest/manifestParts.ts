import * as v from 'valibot';

/** The words and paths that manifests are made of. Sentences complete "labs[0].file …". */

const text = (most: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'), v.maxLength(most, `must be at most ${String(most)} characters long`));

/** A title or one sentence. */
export const sentence = text(400);

/** A paragraph of inline Markdown. */
export const paragraph = text(2000);

export const id = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/, 'must be 1 to 64 of a-z, 0-9 and -'));

/** A name in a lab's code. */
export const variable = v.pipe(v.string(), v.regex(/^[A-Za-z_$][\w$]{0,63}$/, 'must be the name of a variable'));

/** Without the names that mean a device on Windows, whatever follows the dot. */
const segment = '(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:[./]|$))[a-z0-9][a-z0-9-]{0,63}';

/**
 * A file in the lesson's folder, or at most three folders below it: segments of a-z, 0-9 and -, so that it can neither
 * leave the folder nor mean another file on another system.
 */
export const pathEnding = (ending: string, example: string) =>
  v.pipe(v.string(), v.regex(new RegExp(`^(?:${segment}/){0,3}${segment}${ending}$`), `must be a path like ${example}`));

/** A file beside the manifest. */
export const fileName = (ending: string, example: string) =>
  v.pipe(v.string(), v.regex(new RegExp(`^${segment}${ending}$`), `must be a file name like ${example}`));

/** At most `most` items, none of them with another's id. */
export const listWithIds = <Item extends v.GenericSchema<unknown, { readonly id: string }>>(item: Item, most: number) =>
  v.pipe(
    v.array(item),
    v.maxLength(most, `must be at most ${String(most)}`),
    v.check(items => new Set(items.map(one => one.id)).size === items.length, 'must not use an id twice'),
  );

/** At most `most` items that have no id. */
export const someOf = <Item extends v.GenericSchema>(item: Item, most: number) =>
  v.pipe(v.array(item), v.maxLength(most, `must be at most ${String(most)}`));
