import { expect, it } from 'vitest';
import { usePages } from './openPage.ts';
import { play } from './play.ts';
import { runId, scalarLab, trainingLab } from './samples.ts';
import type { ShownPage } from './shownPage.ts';

const openPage = usePages();

const slider = (shown: ShownPage) => shown.page.getByLabel('Step', { exact: true });
const gates = (shown: ShownPage): Promise<string[]> => shown.page.locator('.gates .gate-value .number').allInnerTexts();
const signs = (shown: ShownPage): Promise<string[]> => shown.page.locator('.gates .step-sign').allInnerTexts();

it('goes through the time steps of a module by keyboard, and says at each what its gates are', async () => {
  const shown = await openPage();
  await play(shown, trainingLab);
  await shown.page.getByRole('tab', { name: 'Gates' }).click();
  expect(await slider(shown).getAttribute('aria-valuetext')).toBe('last values of 10 steps');
  expect(await gates(shown)).toEqual(['0.6042', '0.1714']);
  await slider(shown).focus();
  await shown.page.keyboard.press('Home');
  await shown.page.keyboard.press('ArrowRight');
  await shown.drawn();
  expect(await gates(shown)).toEqual(['0.55', '0.2']);
  expect(await signs(shown)).toEqual(['t=2', 't=2']);
  expect(await slider(shown).getAttribute('aria-valuetext')).toBe(
    'Step 2 of 10: gru on average: reset 0.55 uses half of the old, update 0.2 keeps little.',
  );
  expect(await shown.page.locator('.gate-step.is-shown').count()).toBe(2);
  const asked = shown.calls.filter(({ method }) => method === 'requestStep').map(({ params }) => params);
  expect(asked).toEqual([1, 2].map(step => ({ runId, cursor: { clock: 'pass:10', step } })));
  await shown.page.getByRole('button', { name: 'Show Last Values' }).click();
  await shown.drawn();
  expect(await gates(shown)).toEqual(['0.6042', '0.1714']);
  expect(await signs(shown)).toEqual([]);
  expect(shown.calls.at(-1)?.params).toEqual({ runId, cursor: null });
  expect(shown.problems).toEqual([]);
});

it('shows and reads out the step that was chosen in the editor, and forgets it with the next run', async () => {
  const shown = await openPage();
  await play(shown, trainingLab);
  await shown.page.getByRole('tab', { name: 'Gates' }).click();
  await shown.remote.showStep({ runId, cursor: { clock: 'pass:10', step: 10 } });
  await shown.drawn();
  expect(await gates(shown)).toEqual(['0.59', '0.07']);
  expect(await shown.page.locator('.step-at').innerText()).toBe('t=10 of 10');
  expect(await shown.page.locator('[role=status]').innerText()).toContain('Step 10 of 10: gru on average: reset 0.59');
  // A step the run does not have is none.
  await shown.remote.showStep({ runId, cursor: { clock: 'pass:10', step: 11 } });
  await shown.drawn();
  expect(await signs(shown)).toEqual([]);
  await shown.remote.showStep({ runId, cursor: { clock: 'pass:10', step: 3 } });
  await play(shown, trainingLab);
  expect(await signs(shown)).toEqual([]);
});

it('has no slider where a run has no steps', async () => {
  const shown = await openPage();
  await play(shown, scalarLab);
  expect(await shown.page.locator('.steps').isVisible()).toBe(false);
});
