import { expect, it } from 'vitest';
import { usePages } from './openPage.ts';
import { play } from './play.ts';
import { cpu, runId, trainingLab } from './samples.ts';

const openPage = usePages();

it('holds a run that is long enough, lets it go on for an epoch or for good, and says each', async () => {
  const shown = await openPage();
  const begun = trainingLab.events.map(event => (event.kind === 'started' ? { ...event, backend: cpu, canPause: true as const } : event));
  await play(shown, { ...trainingLab, events: begun }, false);
  const button = (name: string) => shown.page.getByRole('button', { name, exact: true });
  const status = shown.page.locator('header .status');
  const said = () => shown.page.locator('[aria-live]').allInnerTexts();
  const asked = async () =>
    (await shown.sandboxCalls()).flatMap(({ method, params }) => (method === 'pause' ? [(params as { request: string }).request] : []));

  expect(await button('One Epoch').isVisible()).toBe(false);
  await button('Pause').press('Enter');
  await shown.drawn();
  expect(await status.innerText()).toBe('Pausing…');
  await shown.emit(runId, { kind: 'paused', isPaused: true });
  await shown.drawn();
  expect(await status.innerText()).toBe('Paused · line 41');
  await expect.poll(said).toContainEqual('The lab stands still: what it has shown so far can be looked at.');
  expect(await button('Pause').isVisible()).toBe(false);

  await button('One Epoch').press('Enter');
  await shown.emit(runId, { kind: 'paused', isPaused: false });
  await shown.drawn();
  expect(await status.innerText()).toBe('One more epoch… · line 41');
  await shown.emit(runId, { kind: 'paused', isPaused: true });
  await shown.drawn();
  // The focus is where it was, for the next epoch.
  expect(await shown.page.evaluate(() => document.activeElement?.textContent)).toContain('One Epoch');
  await button('Continue').press('Enter');
  await shown.emit(runId, { kind: 'paused', isPaused: false });
  await shown.drawn();
  expect(await status.innerText()).toMatch(/^Running/);
  await expect.poll(said).toContainEqual('The lab goes on.');
  expect(await asked()).toEqual(['pause', 'turn', 'goOn']);
});

it('offers nothing where a run cannot be held', async () => {
  const shown = await openPage();
  await play(shown, trainingLab, false);
  await expect.poll(() => shown.page.locator('main > .progress').isVisible()).toBe(true);
  expect(await shown.page.getByRole('button', { name: 'Pause' }).isVisible()).toBe(false);
});

it('says below the chart, and aloud, by which rule of the lab its training ended', async () => {
  const shown = await openPage();
  await play(shown, {
    ...trainingLab,
    events: [...trainingLab.events, { kind: 'trained', loops: [{ step: 80, line: 36, done: 80, total: 400 }] }],
  });
  const words = "The lab's own rule ended it early: the loop on line 36 was left in turn 80 of 400.";
  expect(await shown.page.locator('.training-facts').innerText()).toContain(words);
  await expect.poll(async () => (await shown.page.locator('[aria-live]').allInnerTexts()).join(' ')).toContain(words);
});
