import { LabError } from '../input/labError.ts';

/** Throws when it is called and when it is constructed. @param why ends the sentence that says so */
export function refusal(name: string, why: string): () => never {
  return function () {
    throw new LabError(`${name} is not available in labs: ${why}`);
  };
}
