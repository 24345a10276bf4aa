import { xrayColumns, type XrayLayer, type XraySequence } from '../../../src/core/run/xray.ts';
import type { AskedGate } from '../../../src/core/channels/labPageChannel.ts';
import { countText } from '../../../src/core/words/numberText.ts';
import type { XrayFocus } from './xrayFocus.ts';

/** Where a gate that stands beside the code, or in a table, is in the X-ray. */
export interface GatePlace {
  /** Index in the layers, in the places of that one, and in its values. */
  readonly layer: number;
  readonly place: number;
  readonly value: number;
}

/** Of a module with several layers or directions the gate's name says which: `update_l1_reverse`. */
export function findGate(layers: readonly XrayLayer[], { layer: id, gate }: AskedGate): GatePlace | null {
  const layer = layers.findIndex(each => each.id === id && each.pass !== null);
  const { places = [], values = [] } = layers[layer] ?? {};
  const named = places.findIndex(place => gate.endsWith(`_${place}`));
  const name = named === -1 ? gate : gate.slice(0, -1 - (places[named]?.length ?? 0));
  const value = values.findIndex(each => each.name === name);
  return value === -1 ? null : { layer, place: Math.max(0, named), value };
}

/** The unit that adds most to a gate's mean; at a step, or over all of them and at the step where it is largest. */
export function largestPart(sequence: XraySequence, value: number, step: number | null): XrayFocus {
  const columns = xrayColumns(sequence);
  const numbers = sequence.values[value] ?? new Float32Array();
  const at = step === null ? null : Math.min(columns - 1, Math.max(0, Math.floor((step - sequence.from) / sequence.every)));
  const means = sequence.means[value] ?? new Float32Array();
  const ofUnit = at === null ? Array.from(means) : Array.from(means, (_, unit) => numbers[unit * columns + at] ?? NaN);
  const unit = placeOfMost(ofUnit);
  return { value, unit, column: at ?? placeOfMost(Array.from(numbers.subarray(unit * columns, (unit + 1) * columns))) };
}

/** That a number beside the code is a mean, and of what, and which part of it is looked at. */
export function partText({ pass }: XrayLayer, unit: number, sequence: number, step: number | null): string {
  const { sequences = 1, steps = 1, hidden = 1 } = pass ?? {};
  const all = [`${countText(hidden)} units`, ...(step === null ? [`${countText(steps)} steps`] : []), `${countText(sequences)} sequences`];
  const of = `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;
  const at = step === null ? ', at the step where it is largest' : '';
  const mean = `What stands beside the code is a mean of ${of}${step === null ? '' : ` at step ${countText(step + 1)}`}.`;
  return `${mean} This is the unit that adds most to it in sequence ${countText(sequence + 1)}: unit ${String(unit)}${at}.`;
}

function placeOfMost(numbers: readonly number[]): number {
  return numbers.reduce((most, number, at) => (number > (numbers[most] ?? -Infinity) ? at : most), 0);
}
