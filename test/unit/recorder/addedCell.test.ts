import { beforeAll, expect, it, vi } from 'vitest';
import { freshRun, reduceRun } from '../../../src/core/following/runState.ts';
import { describeProbe } from '../../../src/core/words/inline/inlineMarks.ts';
import { gateBarText } from '../../../src/core/words/inline/gateText.ts';
import { numberText } from '../../../src/core/words/numberText.ts';
import { inPyTorch } from '../torch/cellInList.ts';
import { addedCellLab } from './addedCellLab.ts';

vi.mock('../../../src/torch/nn/recurrent/cellList.ts', async listed => {
  const { modulesOf } = await import('../../../src/torch/nn/recurrent/moduleOf.ts');
  const { minimalGatedUnit } = await import('../../fixtures/cells/minimalGatedUnit.ts');
  const [MinimalGatedUnit, MinimalGatedUnitCell] = modulesOf(minimalGatedUnit);
  return { ...(await listed<object>()), MinimalGatedUnit, MinimalGatedUnitCell };
});

let ran: Awaited<ReturnType<typeof addedCellLab>>;

beforeAll(async () => {
  ran = await addedCellLab();
});

/** What is painted beside the line that declares this name. */
function painted(name: string): { readonly kind: string; readonly short: string; readonly full: string } {
  const { values } = ran.events.reduce(reduceRun, freshRun);
  const index = ran.lab.sites.findIndex(site => site.name === name);
  const value = values.get(index);
  if (!value) throw new Error(`'${name}' has reported nothing.`);
  return describeProbe({ name }, value);
}

it('the gate of a cell in the list is told with the meaning the cell gives it, not with its name', () => {
  const { forget, one } = inPyTorch.trained;
  expect(painted('one')).toMatchObject({ kind: 'gate', short: `${numberText(one)} ${gateBarText(one)} takes half of the new` });
  expect(painted('forget').full).toBe(
    `[6, 5, 4] batch × time × hidden, min ${numberText(forget.min)}, max ${numberText(forget.max)}, mean ${numberText(forget.mean)} ${gateBarText(forget.mean)} takes half of the new`,
  );
  expect(painted('candidate').full).not.toMatch(/takes|keeps/u);
  expect(painted('cell').full).toBe('MinimalGatedUnitCell(3, 4), 72 parameters');
});

it('the end of a run tells how far its gates stood open', () => {
  const { values } = ran.events.reduce(reduceRun, freshRun);
  const modules = [...values.values()].flatMap(({ value }) => (value.kind === 'module' && value.gates ? [value.gates] : []));
  expect(modules).toMatchObject([[{ name: 'forget', meaning: 'takes', steps: 5 }], [{ name: 'forget', meaning: 'takes', steps: 1 }]]);
});

it('a right lab that uses it is told of no mistake', () => {
  expect(ran.events.filter(({ kind }) => kind === 'warning')).toEqual([]);
});
