import * as tf from '@tensorflow/tfjs';
import { description } from '../input/describe.ts';
import { callWritten } from '../input/libraryClasses.ts';
import { checkOptions } from '../input/checkOptions.ts';
import { LabError } from '../input/labError.ts';
import type { GradGraph } from '../session/gradGraph.ts';
import { currentSession } from '../session/session.ts';
import { isTensor } from '../input/isTensor.ts';
import { kindOf } from '../input/tensorIn.ts';
import { rate } from './rate.ts';
import { trainedModel } from './trainedModel.ts';

/** What `optimizer.step()` needs for one parameter. */
export interface ParameterState {
  readonly parameter: tf.Tensor;
  /** Running averages and the like; stay in the engine. */
  readonly state: Map<string, tf.Tensor>;
  /** How many steps this parameter has taken. */
  steps: number;
}

/** Base of the optimizers: holds the parameters and what is remembered of each. */
export abstract class Optimizer {
  private readonly slots: ParameterState[];
  readonly #name: string;
  #lr = 0;

  /**
   * @param name As a lab writes it: `optim.Adam`. @param parameters Usually `model.parameters()`; any leaf tensors with
   *   `requiresGrad`.
   * @param known Every option there is.
   */
  constructor(name: string, parameters: Iterable<tf.Tensor>, options: object, known: readonly string[]) {
    this.#name = name;
    checkOptions(name, options, known, `new ${name}(model.parameters(), { lr: 0.01 })`);
    if (isTensor(parameters) || typeof (parameters as Partial<Iterable<tf.Tensor>> | undefined)?.[Symbol.iterator] !== 'function') {
      throw new LabError(`${name} needs a list of parameters: new ${name}(model.parameters(), { lr: 0.01 }).`);
    }
    this.slots = Array.from(parameters, parameter => ({
      parameter: checked(name, parameter),
      state: new Map<string, tf.Tensor>(),
      steps: 0,
    }));
    currentSession().mistakes.sawInHand(this.slots.map(({ parameter }) => parameter));
    if (this.slots.length === 0) throw new LabError(`${name} got no parameters. Make the model's layers before the optimizer.`);
  }

  /**
   * The learning rate; can be set at any time, and holds from the next step on. PyTorch:
   * `optimizer.param_groups[0]['lr']`.
   */
  get lr(): number {
    return this.#lr;
  }

  set lr(value: number) {
    this.#lr = rate(this.#name, 'lr', value, 0);
  }

  /**
   * Forgets all gradients, so that the next `backward()` starts from nothing. Call it once a step. PyTorch:
   * `optimizer.zero_grad()`.
   */
  zeroGrad(): void {
    for (const { parameter } of this.slots) parameter.grad = null;
  }

  /**
   * Changes each parameter in place by its gradient; parameters without a gradient stay as they are. PyTorch:
   * `optimizer.step()`.
   */
  step(): void {
    const session = currentSession();
    if (session.mistakes.isOn) session.mistakes.detached.sawStep(this.slots.map(({ parameter }) => parameter));
    session.mistakes.sawStep(this.slots.map(({ parameter }) => session.graph.stateOf(parameter).grad).filter(grad => grad !== null));
    session.beginStep(
      this,
      this.slots.map(({ parameter }) => parameter),
    );
    session.mistakes.pause(() => {
      this.updateAll(session.graph);
    });
    session.endStep(this, () =>
      trainedModel(
        session.layers.layers,
        this.slots.map(({ parameter }) => parameter),
      ),
    );
  }

  private updateAll(graph: GradGraph): void {
    graph.pause(() => {
      tf.tidy(() => {
        for (const slot of this.slots) {
          const { grad } = graph.stateOf(slot.parameter);
          if (grad === null) continue;
          slot.steps += 1;
          this.update(slot, grad);
          graph.memory.sawChange(slot.parameter, 'optimizer.step()');
        }
      });
    });
  }

  /** Computes and stores the parameter's new values; runs inside a tidy, without recording. @internal */
  protected abstract update(slot: ParameterState, grad: tf.Tensor): void;

  /** The optimizer in one line, such as `Adam(lr=0.03)`. @internal */
  protected abstract summary(): string;

  /** The slot's remembered tensor of this name, zeros at first. @internal */
  protected remembered(slot: ParameterState, name: string): tf.Tensor {
    let tensor = slot.state.get(name);
    if (tensor === undefined) {
      tensor = tf.zerosLike(slot.parameter);
      currentSession().keeper.pin(tensor);
      slot.state.set(name, tensor);
    }
    return tensor;
  }

  /** @internal */
  [description](): { text: string; parameters: number } {
    const parameters = this.slots.reduce((total, { parameter }) => total + parameter.size, 0);
    return { text: callWritten<string>(this, 'summary') ?? this.summary(), parameters };
  }
}

function checked(name: string, parameter: unknown): tf.Tensor {
  const state = isTensor(parameter) ? currentSession().graph.find(parameter) : undefined;
  if (Array.isArray(parameter)) {
    const isNamed = parameter.length === 2 && typeof parameter[0] === 'string';
    throw new LabError(
      isNamed
        ? `${name} needs tensors to change, but got pairs of a name and a parameter. Pass model.parameters().`
        : `${name} needs one list of tensors, but got lists in a list. Put them into one: new ${name}([...a.parameters(), ...b.parameters()], { lr: 0.01 }).`,
    );
  }
  if (!isTensor(parameter)) throw new LabError(`${name} needs tensors to change, but got ${kindOf(parameter)}. Pass model.parameters().`);
  // A parameter that was frozen with requiresGrad = false gets no gradient, and each step passes over it, as in
  // PyTorch.
  if (state?.requiresGrad !== true && state?.isParameter !== true) {
    throw new LabError(
      `${name} can only change leaves with requiresGrad; this tensor has ${state?.node == null ? 'none' : 'been computed from others'}.`,
    );
  }
  return parameter;
}
