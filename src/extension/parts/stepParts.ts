import { Disposable } from '../../core/base/disposable.ts';
import { StepCommands } from '../steps/stepCommands.ts';
import { Steps, type StepsOptions } from '../steps/steps.ts';
import { StepStatus } from '../steps/stepStatus.ts';
import type { Commands } from '../trust/commands.ts';

/** A run, step by step. */
export class StepParts extends Disposable {
  constructor({ commands, ...options }: StepsOptions & { readonly commands: Commands }) {
    super();
    const steps = this.register(new Steps(options));
    this.register(new StepCommands(steps, commands));
    this.register(new StepStatus(steps, options.sheets));
  }
}
