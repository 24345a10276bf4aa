import { expect, it, vi } from 'vitest';
import { freshRun } from '../../../src/core/following/runState.ts';
import type { LabDial } from '../../../src/core/run/dials.ts';
import type { LabRun } from '../../../src/extension/runs/labRun.ts';
import { standIn } from './fakeVSCode/standIn.ts';
import * as fake from './fakeVSCode/vscode.ts';

vi.mock('vscode', () => import('./fakeVSCode/vscode.ts'));
const { TurnedDials } = await import('../../../src/extension/runs/turnedDials.ts');

const uri = fake.Uri.file('/lesson/a.lab.ts');
const seed: LabDial = { kind: 'seed', name: 'seed', own: 42, value: 43, line: 6 };
const length: LabDial = { kind: 'number', name: 'n', own: 10, value: 10, from: 1, to: 20, step: 1, line: 7 };

it('lets dials stand as the learner has turned them, or else as in the last run of the lab', () => {
  const last = standIn<LabRun>({ state: { ...freshRun, dials: [seed, length] } });
  const dials = new TurnedDials({ get: asked => (asked.path === uri.path ? last : undefined) });
  expect(dials.of(uri)).toEqual([{ name: 'seed', own: 42, value: 43 }]);
  expect(dials.of(fake.Uri.file('/lesson/b.lab.ts'))).toEqual([]);
  dials.set(uri, [{ name: 'n', own: 10, value: 20 }]);
  expect(dials.of(uri)).toEqual([{ name: 'n', own: 10, value: 20 }]);
  dials.set(uri, []);
  expect(dials.of(uri)).toEqual([]);
});

it('lets what the text says by now win over what was turned when it said something else', () => {
  const dials = new TurnedDials({ get: () => undefined });
  const turned = [
    { name: 'n', own: 10, value: 20 },
    { name: 'seed', own: 42, value: 43 },
  ];
  dials.set(uri, turned);
  dials.meet(uri, { ...length, value: 20 });
  expect(dials.of(uri)).toEqual(turned);
  dials.meet(uri, { ...length, own: 12, value: 12 });
  expect(dials.of(uri)).toEqual([{ name: 'seed', own: 42, value: 43 }]);
});
