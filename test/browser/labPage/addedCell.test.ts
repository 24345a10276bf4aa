import { expect, it, vi } from 'vitest';
import { addedCellLab } from '../../unit/recorder/addedCellLab.ts';
import { inPyTorch } from '../../unit/torch/cellInList.ts';
import { usePages } from './openPage.ts';
import { play } from './play.ts';
import { trainingLab, viewOf } from './samples.ts';

vi.mock('../../../src/torch/nn/recurrent/cellList.ts', async listed => {
  const { modulesOf } = await import('../../../src/torch/nn/recurrent/moduleOf.ts');
  const { minimalGatedUnit } = await import('../../fixtures/cells/minimalGatedUnit.ts');
  const [MinimalGatedUnit, MinimalGatedUnitCell] = modulesOf(minimalGatedUnit);
  return { ...(await listed<object>()), MinimalGatedUnit, MinimalGatedUnitCell };
});

const openPage = usePages();

it('the gates of a cell in the list stand in the Gates tab, with the meaning the cell gives them', async () => {
  const { lab, events } = await addedCellLab();
  const shown = await openPage();
  await play(shown, { ...trainingLab, view: viewOf('A cell of one file', 'unit.lab.ts', null), lab, events });
  await shown.page.getByRole('tab', { name: 'Gates' }).click();
  const rows = (await shown.page.locator('.gates tbody tr').allInnerTexts()).map(row => row.replaceAll(/\s+/gu, ' '));
  const { forget, one, step } = inPyTorch.trained;
  const from = (min: number, max: number): string => `${min.toFixed(4)} to ${max.toFixed(4)}`;
  // What it leaves of the old state lasts so long.
  const lasts = (gate: number): string => {
    const kept = 1 - gate;
    const steps = Math.round((10 * Math.log(0.5)) / Math.log(kept)) / 10;
    return `1 - ${gate.toFixed(4)} = ${kept.toFixed(4)} keeps half for ${String(steps)} step${steps === 1 ? '' : 's'}; after `;
  };
  const wanted = [
    `forget line 22 ${forget.mean.toFixed(4)} takes half of the new on average ${from(forget.min, forget.max)} in [6, 5, 4] ${lasts(forget.mean)}`,
    `one line 23 ${one.toFixed(4)} takes half of the new on average ${from(one, one)} in [] ${lasts(one)}`,
    `unit.forget line 4 ${forget.mean.toFixed(4)} takes half of the new on average ${from(forget.min, forget.max)} in 5 steps of the last pass ${lasts(forget.mean)}`,
    `cell.forget line 24 ${step.mean.toFixed(4)} takes half of the new on average ${from(step.min, step.max)} in one step of the last pass ${lasts(step.mean)}`,
  ];
  expect(rows.map((row, index) => row.slice(0, wanted[index]?.length))).toEqual(wanted);
  // A tensor with an axis of time passes its gate as often as the layer it came from.
  const after = rows.map(row => / keeps half for .*? (after \d+ steps?) .*? is left/u.exec(row)?.[1]);
  expect(after).toEqual(['after 4 steps', 'after 9 steps', 'after 4 steps', 'after 9 steps']);
});
