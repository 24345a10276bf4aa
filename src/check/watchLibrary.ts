import * as gatescope from '../torch/index.ts';
import type { Tensor } from '../torch/index.ts';
import { isTensor } from '../torch/inside.ts';
import { labGatescope } from '../torch/labGatescope.ts';
import {
  lossKinds,
  moduleKinds,
  optimizerKinds,
  type LossKind,
  type MadeModule,
  type MadeOptimizer,
  type ModuleKind,
  type Sightings,
} from './sightings.ts';

/** Thrown where a function that a check tries out would train. */
class TrialError extends Error {}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the library's classes take different parameters; each is passed on as it came
type Class = new (...parts: any[]) => { forward(...inputs: unknown[]): unknown };

export interface Watching {
  readonly trace: Sightings;
  /** Added to every seed the attempt sets: another run gets other numbers throughout. */
  readonly seedShift: number;
  /** The functions of values give other numbers, and recurrent layers are wider by one. */
  readonly isBent: boolean;
  /** An optimizer has stepped; may throw to end the run. */
  readonly onStep: () => void;
}

/**
 * The library as an attempt imports it under a check: the same classes and functions, which tell `trace` what is made
 * and called.
 */
export function watchLibrary(watching: Watching): typeof gatescope {
  const { trace, seedShift, isBent } = watching;
  const nn: Record<string, unknown> = { ...gatescope.nn };
  for (const kind of moduleKinds) nn[kind] = watchModule(kind, gatescope.nn[kind], trace, isBent && kind !== 'Linear');
  for (const kind of lossKinds) nn[kind] = watchLoss(kind, gatescope.nn[kind], trace);
  const optim: Record<string, unknown> = { ...gatescope.optim };
  for (const kind of optimizerKinds) optim[kind] = watchOptimizer(kind, gatescope.optim[kind] as unknown as Class, watching);
  const manualSeed = (seed: number): void => {
    refuseTrial(trace, 'manualSeed');
    trace.seeds.push(seed);
    gatescope.manualSeed(Number.isInteger(seed) ? seed + seedShift : seed);
  };
  return labGatescope({ ...gatescope, ...(isBent && bent), nn, optim, manualSeed } as unknown as typeof gatescope);
}

/** How much of what a function gives is left where the library is bent. */
const bend = 0.97;
const bent: Pick<typeof gatescope, 'sigmoid' | 'tanh' | 'exp'> = {
  sigmoid: bentFunction(gatescope.sigmoid),
  tanh: bentFunction(gatescope.tanh),
  exp: bentFunction(gatescope.exp),
};

function bentFunction(known: typeof gatescope.sigmoid): typeof gatescope.sigmoid {
  return ((x: never) => {
    const given = known(x) as unknown;
    return typeof given === 'number' ? given * bend : (given as Tensor).mul(bend);
  }) as typeof gatescope.sigmoid;
}

/** `{ hiddenSize }` with one more. */
function widened(parts: readonly unknown[]): unknown[] {
  const [options, ...rest] = parts;
  const { hiddenSize } = (options ?? {}) as { readonly hiddenSize?: unknown };
  return typeof hiddenSize === 'number' ? [{ ...(options as object), hiddenSize: hiddenSize + 1 }, ...rest] : [...parts];
}

function watchModule(kind: ModuleKind, base: Class, trace: Sightings, isWidened: boolean): Class {
  const watched = class extends base {
    constructor(...parts: unknown[]) {
      super(...(isWidened ? widened(parts) : parts));
      const options = kind === 'Linear' ? { inFeatures: parts[0], outFeatures: parts[1] } : { ...(parts[0] as object) };
      trace.made(kind, this as unknown as MadeModule['module'], options);
    }
    override forward(...inputs: unknown[]): unknown {
      trace.beforeCall(this);
      let output: unknown = null;
      try {
        const given = trace.blinded === this ? [(inputs[0] as Tensor).mul(0), ...inputs.slice(1)] : inputs;
        output = super.forward(...given);
        return output;
      } finally {
        trace.call(this, inputs[0], output);
      }
    }
  };
  return named(watched, base);
}

function watchLoss(kind: LossKind, base: Class, trace: Sightings): Class {
  const watched = class extends base {
    override forward(...inputs: unknown[]): unknown {
      refuseTrial(trace, kind);
      trace.loss(kind, inputs[0], inputs[1]);
      return super.forward(...inputs);
    }
  };
  return named(watched, base);
}

function watchOptimizer(kind: MadeOptimizer['kind'], base: Class, { trace, onStep }: Watching): Class {
  type Steps = new (...parts: unknown[]) => { step(): void };
  const watched = class extends (base as unknown as Steps) {
    private readonly noteStep: () => void;
    constructor(...parts: unknown[]) {
      refuseTrial(trace, kind);
      // A generator can be read once: the list goes to both.
      const isList = !isTensor(parts[0]) && typeof (parts[0] as Partial<Iterable<unknown>> | undefined)?.[Symbol.iterator] === 'function';
      const parameters = isList ? Array.from(parts[0] as Iterable<MadeOptimizer['parameters'][number]>) : [];
      super(isList ? parameters : parts[0], ...parts.slice(1));
      this.noteStep = trace.optimizer({ kind, parameters, options: { ...(parts[1] as object | undefined) } });
    }
    override step(): void {
      refuseTrial(trace, kind);
      super.step();
      this.noteStep();
      onStep();
    }
  };
  return named(watched as unknown as Class, base);
}

/** Errors and descriptions call a module by its class's name. */
function named(watched: Class, base: Class): Class {
  Object.defineProperty(watched, 'name', { value: base.name });
  return watched;
}

function refuseTrial(trace: Sightings, what: string): void {
  if (trace.isTrial) throw new TrialError(`A check does not call functions that use ${what}.`);
}
