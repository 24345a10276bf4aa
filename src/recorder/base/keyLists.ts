import { captured, call } from './primordials.ts';

/** Objects with more keys than this are listed rarely: a list costs time for each of them. */
const large = 256;
/** Keys of a large object that are kept. */
const kept = 64;

/** The first keys of an object. */
export interface KeyList {
  readonly keys: readonly PropertyKey[];
  /** There are or were more. */
  readonly isCut: boolean;
}

interface KnownList extends KeyList {
  asked: number;
  nextListing: number;
}

const { get, set } = WeakMap.prototype;

/**
 * Own keys of objects. A large object is listed the first, eighth, sixty-fourth … time it is asked for; between, its
 * first keys are those of the last time, some of which may be gone.
 */
export class KeyLists {
  private readonly known = new WeakMap<object, KnownList>();

  of(value: object): KeyList {
    const known = call<KnownList | undefined>(get, this.known, [value]);
    if (known && ++known.asked < known.nextListing) return known;
    const keys = captured.ownKeys(value);
    if (keys.length <= large) return { keys, isCut: false };
    // Shortened in place: a list of its own needs no method of the lab's.
    keys.length = kept;
    const asked = known?.asked ?? 1;
    const list: KnownList = { keys, isCut: true, asked, nextListing: asked * 8 };
    call(set, this.known, [value, list]);
    return list;
  }
}
