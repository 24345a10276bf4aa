import * as tf from '@tensorflow/tfjs';

const { getOwnPropertyDescriptor, getPrototypeOf } = Reflect;

/**
 * Names of TensorFlow.js's own classes by their prototypes: a bundle gives the classes themselves names of a letter or
 * two.
 */
const names = new WeakMap<object, string>();

for (const [name, [made]] of Object.entries(tf.serialization.SerializationMap.getMap().classNameMap)) note(name, made);
for (const [name, made] of Object.entries(tf)) note(name, made);

/**
 * What an object of TensorFlow.js's is, such as `tf.TensorBuffer`; null for all others, those of a lab's own classes
 * too. Calls no code of a lab.
 */
export function tensorflowName(value: object): string | null {
  const name = names.get(getPrototypeOf(value) ?? value);
  return name === undefined ? null : `tf.${name}`;
}

function note(name: string, made: unknown): void {
  const prototype: unknown = typeof made === 'function' ? getOwnPropertyDescriptor(made, 'prototype')?.value : undefined;
  // What is no class has nothing in its prototype.
  if (typeof prototype !== 'object' || prototype === null || Reflect.ownKeys(prototype).length < 2 || names.has(prototype)) return;
  names.set(prototype, name);
}
