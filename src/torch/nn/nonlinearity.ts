import { shownValue } from '../checkOptions.ts';
import { LabError } from '../labError.ts';

/** Checks the activation of a plain recurrent network. */
export function nonlinearityIn(module: string, value: unknown): 'tanh' | 'relu' {
  const chosen = value ?? 'tanh';
  if (chosen === 'tanh' || chosen === 'relu') return chosen;
  throw new LabError(`${module}: nonlinearity must be 'tanh' or 'relu', but it is ${shownValue(chosen)}.`);
}
