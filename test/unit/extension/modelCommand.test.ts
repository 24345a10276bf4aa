import { beforeEach, expect, it, vi } from 'vitest';
import type { ModelTab } from '../../../src/core/channels/labPageChannel.ts';
import { commands } from '../../../src/extension/host/ids.ts';
import type { PageLink } from '../../../src/extension/labView/pageLink.ts';
import { Guards } from '../../../src/extension/parts/guards.ts';
import type { Log } from '../../../src/extension/shown/log.ts';
import { ModelCommand } from '../../../src/extension/steps/modelCommand.ts';
import { standIn } from './fakeVSCode/standIn.ts';
import * as fake from './fakeVSCode/vscode.ts';

vi.mock('vscode', () => import('./fakeVSCode/vscode.ts'));

beforeEach(() => {
  fake.forgetAll();
});

it('shows the tab that is asked for, and of anything else the model from inside', async () => {
  const shown: ModelTab[] = [];
  const showTab: PageLink['remote']['showTab'] = ({ tab }) => {
    shown.push(tab);
    return Promise.resolve();
  };
  const page = standIn<PageLink>({ remote: standIn<PageLink['remote']>({ showTab }) });
  new ModelCommand({ focus: () => Promise.resolve(page) }, new Guards(standIn<Log>({ error: () => undefined })).commands);
  const ask = fake.registered.get(commands.showModel);
  for (const asked of [undefined, 'shapes', 'training', 'task', 'toString', { tab: 'shapes' }, 7]) await ask?.(asked);
  expect(shown).toEqual(['xray', 'shapes', 'training', 'xray', 'xray', 'xray', 'xray']);
});
