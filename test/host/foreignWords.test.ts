import type { Locator } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { repository } from '../../scripts/repository.mjs';
import { versions } from '../../scripts/vscode/releases.mjs';
import { openHost, type HostSession } from './hostSession.ts';
import { makeMutant } from './mutant.ts';

/** What VS Code would draw as a link that runs a command, as a link that leaves the window, and as an icon. */
const words = '[Show what is wrong](command:gatescope.showLog) see [here](https://example.invalid/x) $(sync~spin)';
const plainWords = '[Show what is wrong] (command:gatescope.showLog) see [here] (https://example.invalid/x) $ (sync~spin)';
const attempt = 'exercise-forget-gate.lab.ts';
const files = {
  'words.lab.ts': `const word = 1;\nthrow new Error('${words}');\n`,
  // A file of this name is the learner's attempt at the exercise.
  [attempt]: `const a = 1;\nthrow new Error('${words}');\n`,
};

describe.each(versions)('words of a lab in VS Code %s', version => {
  let host: HostSession | undefined;
  afterEach(async () => {
    await host?.dispose();
    host = undefined;
  });

  /** Runs the one, checks the other, and hands over each place that has said what the lab threw. */
  async function tell(extension = repository): Promise<Readonly<Record<'lens' | 'problem' | 'notification', Locator>>> {
    host = await openHost({ version, files, extension });
    const { workbench, view } = host;
    await workbench.openFile('words.lab.ts');
    await view.begin(() => workbench.clickCodeLens('Run Lab'));
    await view.whenStatus('Failed');
    const lens = workbench.codeLens('Show what is wrong');
    await lens.waitFor();
    // In sight, the lab view says it itself.
    await workbench.runCommand('View: Hide Panel');
    await workbench.openFile(attempt);
    await workbench.clickCodeLens('Check');
    await workbench.whenNotified('Show what is wrong');
    await workbench.openFile('words.lab.ts');
    await lens.waitFor();
    await workbench.runCommand('Problems: Focus on Problems View');
    await workbench.runCommand('Notifications: Show Notifications');
    const places = {
      lens,
      problem: workbench.page.locator('.markers-panel .monaco-list-row').filter({ hasText: 'Show what is wrong' }).first(),
      notification: workbench.page
        .locator('.notifications-center .notification-list-item-message')
        .filter({ hasText: 'Show what is wrong' }),
    };
    for (const place of Object.values(places)) await place.waitFor();
    return places;
  }

  /** Those with words: VS Code's own actions are bare icons. */
  const links = (place: Locator): Promise<string[]> =>
    place.locator('a').evaluateAll(all => all.map(one => one.textContent).filter(text => text !== ''));
  const icons = (place: Locator): Promise<number> => place.locator('.codicon-sync').count();

  it('are words above its line, among the problems and in a notification', async () => {
    for (const place of Object.values(await tell())) {
      expect((await place.textContent())?.replaceAll('\u00a0', ' ')).toContain(plainWords);
      expect(await links(place)).toEqual([]);
      expect(await icons(place)).toBe(0);
    }
  });

  it('would be a command and an icon if they had not been through `shown`', async () => {
    const mutant = await makeMutant(['dist/extension.cjs'], String.raw`.replace(/\](?=\()/g,"] ").replace(/\$(?=\()/g,"$ ")`, '');
    try {
      const { lens, notification } = await tell(mutant.folder);
      expect(await icons(lens)).toBe(1);
      expect(await links(notification)).toEqual(['Show what is wrong', 'here']);
    } finally {
      await mutant.dispose();
    }
  });
});
