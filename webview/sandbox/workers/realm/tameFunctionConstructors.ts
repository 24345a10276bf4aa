/**
 * Making code out of text is denied by the content policy; this only gives it a sentence. The constructors are reached
 * by name and through every function's `constructor`.
 */
export function tameFunctionConstructors(): void {
  const prototypes = [
    Function.prototype,
    ...[function* () {}, async function () {}, async function* () {}].map(made => Reflect.getPrototypeOf(made)),
  ];
  for (const prototype of prototypes) {
    if (!prototype) continue;
    const name = (prototype as { constructor: { name: string } }).constructor.name;
    const tamed = function (): never {
      throw new Error(`${name} is not available: write the code in the lab itself.`);
    };
    Object.defineProperty(tamed, 'name', { value: name });
    Object.defineProperty(tamed, 'prototype', { value: prototype, writable: false });
    const isNamed = prototype === Function.prototype;
    if (isNamed) Object.defineProperty(globalThis, name, { value: tamed, writable: true, configurable: true, enumerable: false });
    Object.defineProperty(prototype, 'constructor', { value: tamed, writable: !isNamed ? false : true, configurable: true });
  }
}
