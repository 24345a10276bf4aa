const { defineProperty } = Reflect;

/**
 * What stands for an object in a destructuring: to set `key` of it sets that of the object, by `set`, and notes the
 * value.
 */
export function notingTarget(
  key: string,
  set: (target: unknown, value: unknown) => void,
  note: (value: unknown) => void,
): new (target: unknown) => object {
  class NotingTarget {
    readonly #target: unknown;

    constructor(target: unknown) {
      this.#target = target;
    }

    static take(target: NotingTarget, value: unknown): void {
      set(target.#target, value);
      note(value);
    }
  }
  const { take } = NotingTarget;
  defineProperty(NotingTarget.prototype, key, {
    set(this: NotingTarget, value: unknown) {
      take(this, value);
    },
  });
  return NotingTarget;
}
