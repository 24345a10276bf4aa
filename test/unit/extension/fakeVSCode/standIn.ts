/** Asked for by whoever waits for a promise or writes a value down: nobody has them. */
const unasked = new Set<PropertyKey>(['then', 'toJSON', 'asymmetricMatch', '$$typeof', 'nodeType']);

/**
 * An object that stands for one of the product's, or of VS Code's, as far as a test needs it. What it has is checked by
 * the compiler; to ask it for anything else is an error of the test.
 */
export function standIn<T extends object>(parts: Partial<NoInfer<T>>): T {
  return new Proxy(parts, {
    get: (_, name) => {
      if (name in parts || typeof name === 'symbol' || unasked.has(name)) return Reflect.get(parts, name, parts) as unknown;
      throw new Error(`This stand-in has no '${name}': give it one where it is made.`);
    },
  }) as T;
}
