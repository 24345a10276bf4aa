import { expect, it } from 'vitest';
import { readTorchMembers, readTorchNames } from '../../scripts/torchNames.mjs';
import { torchMembers, torchNames } from '../../src/torch/names/torchNames.ts';
import { python } from './pytorch.ts';

it.skipIf(python === null)("the list of PyTorch's names is the installed PyTorch's", () => {
  expect(committed(torchNames)).toEqual(readTorchNames(python ?? ''));
  expect(committed(torchMembers)).toEqual(readTorchMembers(python ?? ''));
});

function committed(lists: Readonly<Record<string, string>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(lists).map(([kind, names]) => [kind, names.split(' ')]));
}
