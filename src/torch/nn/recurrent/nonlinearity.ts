import { shownValue } from '../../input/checkOptions.ts';
import { LabError } from '../../input/labError.ts';
import type { Nonlinearity } from '../../kernels/base/sequenceKernelNames.ts';

/** Checks the activation of a plain recurrent network. */
export function nonlinearityIn(module: string, value: unknown): Nonlinearity {
  const chosen = value ?? 'tanh';
  if (chosen === 'tanh' || chosen === 'relu') return chosen;
  throw new LabError(`${module}: nonlinearity must be 'tanh' or 'relu', but it is ${shownValue(chosen)}.`);
}
