import type * as tf from '@tensorflow/tfjs';
import { describeModule, description } from '../describe.ts';
import { callWritten } from '../libraryClasses.ts';
import { LabError } from '../labError.ts';
import { isParameter } from './parameter.ts';
import { isTensor } from '../isTensor.ts';

/**
 * Base of every model and layer. A model extends it, puts its layers into fields, and says in `forward` how they work together; fields that are modules
 * or parameters register themselves.
 *
 * ```ts
 * class Classifier extends nn.Module {
 *   gru = new nn.GRU({ inputSize: 1, hiddenSize: 8, batchFirst: true });
 *   fc = new nn.Linear(8, 2);
 *   forward(x: Tensor): Tensor {
 *     const [, h] = this.gru.forward(x);
 *     return this.fc.forward(h.at(-1));
 *   }
 * }
 * ```
 *
 * PyTorch: `nn.Module`.
 */
export class Module {
  /** True while training (the default) and false after `eval()`; only dropout behaves differently. */
  training = true;

  /** Computes the module's output. PyTorch calls it for `model(x)`; here it is called by name. */
  forward(...inputs: never[]): unknown {
    throw new LabError(`${this.constructor.name} has no forward(${inputs.length > 0 ? 'x' : ''}) yet: add one that computes its output.`);
  }

  /** Every parameter of this module and of the modules in its fields, in the order they were made. For an optimizer. */
  parameters(): tf.Tensor[] {
    return Array.from(this.namedParameters(), ([, parameter]) => parameter);
  }

  /** As `parameters`, each with its name: `gru.weight_ih_l0`, `fc.bias`. */
  *namedParameters(): Generator<[name: string, parameter: tf.Tensor]> {
    yield* parametersOf(this, '', new Set());
  }

  /** Switches to training (`train(false)` switches back), in all modules inside too. Returns the module. */
  train(mode = true): this {
    this.training = mode;
    for (const value of Object.values(this)) if (value instanceof Module) value.train(mode);
    return this;
  }

  /** Switches to measuring: dropout lets everything pass. Returns the module. */
  eval(): this {
    return this.train(false);
  }

  /** Forgets the gradients of all parameters. */
  zeroGrad(): void {
    for (const parameter of this.parameters()) parameter.grad = null;
  }

  /** The module in one line, such as `Linear(8, 2)`. @internal */
  protected summary(): string {
    const inside = ownData(this).flatMap(([name, value]) =>
      value instanceof Module ? [`${name}=${describeModule(value)?.text ?? 'Module'}`] : [],
    );
    return `${classNameOf(this)}(${inside.join(', ')})`;
  }

  /** @internal */
  [description](): { text: string; parameters: number } {
    let parameters = 0;
    for (const [, parameter] of parametersOf(this, '', new Set())) parameters += parameter.size;
    return { text: callWritten<string>(this, 'summary') ?? this.summary(), parameters };
  }
}

/** What an object has in plain properties. Calls no getter: a lab's own may do anything. */
function ownData(value: object): (readonly [name: string, value: unknown])[] {
  return Object.entries(Object.getOwnPropertyDescriptors(value)).flatMap(([name, property]) =>
    property.enumerable === true && 'value' in property ? [[name, property.value as unknown] as const] : [],
  );
}

/** The name of an object's class, as far as plain properties tell. */
function classNameOf(value: object): string {
  const made: unknown = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(value) as object, 'constructor')?.value;
  const name: unknown = typeof made === 'function' ? Object.getOwnPropertyDescriptor(made, 'name')?.value : undefined;
  return typeof name === 'string' && name !== '' ? name : 'Module';
}

/** A module's own parameters first, then those of its modules, as PyTorch orders them; what is shared counts once. */
export function* parametersOf(module: Module, prefix: string, seen: Set<unknown>): Generator<[string, tf.Tensor]> {
  const entries = ownData(module);
  for (const [name, value] of entries) {
    if (!isTensor(value) || !isParameter(value) || seen.has(value)) continue;
    seen.add(value);
    yield [prefix + name, value];
  }
  for (const [name, value] of entries) {
    if (!(value instanceof Module) || seen.has(value)) continue;
    seen.add(value);
    yield* parametersOf(value, `${prefix}${name}.`, seen);
  }
}
