import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { clockText } from '../../core/steps/stepWords.ts';
import { stepClocks } from '../../core/steps/stepClock.ts';
import { shown } from '../../core/words/shownText.ts';
import { commands as ids } from '../host/ids.ts';
import type { LabRun } from '../runs/labRun.ts';
import { inWords } from '../shown/inWords.ts';
import { showInformation, showInStatusBar } from '../shown/messages.ts';
import { askWhich } from '../shown/questions.ts';
import type { Commands } from '../trust/commands.ts';
import type { Steps } from './steps.ts';

const shownMs = 5_000;

/** Goes through the steps of a run by keyboard. */
export class StepCommands extends Disposable {
  private readonly steps: Steps;

  constructor(steps: Steps, commands: Commands) {
    super();
    this.steps = steps;
    this.register(commands.register(ids.nextStep, () => this.move(1)));
    this.register(commands.register(ids.previousStep, () => this.move(-1)));
    this.register(commands.register(ids.chooseSteps, () => this.choose()));
    this.register(
      commands.register(ids.showLastValues, () => {
        const run = this.steps.runHere();
        if (!run?.cursor) return;
        this.steps.leave(run);
        showInStatusBar(inWords('The last values of the run are shown again.'), shownMs);
      }),
    );
  }

  private async move(by: 1 | -1): Promise<void> {
    const run = await this.endedRun();
    if (!run) return;
    const step = this.steps.move(run, by);
    if (step) showInStatusBar(shown(this.steps.sentenceOf(run, step)), shownMs);
    else await tellNone();
  }

  private async choose(): Promise<void> {
    const run = await this.endedRun();
    if (!run) return;
    const { lab, state } = run;
    const clocks = stepClocks(lab.sites, state.values);
    if (clocks.length === 0) return tellNone();
    const items = clocks.map(clock => ({
      label: shown(clockText(clock, lab.files)),
      description: inWords('{0} steps', clock.steps),
      clock,
    }));
    const last = { label: inWords('Show Last Values'), description: inWords('as the run left them'), clock: null };
    const chosen = await askWhich(run.cursor ? [last, ...items] : items, { title: inWords('Go through what, step by step?') });
    if (!chosen) return;
    if (chosen.clock) showInStatusBar(shown(this.steps.sentenceOf(run, this.steps.goTo(run, chosen.clock, 1))), shownMs);
    else await vscode.commands.executeCommand(ids.showLastValues);
  }

  private async endedRun(): Promise<LabRun | undefined> {
    const run = this.steps.runHere();
    if (run?.isOver) return run;
    await showInformation(
      run
        ? inWords('The lab is still running. Its steps can be gone through when it has ended.')
        : inWords('There are no values yet. Run the lab first.'),
    );
    return undefined;
  }
}

async function tellNone(): Promise<void> {
  await showInformation(
    inWords(
      'There are no steps to go through: no for loop of this run gave values in several turns, and no recurrent module was called. A while loop has no variable that counts its turns.',
    ),
  );
}
