import { expect, it } from 'vitest';
import { WantedGate } from '../../../webview/lab/results/wantedGate.ts';
import { xrayLayers } from '../../browser/labPage/sampleXray.ts';

const gate = { layer: 0, gate: 'update' };

it('is looked for in the run that it was asked about, until it is found, and in no other', () => {
  const wanted = new WantedGate();
  expect(wanted.take(gate, 'a')).toBe(true);
  expect(wanted.take(gate, 'a')).toBe(false);
  expect(wanted.placeIn([])).toBeUndefined();
  expect(wanted.placeIn(xrayLayers)).not.toBeUndefined();
  expect(wanted.take({ ...gate }, 'a')).toBe(true);
  // The run was refused, or nobody has looked; the next one has a gate of the same name.
  expect(wanted.take(gate, 'a')).toBe(true);
  expect(wanted.take(gate, 'b')).toBe(false);
  expect(wanted.placeIn(xrayLayers)).toBeUndefined();
});
