import { weightLimits } from '../../core/run/valueLimits.ts';
import type { WeightTensor } from '../../core/run/value.ts';
import type { Found } from './found.ts';
import { captured, countedText, shortText, makeList, plain, push, wire } from '../base/primordials.ts';
import { tensorFault } from './summarizeTensor.ts';
import type { LibraryHooks } from '../base/libraryHooks.ts';

/**
 * What a module has learned. Nothing is found, and nothing is missing, where it is no module or has learned nothing.
 */
export function moduleWeights(module: object, hooks: LibraryHooks): Found<readonly WeightTensor[]> {
  const parameters = hooks.weightsOf(module);
  if (!parameters || parameters.length === 0) return plain({ found: null, absent: null });
  let count = 0;
  for (let index = 0; index < parameters.length; index++) count += parameters[index]?.[1].size ?? 0;
  const { numbers, tensors } = weightLimits;
  if (count > numbers) return absent(`its weights are ${countedText(count)} numbers, more than ${countedText(numbers)}`);
  if (parameters.length > tensors) return absent(`it has ${countedText(parameters.length)} parameters, more than ${countedText(tensors)}`);
  const weights: WeightTensor[] = [];
  const names = plain<Record<string, true>>({});
  for (let index = 0; index < parameters.length; index++) {
    const entry = parameters[index];
    if (!entry) continue;
    const [name, parameter] = entry;
    const fault = names[name] ? 'two of its parameters have one name' : faultOf(name, parameter);
    if (fault !== null) return absent(fault);
    names[name] = true;
    const data = hooks.valuesOf(parameter);
    if (data.length !== parameter.size) return absent(`${shown(name)} holds other values than its shape says`);
    const { shape } = parameter;
    push(
      weights,
      plain({ name, shape: makeList(shape.length, axis => shape[axis] ?? 0), values: makeList(data.length, at => wire(data[at] ?? NaN)) }),
    );
  }
  return plain({ found: weights, absent: null });
}

function faultOf(name: string, parameter: Parameters<typeof tensorFault>[0]): string | null {
  if (name === '' || name.length > weightLimits.name) return `the name of a parameter has ${countedText(name.length)} characters`;
  if (parameter.isDisposed) return `${shown(name)} was disposed`;
  if (parameter.dtype !== 'float32') return `${shown(name)} is ${shortText(captured.text(parameter.dtype), 20)}, not float32`;
  return tensorFault(parameter) === null ? null : `${shown(name)} is ${tensorFault(parameter) ?? ''}`;
}

function shown(name: string): string {
  return `'${shortText(name, 40)}'`;
}

function absent(why: string): Found<readonly WeightTensor[]> {
  return plain({ found: null, absent: why });
}
