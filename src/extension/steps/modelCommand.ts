import { modelTabs } from '../../core/channels/labPageChannel.ts';
import { Disposable } from '../../core/base/disposable.ts';
import { commands as ids } from '../host/ids.ts';
import type { Commands } from '../trust/commands.ts';
import type { WhyCommandOptions } from './whyCommand.ts';

/**
 * Shows the learner's own model in the lab view: from inside, or the tab that was asked for. Where there is nothing to
 * look at, the tab says why.
 */
export class ModelCommand extends Disposable {
  constructor(labView: WhyCommandOptions['labView'], commands: Commands) {
    super();
    this.register(
      commands.register(ids.showModel, async asked => {
        const page = await labView.focus();
        await page.remote.showTab({ tab: modelTabs.find(tab => tab === asked) ?? 'xray' });
      }),
    );
  }
}
