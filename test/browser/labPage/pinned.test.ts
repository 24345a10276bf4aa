import { expect, it } from 'vitest';
import { usePages } from './openPage.ts';
import { play, runAgain } from './play.ts';
import { curve, dialLab, scalarLab, trainingLab } from './samples.ts';
import type { ShownPage } from './shownPage.ts';

const openPage = usePages();

const keys = async (shown: ShownPage): Promise<string[]> =>
  (await shown.page.locator('.key-pinned').allInnerTexts()).map(text => text.replaceAll(/\s+/gu, ' '));

it('keeps the curve of a run beside those of later ones, with what was turned in it, until it is unpinned', async () => {
  const shown = await openPage();
  await play(shown, dialLab);
  await shown.page.getByRole('button', { name: 'Pin This Run' }).press('Enter');
  await expect
    .poll(() => shown.page.locator('[aria-live]').allInnerTexts())
    .toContainEqual('This run is pinned 1: its curve stays beside those of later runs.');
  // It would cover itself.
  expect(await keys(shown)).toEqual([]);
  await runAgain(shown, 'd', 0.5, 30);
  expect(await keys(shown)).toEqual([expect.stringMatching(/^loss of pinned 1 0\.0001/u)]);
  // While a curve grows, what can be pressed stays what it is.
  const growing = '9'.repeat(32);
  await shown.remote.run({ runId: growing, key: 'k', lab: dialLab.lab, backend: 'auto' });
  await shown.emit(growing, ...dialLab.events.slice(0, 1), { kind: 'metrics', points: curve(20) });
  await shown.drawn();
  const unpin = await shown.page.getByRole('button', { name: 'Unpin pinned 1' }).elementHandle();
  await shown.emit(growing, { kind: 'metrics', points: curve(20, 21) });
  await shown.drawn();
  expect(await unpin.evaluate(button => button.isConnected)).toBe(true);
  await runAgain(shown, 'd', 0.5, 30);
  await shown.page.getByRole('slider', { name: 'Training step that is looked at' }).press('p');
  await runAgain(shown, 'e', 2);
  expect((await keys(shown)).map(text => text.replace(/ [\d.e-]+ ×$/u, ''))).toEqual(['loss of pinned 1', 'loss of pinned 2 (seqLen 30)']);
  const label = await shown.page.locator('.chart').getAttribute('aria-label');
  expect(label).toContain(' In pinned 1: ');
  expect(label).toContain(' In pinned 2 (seqLen 30): ');
  await shown.page.getByRole('button', { name: 'Show as table' }).click();
  const heads = await shown.page.locator('.training-table thead th').allInnerTexts();
  expect(heads).toEqual(['Step', 'Loss', 'Accuracy', 'Loss of pinned 1', 'Loss of pinned 2 (seqLen 30)']);
  const [first] = await shown.page.locator('.training-table tbody tr').allInnerTexts();
  const [loss, one, two] = [1, 3, 4].map(at => Number(first?.split('\t')[at]));
  expect([one, two].map(number => Math.round((100 * (number ?? 0)) / (loss ?? 1)))).toEqual([50, 25]);
  await shown.page.getByRole('button', { name: 'Unpin pinned 1' }).press('Enter');
  expect((await keys(shown)).length).toBe(1);
  await expect.poll(() => shown.page.locator('[aria-live]').allInnerTexts()).toContainEqual('pinned 1 is not pinned any more.');
  expect(await shown.page.evaluate(() => document.activeElement?.textContent)).toBe('Pin This Run');
});

it('pins four at most, of each lab its own, and says of one that trains otherwise why it is not drawn', async () => {
  const shown = await openPage();
  await play(shown, dialLab);
  const pin = shown.page.getByRole('button', { name: /^(Pin|Unpin) This Run/u });
  for (const id of ['a', 'b', 'c', 'd']) {
    await runAgain(shown, id, 0.5);
    await pin.click();
    expect(await pin.innerText()).toMatch(/^Unpin This Run/u);
  }
  await runAgain(shown, 'e', 0.7);
  expect(await pin.isDisabled()).toBe(true);
  expect(await keys(shown)).toHaveLength(4);
  await shown.page.getByRole('button', { name: 'Unpin pinned 2' }).click();
  await pin.click();
  await runAgain(shown, 'f', 0.6);
  const looks = await shown.page.locator('.key-pinned').evaluateAll(all => all.map(({ classList }) => classList.item(2)));
  expect(new Set(looks).size).toBe(4);
  await shown.remote.show(scalarLab.view);
  await shown.drawn();
  await play(shown, { ...trainingLab, view: { ...trainingLab.view, key: 'file:///other/lab' } });
  expect(await keys(shown)).toEqual([]);
  expect(await pin.innerText()).toBe('Pin This Run');
  const twice = [...curve(20), ...curve(20, 21).map(point => ({ ...point, optimizer: 1 }))];
  const events = trainingLab.events.map(event => (event.kind === 'metrics' ? { ...event, points: twice } : event));
  await play(shown, { ...trainingLab, events });
  expect(await keys(shown)).toEqual([]);
  expect(await shown.page.locator('.beside').innerText()).toContain('pinned 1 trains another number of times: not drawn');
});

it('leaves a low window to the chart: a run is pinned by its key there', async () => {
  const shown = await openPage({ width: 922, height: 198 });
  await play(shown, dialLab);
  const button = shown.page.locator('.beside > .link');
  const lines = () => shown.page.locator('.legend').evaluate(legend => legend.getBoundingClientRect().height);
  expect(await button.isVisible()).toBe(false);
  expect(await lines()).toBeLessThan(30);
  await shown.page.getByRole('slider', { name: 'Training step that is looked at' }).press('p');
  await runAgain(shown, 'b', 0.5);
  expect(await keys(shown)).toEqual([expect.stringMatching(/^loss of pinned 1/u)]);
  expect(await shown.page.locator('.key-pinned').isVisible()).toBe(true);
  expect(await button.isVisible()).toBe(false);
});
