import { tickingOf } from '../../src/core/base/patience.ts';
import type { GradingAnswer, GradingPageApi, GradingRequest } from '../../src/core/channels/gradingChannel.ts';
import type { Verdict } from '../../src/core/run/verdict.ts';
import { endedCheck } from '../../src/core/words/endedCheck.ts';
import { inPage } from '../lab/runner/inPage.ts';
import { OwnSandbox } from '../lab/runner/ownSandbox.ts';

type Installed = Parameters<GradingPageApi['install']>[0];

/**
 * Checks attempts that nobody trusts, each in a frame and a worker of its own behind the walls of the lab view. What an
 * attempt says goes through its supervisor; nothing in the frame knows this page.
 */
export class GradingPage implements GradingPageApi {
  private readonly place = inPage(document.body);
  private readonly time = tickingOf(window);
  private installed: Installed | undefined;
  private count = 0;

  install(params: Installed): void {
    this.installed = params;
  }

  check({ lab, timeLimitMs }: GradingRequest): Promise<GradingAnswer> {
    const { installed, place, time } = this;
    if (!installed) return Promise.reject(new Error('The sandbox scripts were not installed before the first check.'));
    const { frame, supervisor, labWorker } = installed.scripts;
    return new Promise(resolve => {
      let verdict: Verdict | undefined;
      let lastLine: number | null = null;
      const sandbox = new OwnSandbox(
        { place, time, nonce: installed.nonce, scripts: { frame, supervisor }, labWorker },
        {
          load: { key: `attempt ${String(this.count++)}`, lab, backend: 'cpu' },
          measured: { name: 'cpu', reason: 'The CPU gives the same numbers everywhere.' },
          timeLimitMs,
          turned: [],
        },
        {
          onEvent: event => {
            if (event.kind === 'line') lastLine = event.line;
            // The first one counts: a check gives one.
            if (event.kind === 'verdict') verdict ??= event.verdict;
          },
          onEnded: outcome => {
            sandbox.dispose();
            const found = verdict ?? endedCheck(outcome, lastLine);
            resolve({ verdict: found, isSure: found.kind !== 'couldNotRun' || outcome.status === 'failed' });
          },
        },
      );
    });
  }
}
