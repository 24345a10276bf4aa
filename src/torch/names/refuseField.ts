import { fixedFields, isFixedField } from '../../core/words/fixedFields.ts';
import { LabError } from '../input/labError.ts';

/** A lab is about to set what a tensor is. @throws LabError always */
export function refuseField(name: string): never {
  const advice = isFixedField(name) ? fixedFields[name] : 'make a new tensor';
  throw new LabError(`The ${name} of a tensor cannot be set: ${advice}.`);
}
