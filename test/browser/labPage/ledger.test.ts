import { expect, it } from 'vitest';
import { usePages } from './openPage.ts';
import { play } from './play.ts';
import { mismatchLab, shapeLab } from './samples.ts';

const openPage = usePages();

it('marks the tensors that did not fit, and says who made each and what it takes', async () => {
  const shown = await openPage();
  await play(shown, mismatchLab);
  await shown.page.getByRole('tab', { name: 'Shapes' }).click();
  const panel = shown.page.locator('.shapes');
  expect(await panel.locator('.mismatch').innerText()).toBe(
    '⚠ Line 14: matmul: [4, 6, 16] and [8, 2] do not fit: 16 is not 8. Go to line 14',
  );
  const rows = (await panel.getByRole('table', { name: 'Tensors' }).locator('tbody tr').allInnerTexts()).map(row =>
    row.replaceAll(/\s+/gu, ' '),
  );
  // `other` has the shape that is named as well, but is no part of the call.
  expect(rows.filter(row => row.includes('does not fit')).map(row => row.split(' ')[0])).toEqual(['lstm_out', 'w']);
  expect(rows[1]).toMatch(
    /^lstm_out line 9 \[4, 6, 16\] batch × time × hidden, 1\.5 KB ⚠ does not fit lstm\.forward\(…\) LSTM\(8, 16, batchFirst=true\) /u,
  );
  expect(rows.slice(2, 4).map(row => row.split(' line')[0])).toEqual(
    ['parameters.[0]', 'parameters.[1]'].map(name => name.replace('.', '')),
  );
  expect(await panel.locator('.memory').innerText()).toBe(
    'At the end 55 tensors were alive, with 77 KB; at most there were 1,199 at one time, and 3 MB. Counted as tf.memory() does.',
  );
  const reveal = shown.whenCalled('revealLine');
  await panel.locator('.mismatch').getByRole('button', { name: 'line 14' }).click();
  expect(await reveal).toEqual({ line: 14 });
  await play(shown, shapeLab);
  expect(await panel.locator('.mismatch').isVisible()).toBe(false);
});
