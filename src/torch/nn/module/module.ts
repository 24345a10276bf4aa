import type * as tf from '@tensorflow/tfjs';
import { flagIn } from '../../input/checkOptions.ts';
import { describeModule, description } from '../../input/describe.ts';
import { callWritten } from '../../input/libraryClasses.ts';
import { LabError } from '../../input/labError.ts';
import type { LooseLayers } from '../../mistakes/layerLists.ts';
import type { FieldsOf, OwnFields } from '../../session/keptFields.ts';
import { currentSession } from '../../session/session.ts';
import { parameterFor } from './fieldCheck.ts';
import { GuardedFields, guardSetter, isOwnClass } from './guardedFields.ts';
import { looseLayers } from './looseLayers.ts';
import { isParameter } from './parameter.ts';
import type { Parameter } from './parameter.ts';
import { watchForward } from './watchForward.ts';

let heldBy: (module: Module) => ReadonlyMap<string, Parameter | null>;

/**
 * Base of every model and layer. A model extends it, puts its layers into fields, and says in `forward` how they work
 * together; fields that are modules or parameters register themselves.
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
export class Module extends GuardedFields {
  /** Parameters of the library's own modules, by name; null where one was taken away. */
  readonly #held = new Map<string, Parameter | null>();

  /** True while training (the default) and false after `eval()`; only dropout behaves differently. */
  training = true;

  constructor() {
    super();
    const { mistakes } = currentSession();
    if (isOwnClass(new.target)) return;
    watchForward(new.target, Module.prototype, modelFields);
    if (mistakes.isOn) mistakes.lists.hidden.sawModule(() => parametersIn(parametersOf(this, '', new Set())));
  }

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
    const named = Array.from(parametersOf(this, '', new Set()));
    const { mistakes } = currentSession();
    if (mistakes.isOn) mistakes.sawParameters(this, parametersIn(named), () => looseIn(this, new Set(parametersIn(named)), new Set()));
    yield* named;
  }

  /** Switches to training (`train(false)` switches back), in all modules inside too. Returns the module. */
  train(mode = true): this {
    this.training = flagIn('train(mode)', 'mode', mode, true);
    for (const [, value] of fieldsOf(this)) if (value instanceof Module) value.train(mode);
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
    const inside = fieldsOf(this).flatMap(([name, value]) =>
      value instanceof Module ? [`${name}=${describeModule(value)?.text ?? 'Module'}`] : [],
    );
    return `${classNameOf(this)}(${inside.join(', ')})`;
  }

  /**
   * Puts a parameter into a field of a module of the library. Whatever takes its place later must be a parameter of the
   * same shape.
   *
   * @param mayGo May the lab take it away? @internal
   */
  protected hold(name: string, parameter: Parameter | null, shape: readonly number[], mayGo = false): void {
    const held = this.#held;
    held.set(name, parameter);
    const module = fullName(this);
    const set = guardSetter(value => {
      if (mayGo && (value === null || value === undefined)) held.set(name, null);
      else held.set(name, parameterFor({ module, name, shape }, value));
    });
    Object.defineProperty(this, name, { get: () => held.get(name), set, enumerable: true, configurable: true });
  }

  /** Says that the module was made without biases, where a lab puts one in. @internal */
  protected lackBias(name: string, instead: null | undefined): void {
    const module = fullName(this);
    const set = guardSetter(() => {
      throw new LabError(`${module} was made with bias: false and does not use ${name}. Leave bias: false out to have it.`);
    });
    Object.defineProperty(this, name, { get: () => instead, set, enumerable: false, configurable: true });
  }

  static {
    // What only claims to be a module by its prototype has none.
    heldBy = module => (#held in module ? module.#held : new Map());
  }

  /** @internal */
  [description](): { text: string; parameters: number } {
    let parameters = 0;
    for (const [, parameter] of parametersOf(this, '', new Set())) parameters += parameter.size;
    return { text: callWritten<string>(this, 'summary') ?? this.summary(), parameters };
  }
}

/** The name of an object's class, as far as plain properties tell. */
function classNameOf(value: object): string {
  const made: unknown = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(value) as object, 'constructor')?.value;
  const name: unknown = typeof made === 'function' ? Object.getOwnPropertyDescriptor(made, 'name')?.value : undefined;
  return typeof name === 'string' && name !== '' ? name : 'Module';
}

/** A module's own parameters first, then those of its modules, as PyTorch orders them; what is shared counts once. */
export function* parametersOf(module: Module, prefix: string, seen: Set<unknown>): Generator<[string, tf.Tensor]> {
  const entries = fieldsOf(module);
  for (const [name, value] of entries) {
    if (!isParameter(value) || seen.has(value)) continue;
    seen.add(value);
    yield [prefix + name, value];
  }
  for (const [name, value] of entries) {
    if (!(value instanceof Module) || seen.has(value)) continue;
    seen.add(value);
    yield* parametersOf(value, `${prefix}${name}.`, seen);
  }
}

/** The fields of a module, without running a getter that a lab has put there. */
function fieldsOf(module: Module): [name: string, value: unknown][] {
  const held = heldBy(module);
  return Object.getOwnPropertyNames(module).map(name => [
    name,
    held.get(name) ?? (Object.getOwnPropertyDescriptor(module, name)?.value as unknown),
  ]);
}

/** What models keep in fields beside parameters and modules, so that a `forward` can be called again. */
export const modelFields: FieldsOf = { of: model => ownFields(model, new Set()), names: ownFieldNames };

function ownFields(model: unknown, seen: Set<unknown>): readonly OwnFields[] {
  if (!(model instanceof Module) || seen.has(model)) return [];
  seen.add(model);
  const fields = fieldsOf(model);
  const values = new Map(fields.filter(([name, value]) => isOwnField(model, name, value)));
  return [{ module: model, values }, ...fields.flatMap(([, value]) => ownFields(value, seen))];
}

/** The names of the fields of one module that `ownFields` gives. */
function ownFieldNames(module: object): readonly string[] {
  if (!(module instanceof Module)) return [];
  return fieldsOf(module).flatMap(([name, value]) => (isOwnField(module, name, value) ? [name] : []));
}

/** A module of the library keeps nothing of its own but whether it trains; a learner's getter is left alone. */
function isOwnField(module: Module, name: string, value: unknown): boolean {
  if (isOwnClass(module.constructor)) return name === 'training';
  const isPlain = Object.hasOwn(Object.getOwnPropertyDescriptor(module, name) ?? {}, 'value');
  return isPlain && !(value instanceof Module) && !isParameter(value);
}

function parametersIn(named: Iterable<[string, tf.Tensor]>): tf.Tensor[] {
  return Array.from(named, ([, parameter]) => parameter);
}

/** What a module and the modules in it keep where they do not see it. */
function looseIn(module: Module, registered: ReadonlySet<unknown>, seen: Set<unknown>): LooseLayers[] {
  if (seen.has(module)) return [];
  seen.add(module);
  const fields = fieldsOf(module);
  const parametersOrNull = (value: object): tf.Tensor[] | null =>
    value instanceof Module ? parametersIn(parametersOf(value, '', new Set())) : null;
  const inside = fields.flatMap(([, value]) => (value instanceof Module ? looseIn(value, registered, seen) : []));
  return [...looseLayers(classNameOf(module), fields, parametersOrNull, registered), ...inside];
}

/** `nn.LSTM` for a class of the library, and a learner's class by its own name. */
function fullName(module: Module): string {
  const made: unknown = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(module) as object, 'constructor')?.value;
  return `${typeof made === 'function' && isOwnClass(made) ? 'nn.' : ''}${classNameOf(module)}`;
}
