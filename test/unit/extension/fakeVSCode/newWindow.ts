import { documentChanged } from './documents.ts';
import { choices, registered } from './learner.ts';
import { forgetAll } from './lessons.ts';
import { memoryFiles } from './memoryFiles.ts';
import { pages, pageViews, viewProviders } from './panels.ts';
import { commands, env, hoverProviders, l10n, languages, lensProviders } from './surroundings.ts';
import { controllers, tests } from './testing.ts';
import { scrolled, selectionChanged, serializers, tabGroupsChanged, tabsChanged, trees, visibleEditorsChanged, window } from './window.ts';
import {
  configured,
  contentProviders,
  editing,
  fileProviders,
  filesCreated,
  foldersChanged,
  trustGranted,
  workspace,
} from './workspace.ts';

const spaces = [window, workspace, commands, env, l10n, languages, tests, memoryFiles, editing, pages, choices];
/** As nobody has touched them. */
const untouched = spaces.map(space => Object.getOwnPropertyDescriptors(space));

/** VS Code as it opens: what tests have put in the place of its functions, what listens and what was registered is gone, too. */
export function openNewWindow(): void {
  for (const [i, space] of spaces.entries()) {
    const first = untouched[i] ?? {};
    for (const name of Object.keys(space)) if (!Object.hasOwn(first, name)) Reflect.deleteProperty(space, name);
    Object.defineProperties(space, first);
  }
  forgetAll();
  for (const list of [lensProviders, hoverProviders, controllers, pageViews]) list.length = 0;
  for (const map of [registered, configured, contentProviders, fileProviders, serializers, trees, viewProviders]) map.clear();
  const events = [documentChanged, tabsChanged, tabGroupsChanged, visibleEditorsChanged, trustGranted, filesCreated, foldersChanged];
  for (const event of [...events, selectionChanged, scrolled]) event.dispose();
}
