import { Disposable } from '../../core/base/disposable.ts';
import { ModelCommand } from '../steps/modelCommand.ts';
import { StepCommands } from '../steps/stepCommands.ts';
import { Steps, type StepsOptions } from '../steps/steps.ts';
import { StepStatus } from '../steps/stepStatus.ts';
import { WhyCommand, type WhyCommandOptions } from '../steps/whyCommand.ts';

/** A run, step by step. */
export class StepParts extends Disposable {
  constructor({ commands, ...options }: StepsOptions & WhyCommandOptions) {
    super();
    const steps = this.register(new Steps(options));
    this.register(new StepCommands(steps, commands));
    this.register(new WhyCommand({ commands, ...options }));
    this.register(new ModelCommand(options.labView, commands));
    this.register(new StepStatus(steps, options.sheets));
  }
}
