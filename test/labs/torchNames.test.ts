import { expect, it } from 'vitest';
import { readTorchNames } from '../../scripts/torchNames.mjs';
import { torchNames } from '../../src/torch/names/torchNames.ts';
import { python } from './pytorch.ts';

it.skipIf(python === null)("the list of PyTorch's names is the installed PyTorch's", () => {
  const lists = readTorchNames(python ?? '');
  const committed = Object.fromEntries(Object.entries(torchNames).map(([kind, names]) => [kind, names.split(' ')]));
  expect(committed).toEqual(lists);
});
