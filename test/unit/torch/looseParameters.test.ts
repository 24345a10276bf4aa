import { expect, it } from 'vitest';
import { nn, zeros, type Tensor } from '../../../src/torch/index.ts';
import { LayerLists } from '../../../src/torch/mistakes/layerLists.ts';
import { looseLayers } from '../../../src/torch/nn/module/looseLayers.ts';

const parametersIn = (value: object): Tensor[] | null => (value instanceof nn.Module ? [...value.parameters()] : null);

function told(held: unknown): string {
  const lists = new LayerLists({ isWanted: () => true, hasGradient: () => true });
  lists.saw(
    {},
    [],
    () => looseLayers('Net', [['kept', held]], parametersIn, new Set()),
    () => null,
  );
  return lists.verdict(true)?.message ?? 'nothing';
}

const parameter = (): nn.Parameter => new nn.Parameter(zeros(2));

it('parameters in a list are told to get fields, since a list of modules takes none', () => {
  const said =
    'Net keeps parameters in an array (kept), where they are neither found nor trained. Give each a field of its own, kept0 = new nn.Parameter(…).';
  expect(told([parameter(), parameter()])).toBe(said);
  expect(told(new Map([['w', parameter()]]))).toMatch(/^Net keeps parameters in a Map \(kept\).*kept0 = new nn\.Parameter/su);
  expect(() => new nn.ModuleList([parameter() as never])).toThrow('nn.ModuleList needs modules');
});

it('layers in a list, with parameters beside them or not, are told to become a list of modules', () => {
  expect(told([new nn.Linear(1, 1)])).toMatch(/^Net keeps layers in an array \(kept\).*kept = new nn\.ModuleList/su);
  expect(told([parameter(), new nn.Linear(1, 1)])).toMatch(/^Net keeps layers in an array/su);
  expect(told([zeros(2), 'text', null])).toBe('nothing');
});
