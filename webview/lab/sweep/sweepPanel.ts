import { keepNewest } from '../../../src/core/base/keepNewest.ts';
import { dialLimits, seedDialOf, turnedOf, type LabDial } from '../../../src/core/run/dials.ts';
import { freshRun, reduceRun } from '../../../src/core/following/runState.ts';
import { countText } from '../../../src/core/words/numberText.ts';
import { h } from '../../ui/h.ts';
import type { Sweep, SweepEnd, SweepRequest } from '../runner/sweepLane.ts';
import { isRunOn, type LabActions, type LabPageState } from '../state/labPageState.ts';
import { setText } from '../state/setText.ts';
import { ClaimButton } from './claimButton.ts';
import { SweepChart } from './sweepChart.ts';
import { beginSwept, doneOf, sweepProgress, resultsOf, takeEnd, sweptWords, type Swept } from './swept.ts';
import { duelOf, type Duel } from './duel.ts';
import { manySeeds, sweepPlan } from './sweepPlan.ts';
import { sweepTable } from './sweepTable.ts';
import { groupsOf, solvedText } from './sweepWords.ts';

/** Begins a sweep; null where the lab of that run is not at hand. */
export type StartSweep = (request: SweepRequest) => Sweep | null;

/** How many seeds each value of a dial may be tried with. */
const seedCounts = [1, 3, 5, 10];

interface SweepOn {
  readonly swept: Swept;
  sweep: Sweep | null;
}

/** Sweeps of so many labs are there again when the lab is: the last ones. */
const keptSweeps = 16;
const invitation = 'Runs the lab many times, as it ran last, each time with another value. A lab has to run once before it can be swept.';

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
  private readonly claim: ClaimButton;
  private readonly actions: Pick<LabActions, 'announce' | 'claim'>;
  private state: LabPageState | null = null;
  private dials: readonly LabDial[] = [];
  private shown = '';
  /** Dials and values that the choices were made of. */
  private known: readonly unknown[] = [null, null];
  private lab: string | null = null;
  /** By lab. */
  private readonly sweeps = new Map<string, Swept>();
  /** The one that is on: of the lab that is shown, or of another one. */
  private on: SweepOn | null = null;

  constructor(start: StartSweep, actions: Pick<LabActions, 'announce' | 'claim'>) {
    this.start = start;
    this.actions = actions;
    this.claim = new ClaimButton(actions);
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
      this.claim.element,
      this.chart.element,
      this.tablePlace,
      this.means,
    );
    this.showSwept();
  }

  get count(): number {
    return this.swept ? resultsOf(this.swept).length : 0;
  }

  /** There is a dial to sweep, or a sweep to look at. */
  get hasSomething(): boolean {
    return this.dials.length > 0 || this.swept !== null;
  }

  update(state: LabPageState): void {
    this.state = state;
    const lab = state.view?.key ?? null;
    const isKept = isRunOn(state) && lab === this.lab;
    if (!isKept) this.dials = state.run?.state.dials ?? [];
    if (lab !== this.lab) {
      this.lab = lab;
      this.showSwept();
    }
    // What a run has shown so far can change with each frame: it is looked at when the run is over.
    const known = isKept ? this.known : [this.dials, state.run?.state.values];
    if (known.some((part, at) => part !== this.known[at])) {
      this.known = known;
      this.drawChoices();
    }
    this.drawControls();
  }

  /** What can be swept; what was chosen stays so where it still can. */
  private drawChoices(): void {
    const seed = seedDialOf(this.dials);
    const choices = this.dials.slice(0, dialLimits.dials).flatMap(dial => {
      const { name, kind } = dial;
      const words = dial === seed ? `${String(manySeeds)} seeds` : `${name}${kind === 'choice' ? ', each' : ''}`;
      return [
        { name, words, isDuel: false },
        ...(this.duel(name) ? [{ name, words: `${name}, with as many parameters`, isDuel: true }] : []),
      ];
    });
    const key = JSON.stringify(choices);
    if (key !== this.shown) {
      this.shown = key;
      const chosen = this.what.value;
      const wasDuel = this.isDuel;
      this.what.replaceChildren(
        ...choices.map(({ name, words, isDuel }) => h('option', { value: name, ...(isDuel && { 'data-duel': 'true' }) }, words)),
      );
      const again = choices.findIndex(({ name, isDuel }) => name === chosen && isDuel === wasDuel);
      if (again >= 0) this.what.selectedIndex = again;
    }
  }

  private duel(name: string): Duel | null {
    const { run } = this.state ?? {};
    return run ? duelOf(this.dials, name, run.state) : null;
  }

  /** What is chosen is a duel. */
  private get isDuel(): boolean {
    return this.what.selectedOptions[0]?.dataset['duel'] === 'true';
  }

  /** Ten seeds, as one command. */
  runSeeds(): void {
    if (this.on) return;
    const seed = seedDialOf(this.dials);
    if (!seed) {
      this.say('This lab sets no seed: write manualSeed(42) at its beginning and run it, and its seed can be swept.');
      return;
    }
    this.what.value = seed.name;
    this.press();
  }

  /** Of the lab that is shown. */
  private get swept(): Swept | null {
    return this.lab === null ? null : (this.sweeps.get(this.lab) ?? null);
  }

  private showSwept(): void {
    const { swept } = this;
    if (swept) this.drawResults(swept);
    else {
      this.chart.draw([], '');
      this.tablePlace.replaceChildren();
      this.tablePlace.hidden = true;
      this.means.textContent = '';
    }
    this.tell();
  }

  private tell(): void {
    const { swept } = this;
    const elsewhere = this.on && this.on.swept !== swept ? `A sweep of ${this.on.swept.fileName} is on. ` : '';
    setText(this.told, `${elsewhere}${swept?.told ?? invitation}`);
  }

  private drawControls(): void {
    const isOn = this.on !== null;
    this.bar.hidden = !isOn;
    setText(this.button, isOn ? 'Cancel Sweep' : 'Run Sweep');
    this.button.disabled = !isOn && (this.dials.length === 0 || this.state === null || isRunOn(this.state));
    this.what.disabled = isOn;
    const seed = seedDialOf(this.dials);
    this.seedsLabel.hidden = !seed || this.what.value === seed.name;
    this.seeds.disabled = isOn;
    if (this.state) this.claim.update(this.swept, this.state, this.on !== null && this.on.swept === this.swept);
  }

  private press(): void {
    if (this.on) {
      this.on.sweep?.cancel();
      return;
    }
    const { run, view } = this.state ?? {};
    const plan = sweepPlan(
      this.dials,
      this.what.value,
      Number(this.seeds.value),
      turnedOf(this.dials),
      this.isDuel ? this.duel(this.what.value) : null,
    );
    if (!run || !view || !plan || !this.state || isRunOn(this.state)) return;
    if (view.isEdited) {
      this.say('The code has changed since it ran: run it once, then sweep.');
      return;
    }
    const swept = beginSwept(view, plan, run);
    // What is told of it may come before it is handed out.
    const on: SweepOn = { swept, sweep: null };
    this.on = on;
    on.sweep = this.start({
      runId: run.runId,
      runs: plan.runs.map(({ turned }) => turned),
      listener: {
        event: (index, event) => {
          swept.states[index] = reduceRun(swept.states[index] ?? freshRun, event);
          if (event.kind === 'ended') this.took(swept, index);
          else if (event.kind === 'progress') this.tellProgress(swept);
        },
        over: how => {
          if (this.on === on) this.end(swept, how);
        },
      },
    });
    if (!on.sweep) {
      this.on = null;
      this.say('This page has not run the lab as it is shown: run it once, then sweep.');
      return;
    }
    keepNewest(this.sweeps, keptSweeps, swept.key, swept);
    this.drawControls();
    this.tellProgress(swept);
    this.showSwept();
    this.actions.announce(`A sweep of ${countText(plan.runs.length)} runs has begun.`);
  }

  private took(swept: Swept, index: number): void {
    takeEnd(swept, index);
    if (this.swept === swept) this.drawResults(swept);
    this.tellProgress(swept);
  }

  private tellProgress(swept: Swept): void {
    if (this.on?.swept !== swept) return;
    const done = doneOf(swept);
    this.bar.value = done / swept.plan.runs.length;
    swept.told = sweepProgress(swept, done);
    if (this.swept === swept) setText(this.told, swept.told);
  }

  private drawResults(swept: Swept): void {
    const { name, isOverSeeds } = swept.plan;
    const results = resultsOf(swept);
    this.chart.draw(groupsOf(results, name, isOverSeeds), sweptWords(swept));
    this.tablePlace.hidden = results.length === 0;
    this.tablePlace.replaceChildren(sweepTable(results, name));
    this.means.textContent = results.some(({ trainings }) => trainings.length > 0) ? solvedText(results) : '';
  }

  private end(swept: Swept, how: SweepEnd): void {
    const hadFocus = this.button === document.activeElement;
    this.on = null;
    this.drawControls();
    if (hadFocus) this.button.focus();
    const kept = `${countText(resultsOf(swept).length)} of ${countText(swept.plan.runs.length)} runs had ended and are kept.`;
    const why = { done: '', cancelled: `Cancelled: ${kept} `, replaced: `Another run has begun: ${kept} ` }[how];
    swept.told = `${why}${sweptWords(swept)}`.trim();
    this.tell();
    this.drawControls();
    this.actions.announce(this.swept === swept ? swept.told : `${swept.fileName}: ${swept.told}`);
  }

  private say(text: string): void {
    setText(this.told, text);
    this.actions.announce(text);
  }
}
