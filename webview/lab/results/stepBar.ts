import { clockText } from '../../../src/core/steps/stepWords.ts';
import { mainClock } from '../../../src/core/steps/steppedValues.ts';
import type { StepClock } from '../../../src/core/steps/stepClock.ts';
import { countText } from '../../../src/core/words/numberText.ts';
import { h } from '../../ui/h.ts';
import type { LabActions, LabPageState, PagePart, PageRun } from '../state/labPageState.ts';
import { setText } from '../state/setText.ts';
import { clocksOf, stepWords } from '../state/shownStep.ts';

const atLast = 'last values';

/** A slider through the steps of a run that has ended: turns of its loops, time steps inside its recurrent modules. */
export class StepBar implements PagePart {
  readonly element: HTMLElement;
  private readonly what = h('select', { 'aria-label': 'Step through' });
  private readonly slider = h('input', { type: 'range', min: 1, step: 1, 'aria-label': 'Step' });
  private readonly at = h('span', { class: 'step-at', 'aria-hidden': 'true' });
  private readonly leave: HTMLButtonElement;
  private readonly actions: Pick<LabActions, 'goToStep'>;
  private clocks: readonly StepClock[] = [];
  private shown: readonly unknown[] = [];

  constructor(actions: Pick<LabActions, 'goToStep' | 'announce'>) {
    this.actions = actions;
    this.leave = h(
      'button',
      {
        class: 'link',
        type: 'button',
        click: () => {
          this.slider.focus();
          actions.goToStep(null);
          actions.announce(stepWords({ step: null, lab: null }));
        },
      },
      'Show Last Values',
    );
    this.what.addEventListener('change', () => {
      // The same place of another clock means nothing: it begins with its last values.
      actions.goToStep(null);
      this.showClock(this.clock);
    });
    this.slider.addEventListener('input', () => {
      this.go(Number(this.slider.value));
    });
    this.element = h(
      'div',
      { class: 'steps', role: 'group', 'aria-label': 'Steps', hidden: true },
      this.what,
      this.slider,
      this.at,
      this.leave,
    );
  }

  update({ run }: LabPageState): void {
    const inputs = [run?.runId, run?.state.outcome, run?.state.values, run?.lab, run?.step];
    if (inputs.every((input, index) => input === this.shown[index])) return;
    const isOther = inputs.slice(0, 4).some((input, index) => input !== this.shown[index]);
    this.shown = inputs;
    if (isOther) this.fill(run);
    if (run && !this.element.hidden) this.show(run);
  }

  private get clock(): StepClock | undefined {
    return this.clocks.find(({ id }) => id === this.what.value);
  }

  private fill(run: PageRun | null): void {
    const chosen = this.what.value;
    this.clocks = run ? clocksOf(run) : [];
    this.what.replaceChildren(...this.clocks.map(clock => h('option', { value: clock.id }, clockText(clock, run?.lab?.files))));
    const isThere = this.clocks.some(({ id }) => id === chosen);
    const { lab, state } = run ?? {};
    this.what.value = isThere ? chosen : ((lab && state && mainClock(this.clocks, lab.sites, state.values)?.id) ?? '');
    const isLost = this.clocks.length === 0 && this.element.contains(document.activeElement);
    this.element.hidden = this.clocks.length === 0;
    if (isLost) document.querySelector<HTMLElement>('header button')?.focus();
  }

  private show(run: PageRun): void {
    const { step } = run;
    if (step) this.what.value = step.clock.id;
    const clock = step?.clock ?? this.clock;
    this.showClock(clock);
    this.element.classList.toggle('is-stepping', step !== null);
    this.leave.hidden = !step;
    if (!step || !clock) return;
    this.slider.value = String(step.cursor.step);
    setText(this.at, `t=${countText(step.cursor.step)} of ${countText(clock.steps)}`);
    this.slider.setAttribute('aria-valuetext', stepWords(run));
  }

  /** The last values: the slider stands at its end. */
  private showClock(clock: StepClock | undefined): void {
    if (!clock) return;
    this.slider.max = String(clock.steps);
    this.slider.value = this.slider.max;
    setText(this.at, `${atLast}, ${countText(clock.steps)} steps`);
    this.slider.setAttribute('aria-valuetext', `${atLast} of ${countText(clock.steps)} steps`);
  }

  private go(step: number): void {
    const { clock } = this;
    if (clock) this.actions.goToStep({ clock: clock.id, step });
  }
}
