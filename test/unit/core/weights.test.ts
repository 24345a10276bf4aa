import { describe, expect, it } from 'vitest';
import { checkProbeValue as check } from '../../../src/core/checked/checkValue.ts';
import type { ProbeValue } from '../../../src/core/run/value.ts';
import { encodeSafetensors } from '../../../src/extension/weights/safetensors.ts';
import { weightScript } from '../../../src/extension/weights/weightScript.ts';

function checked(value: unknown): { readonly value: ProbeValue | null; readonly refused: number } {
  let refused = 0;
  return { value: check(value, () => refused++), refused };
}

const module = (weights: unknown) => ({ site: 0, count: 1, value: { kind: 'module', text: 'Linear(2, 1)', parameters: 3, weights } });
const tensor = (name: unknown, shape: unknown, values: unknown) => ({ name, shape, values });

describe('weights that come from a lab', () => {
  it('are taken as they are, with numbers of every kind', () => {
    const weights = [tensor('fc.weight', [1, 2], [0.5, 'NaN']), tensor('fc.bias', [], ['-Infinity'])];
    expect(checked(module(weights))).toEqual({ value: module(weights), refused: 0 });
  });

  it.each([
    ['no list', 'all of them'],
    ['a shape that does not fit', [tensor('w', [3], [1, 2])]],
    ['no name', [tensor('', [1], [1])]],
    ['a name that is none', [tensor(7, [1], [1])]],
    ['one name for two', [tensor('w', [1], [1]), tensor('w', [1], [2])]],
    ['a size that is none', [tensor('w', [-1, -1], [1])]],
    ['a name without end', [tensor('w'.repeat(200), [1], [1])]],
    ['values that are none', [tensor('w', [1], ['one'])]],
    ['more numbers than fit', [tensor('w', [2501], Array(2501).fill(0))]],
    ['more numbers than fit, in parts', [tensor('v', [2000], Array(2000).fill(0)), tensor('w', [501], Array(501).fill(0))]],
  ])('are refused with %s', (_, weights) => {
    const { text, parameters } = module(weights).value;
    const value = { kind: 'module', text, parameters, weightsAbsent: 'what the run sent of it could not be read' };
    expect(checked(module(weights))).toEqual({ value: { site: 0, count: 1, value }, refused: 1 });
  });
});

describe('gates that come from a lab', () => {
  const gate = {
    name: 'forget_l0',
    meaning: 'keeps',
    min: 0.1,
    max: 0.9,
    mean: 0.5,
    steps: 100,
    overTime: [0.4, 0.6],
    ofUnits: [0.2, 0.8],
  };
  const withGates = (gates: unknown) => ({ site: 0, count: 1, value: { kind: 'module', text: 'GRU(1, 2)', parameters: 9, gates } });

  it('are taken over as they are, and nothing else with them', () => {
    expect(checked(withGates([gate]))).toEqual({ value: withGates([gate]), refused: 0 });
    expect(checked(withGates([{ ...gate, more: 1 }])).value).toEqual(withGates([gate]));
  });

  it.each([
    ['no list', 'gates'],
    ['too many', Array.from({ length: 65 }, () => gate)],
    ['a name that is none', [{ ...gate, name: '<b>' }]],
    ['a meaning that is none', [{ ...gate, meaning: 'leaks' }]],
    ['no meaning', [{ ...gate, meaning: undefined }]],
    ['a mean that is no number', [{ ...gate, mean: 'NaN' }]],
    ['no count of steps', [{ ...gate, steps: -1 }]],
    ['too many steps', [{ ...gate, overTime: Array.from({ length: 65 }, () => 0.5) }]],
    ['too many units', [{ ...gate, ofUnits: Array.from({ length: 513 }, () => 0.5) }]],
    ['units that are no numbers', [{ ...gate, ofUnits: [null] }]],
    ['steps that are no numbers', [{ ...gate, overTime: ['0.5'] }]],
  ])('are refused with %s', (_, gates) => {
    const { text, parameters } = withGates(gates).value;
    const value = { kind: 'module', text, parameters, gatesAbsent: 'what the run sent of it could not be read' };
    expect(checked(withGates(gates))).toEqual({ value: { site: 0, count: 1, value }, refused: 1 });
  });
});

describe('a file of weights', () => {
  it('holds a header whose length stands before it, and float32 after it', () => {
    const bytes = encodeSafetensors([{ name: 'w', shape: [2], values: [1, 'Infinity'] }], { lab: 'é"\n' });
    const view = new DataView(bytes.buffer);
    const length = Number(view.getBigUint64(0, true));
    expect(length % 8).toBe(0);
    const text = new TextDecoder('ascii').decode(bytes.slice(8, 8 + length));
    expect(JSON.parse(text)).toEqual({ __metadata__: { lab: 'é"\n' }, w: { dtype: 'F32', shape: [2], data_offsets: [0, 8] } });
    expect([view.getFloat32(8 + length, true), view.getFloat32(12 + length, true)]).toEqual([1, Infinity]);
    expect(bytes).toHaveLength(16 + length);
  });

  it('comes with a script that is the twin without its training', () => {
    const twin =
      'import torch\n\nmodel = Net()\n# Learns.\nfor epoch in range(3):\n    loss = f()\n\n    optimizer.step()\n\n\nprint(model(x))\n';
    const script = weightScript({ file: 'a "b".safetensors', variable: 'model', twin });
    expect(script).toContain('.with_name("a \\"b\\".safetensors")');
    expect(script).toContain('model = Net()\nmodel.load_state_dict(weights)\n# Learns.\nprint(model(x))');
    expect(script).not.toContain('step()');
    expect(weightScript({ file: 'a', variable: 'myModel', twin: 'my_model = Net()\n' })).toContain('my_model.load_state_dict(weights)');
    expect(weightScript({ file: 'a', variable: 'model', twin: 'for k in ks:\n    model = Net()\n' })).toContain('for name, values in');
  });
});
