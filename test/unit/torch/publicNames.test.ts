import { expect, it } from 'vitest';
import { nn, optim } from '../../../src/torch/index.ts';
import { namePublicly } from '../../../src/torch/names/publicNames.ts';

it('names what is exported as it is exported, whatever a bundle called it', () => {
  const one = (): number => 1;
  const exported = { GRU: one, step: () => 1, size: 3 };
  namePublicly(exported);
  expect([exported.GRU.name, exported.step.name]).toEqual(['GRU', 'step']);
});

it('is done for the modules and optimizers of the library', () => {
  const own = [nn.GRU, nn.LSTM, nn.CrossEntropyLoss, optim.Adam].map(one => Object.getOwnPropertyDescriptor(one, 'name'));
  expect(own.map(descriptor => descriptor?.value as unknown)).toEqual(['GRU', 'LSTM', 'CrossEntropyLoss', 'Adam']);
});
