import { dialLimits, seedName, turnedOf, type LabDial } from '../../../src/core/run/dials.ts';
import { freshRun, reduceRun, type RunState } from '../../../src/core/following/runState.ts';
import { countText } from '../../../src/core/words/numberText.ts';
import { h } from '../../ui/h.ts';
import type { Sweep, SweepEnd, SweepRequest } from '../runner/sweepLane.ts';
import { isRunOn, type LabActions, type LabPageState, type PageRun } from '../state/labPageState.ts';
import { setText } from '../state/setText.ts';
import { SweepChart } from './sweepChart.ts';
import { manySeeds, sweepPlan, type SweepPlan } from './sweepPlan.ts';
import { trainingsOf, type SweepResult } from './sweepResult.ts';
import { sweepTable } from './sweepTable.ts';
import { groupsOf, solvedText, sweepText } from './sweepWords.ts';

/** Begins a sweep; null where the lab of that run is not at hand. */
export type StartSweep = (request: SweepRequest) => Sweep | null;

/** How many seeds each value of a dial may be tried with. */
const seedCounts = [1, 3, 5, 10];

/** A sweep that is on, or is over. */
interface Swept {
  readonly plan: SweepPlan;
  readonly lab: PageRun['lab'];
  readonly states: RunState[];
  /** By the places of the plan. */
  readonly results: (SweepResult | undefined)[];
  readonly begin: number;
}

/** Many runs of the lab: over seeds, over a dial's range, over the options of a choice. */
export class SweepPanel {
  readonly element: HTMLElement;
  private readonly what = h('select', { change: () => this.drawControls() });
  private readonly seeds = h('select', {}, ...seedCounts.map(count => h('option', { value: count }, String(count))));
  private readonly seedsLabel: HTMLElement;
  private readonly button = h('button', { class: 'button', type: 'button', click: () => this.press() }, 'Run Sweep');
  private readonly bar = h('progress', { max: 1, 'aria-label': 'Runs of the sweep' });
  private readonly told = h('p', { class: 'sweep-told' });
  private readonly means = h('p', { class: 'muted detail' });
  private readonly chart = new SweepChart();
  private readonly tablePlace = h('div', {
    class: 'sweep-table-place',
    tabindex: 0,
    role: 'region',
    'aria-label': 'Every run of the sweep',
  });
  private readonly start: StartSweep;
  private readonly actions: Pick<LabActions, 'announce'>;
  private state: LabPageState | null = null;
  private dials: readonly LabDial[] = [];
  private shown = '';
  private lab: string | null = null;
  private swept: Swept | null = null;
  private sweep: Sweep | null = null;

  constructor(start: StartSweep, actions: Pick<LabActions, 'announce'>) {
    this.start = start;
    this.actions = actions;
    this.seedsLabel = h('label', {}, h('span', { class: 'muted' }, 'Seeds of each'), this.seeds);
    this.element = h(
      'div',
      { class: 'sweep' },
      h(
        'div',
        { class: 'xray-controls' },
        h('label', {}, h('span', { class: 'muted' }, 'Sweep over'), this.what),
        this.seedsLabel,
        this.button,
        this.bar,
      ),
      this.told,
      this.chart.element,
      this.tablePlace,
      this.means,
    );
    this.forget();
  }

  get count(): number {
    return this.results.length;
  }

  /** There is a dial to sweep, or a sweep to look at. */
  get hasSomething(): boolean {
    return this.dials.length > 0 || this.swept !== null;
  }

  update(state: LabPageState): void {
    this.state = state;
    const lab = state.view?.fileName ?? null;
    if (lab !== this.lab) {
      this.sweep?.cancel();
      this.forget();
    }
    this.lab = lab;
    if (!isRunOn(state)) this.dials = state.run?.state.dials ?? [];
    const choices = this.dials.slice(0, dialLimits.dials).map(({ name, kind }) => [name, kind, name === seedName] as const);
    const key = JSON.stringify(choices);
    if (key !== this.shown) {
      this.shown = key;
      const chosen = this.what.value;
      this.what.replaceChildren(
        ...choices.map(([name, kind, isSeed]) =>
          h('option', { value: name }, isSeed ? `${String(manySeeds)} seeds` : `${name}${kind === 'choice' ? ', each' : ''}`),
        ),
      );
      if (choices.some(([name]) => name === chosen)) this.what.value = chosen;
    }
    this.drawControls();
  }

  /** Ten seeds, as one command. */
  runSeeds(): void {
    if (this.sweep) return;
    if (!this.dials.some(({ name }) => name === seedName)) {
      this.say('This lab sets no seed: write manualSeed(42) at its beginning and run it, and its seed can be swept.');
      return;
    }
    this.what.value = seedName;
    this.press();
  }

  private get results(): readonly SweepResult[] {
    return this.swept?.results.filter(result => result !== undefined) ?? [];
  }

  private forget(): void {
    this.sweep = null;
    this.swept = null;
    this.chart.draw([], '');
    this.tablePlace.replaceChildren();
    this.tablePlace.hidden = true;
    this.means.textContent = '';
    this.told.textContent =
      'Runs the lab many times, as it ran last, each time with another value. A lab has to run once before it can be swept.';
  }

  private drawControls(): void {
    const isOn = this.sweep !== null;
    this.bar.hidden = !isOn;
    setText(this.button, isOn ? 'Cancel Sweep' : 'Run Sweep');
    this.button.disabled = !isOn && (this.dials.length === 0 || this.state === null || isRunOn(this.state));
    this.what.disabled = isOn;
    const hasSeed = this.dials.some(({ name }) => name === seedName);
    this.seedsLabel.hidden = !hasSeed || this.what.value === seedName;
    this.seeds.disabled = isOn;
  }

  private press(): void {
    if (this.sweep) {
      this.sweep.cancel();
      return;
    }
    const run = this.state?.run;
    const plan = sweepPlan(this.dials, this.what.value, Number(this.seeds.value), turnedOf(this.dials));
    if (!run || !plan || !this.state || isRunOn(this.state)) return;
    if (this.state.view?.isEdited) {
      this.say('The code has changed since it ran: run it once, then sweep.');
      return;
    }
    const states = plan.runs.map(() => freshRun);
    const swept: Swept = { plan, lab: run.lab, states, results: plan.runs.map(() => undefined), begin: performance.now() };
    const sweep = this.start({
      runId: run.runId,
      runs: plan.runs.map(({ turned }) => turned),
      listener: {
        event: (index, event) => {
          states[index] = reduceRun(states[index] ?? freshRun, event);
          if (event.kind === 'ended') this.took(swept, index);
          else if (event.kind === 'progress' && this.swept === swept) this.drawProgress(swept);
        },
        over: how => {
          if (this.swept === swept) this.end(swept, how);
        },
      },
    });
    if (!sweep) {
      this.say('This page has not run the lab as it is shown: run it once, then sweep.');
      return;
    }
    this.swept = swept;
    this.sweep = sweep;
    this.drawControls();
    this.drawResults(swept);
    this.drawProgress(swept);
    this.actions.announce(`A sweep of ${countText(plan.runs.length)} runs has begun.`);
  }

  private took(swept: Swept, index: number): void {
    const run = swept.plan.runs[index];
    const state = swept.states[index];
    if (!run || !state) return;
    const { value } = run;
    // What the run itself says it had.
    const seed = swept.plan.name === seedName ? null : (state.dials.find(({ name }) => name === seedName)?.value ?? null);
    const isWhole = state.outcome?.status === 'finished';
    swept.results[index] = { value, seed, isWhole, trainings: isWhole ? trainingsOf(state, swept.lab) : [] };
    // What it printed and gave is not shown: only its curve stays.
    swept.states[index] = freshRun;
    if (this.swept !== swept) return;
    this.drawResults(swept);
    this.drawProgress(swept);
  }

  private drawProgress({ plan, states, results, begin }: Swept): void {
    if (!this.sweep) return;
    const all = plan.runs.length;
    const ended = results.filter(result => result !== undefined).length;
    const parts = states.map(({ progress, outcome }) => (progress?.isLast && !outcome ? progress.done / Math.max(1, progress.total) : 0));
    const done = ended + parts.reduce((sum, part) => sum + part, 0);
    this.bar.value = done / all;
    const left = Math.ceil(((performance.now() - begin) / 1_000 / Math.max(done, 1e-9)) * (all - done));
    const time = ended > 0 && left > 0 ? `, about ${countText(left)} s left` : '';
    setText(
      this.told,
      `${countText(ended)} of ${countText(all)} runs ended${time}. ${sweepText(this.results, plan.name, plan.name === seedName)}`.trim(),
    );
  }

  private drawResults({ plan }: Swept): void {
    const { results } = this;
    const isSeed = plan.name === seedName;
    this.chart.draw(groupsOf(results, plan.name, isSeed), sweepText(results, plan.name, isSeed));
    this.tablePlace.hidden = results.length === 0;
    this.tablePlace.replaceChildren(sweepTable(results, plan.name));
    this.means.textContent = results.some(({ trainings }) => trainings.length > 0) ? solvedText(results) : '';
  }

  private end({ plan }: Swept, how: SweepEnd): void {
    const hadFocus = this.button === document.activeElement;
    this.sweep = null;
    this.drawControls();
    if (hadFocus) this.button.focus();
    const all = plan.runs.length;
    const kept = `${countText(this.count)} of ${countText(all)} runs had ended and are kept.`;
    const why = { done: '', cancelled: `Cancelled: ${kept} `, replaced: `Another run has begun: ${kept} ` }[how];
    this.say(`${why}${sweepText(this.results, plan.name, plan.name === seedName)}`.trim());
  }

  private say(text: string): void {
    setText(this.told, text);
    this.actions.announce(text);
  }
}
