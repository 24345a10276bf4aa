import { cutText as cut } from '../words/cutText.ts';

/** Characters of any text in a message; longer ones are cut. */
const longestText = 2048;

/** Called once for each part of a message that was left out. */
export type OnRefused = () => void;

/** Own properties only: what a message's prototype says is not part of the message. */
export function own(value: object, key: string): unknown {
  return Object.hasOwn(value, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** A whole number from 0 that a float64 holds exactly. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

export function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

export function boundedText(value: string, length: number = longestText): string {
  return cut(value, length);
}

/** Every item checked by `check`, or null where one is refused, the list is too long or is not a list. */
export function checkList<T>(value: unknown, longest: number, check: (item: unknown) => T | null): T[] | null {
  if (!Array.isArray(value) || value.length > longest) return null;
  const items: T[] = [];
  for (const item of value as readonly unknown[]) {
    const checked = check(item);
    if (checked === null) return null;
    items.push(checked);
  }
  return items;
}

/** As `checkList`, but an item that is refused is only left out itself. */
export function checkItems<T>(value: unknown, longest: number, check: (item: unknown) => T | null, onRefused: OnRefused): T[] | null {
  if (!Array.isArray(value) || value.length > longest) return null;
  const items: T[] = [];
  for (const item of value as readonly unknown[]) {
    const checked = check(item);
    if (checked === null) onRefused();
    else items.push(checked);
  }
  return items;
}

/** The member of a closed set that `value` is, or undefined where it is none. */
export function memberOf<Member extends string>(members: readonly Member[], value: unknown): Member | undefined {
  return members.find(member => member === value);
}

/** The members of a union are told apart by a text under this key. */
type TaggedBy<Tag extends string> = Readonly<Record<Tag, string>>;

/**
 * For each kind of a union of messages, what makes a clean copy of one, or null where it is none. A kind that is added
 * to the union and not to its table does not compile.
 */
export type Checkers<Tag extends string, Union extends TaggedBy<Tag>, More extends readonly unknown[] = []> = {
  readonly [Kind in Union[Tag]]: (sent: object, ...more: More) => Extract<Union, Readonly<Record<Tag, Kind>>> | null;
};

/** A clean copy of `value`, made by the checker of its kind, which stands under the key `tag`; null if it is none. */
export function checkTagged<Tag extends string, Union extends TaggedBy<Tag>, More extends readonly unknown[]>(
  tag: Tag,
  checkers: Checkers<Tag, Union, More>,
  value: unknown,
  ...more: More
): Union | null {
  if (!isObject(value)) return null;
  const kind = own(value, tag);
  return typeof kind === 'string' && Object.hasOwn(checkers, kind) ? checkers[kind as Union[Tag]](value, ...more) : null;
}
