import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import { expect, it } from 'vitest';
import type { RunEvent } from '../../../src/core/run/run.ts';
import { repository } from '../../../scripts/repository.mjs';
import { usePages } from './openPage.ts';
import { play } from './play.ts';
import { runId, scalarLab, trainingLab } from './samples.ts';
import type { ShownPage } from './shownPage.ts';

/** The product with one more line in the list of tabs, and one more file. */
const oneMoreTab: Plugin = {
  name: 'one-more-tab',
  setup(build) {
    build.onLoad({ filter: /[\\/]results[\\/]tabList\.ts$/ }, async ({ path }) => {
      const list = await readFile(path, 'utf8');
      const end = list.lastIndexOf('];');
      expect(end).toBeGreaterThan(0);
      const file = JSON.stringify(join(repository, 'test/browser/labPage/warningsTab.ts'));
      return { contents: `import { WarningsTab } from ${file};\n${list.slice(0, end)}  () => new WarningsTab(),\n];\n`, loader: 'ts' };
    });
  },
};

const openPage = usePages([oneMoreTab]);

const selected = (shown: ShownPage): Promise<string> => shown.page.locator('[role=tab][aria-selected=true]').innerText();
const warning: RunEvent = { kind: 'warning', warning: { code: 'W-SOFTMAX', message: 'Twice.', frames: [] } };

it('a tab that stands in the list is shown, counted and opened', async () => {
  const shown = await openPage();
  await play(shown, { ...scalarLab, events: [warning] });
  expect(await shown.page.getByRole('tab').count()).toBe(7);
  expect(await selected(shown)).toMatch(/^Warnings\s*1$/);
  expect(await shown.page.locator('.warned').innerText()).toBe('W-SOFTMAX');
});

it('it is chosen, and comes back after the page was hidden', async () => {
  const shown = await openPage();
  const events = [...scalarLab.events, warning];
  await play(shown, { ...scalarLab, events });
  expect(await selected(shown)).toContain('Gates');
  await shown.page.getByRole('tab', { name: 'Warnings' }).click();
  await shown.load();
  const ended: RunEvent = { kind: 'ended', outcome: scalarLab.outcome };
  await shown.remote.show({
    ...scalarLab.view,
    run: { runId, events: [...events, ended], message: scalarLab.message, lab: scalarLab.lab },
  });
  await shown.drawn();
  expect(await selected(shown)).toContain('Warnings');
});

it('has no empty tables before a lab has run', async () => {
  const shown = await openPage();
  await shown.page.getByRole('tab', { name: 'Gates' }).click();
  await shown.page.getByText('Gates appear here').waitFor();
  expect(await shown.page.locator('table:visible').count()).toBe(0);
});

it('comes to the front with the focus where it is asked for, also while there is nothing in it', async () => {
  const shown = await openPage();
  const focused = shown.page.locator('[role=tab]:focus');
  await shown.remote.showTab({ tab: 'xray' });
  await focused.and(shown.page.getByRole('tab', { name: 'X-ray' })).waitFor();
  await shown.page.getByText('After a run, each recurrent module').waitFor();
  await play(shown, trainingLab);
  // It was chosen, and goes on to be.
  expect(await selected(shown)).toContain('X-ray');
  await shown.remote.showTab({ tab: 'shapes' });
  await focused.and(shown.page.getByRole('tab', { name: 'Shapes' })).waitFor();
  expect(await selected(shown)).toContain('Shapes');
});
