import { isTensor } from '../../input/isTensor.ts';
import { LabError } from '../../input/labError.ts';
import { Module } from '../module/module.ts';

/** Base of the losses: each gives the mean and has nothing to be set. */
export abstract class Loss extends Module {
  constructor(options?: undefined) {
    super();
    const given: unknown = options;
    if (given === undefined) return;
    const name = `nn.${new.target.name}`;
    const names =
      typeof given === 'object' && given !== null && !Array.isArray(given) && !isTensor(given) ? Object.keys(given).join(', ') : '';
    throw new LabError(
      `${name} takes no options here${names === '' ? '' : `, so ${names} cannot be set`}: it gives the mean. new ${name}().`,
    );
  }
}
