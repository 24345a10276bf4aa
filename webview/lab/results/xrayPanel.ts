import {
  xrayColumns,
  type XrayAnswer,
  type XrayChange,
  type XrayHand,
  type XrayHold,
  type XrayLayer,
  type XrayRefusal,
  type XrayRequest,
  type XraySequence,
} from '../../../src/core/run/xray.ts';
import { h } from '../../ui/h.ts';
import type { LabActions, LabPageState, PageRun, ShownStep } from '../state/labPageState.ts';
import { PassCurves } from '../curves/passCurves.ts';
import { EpochPanel } from '../epochs/epochPanel.ts';
import type { TrainingCursor } from '../epochs/trainingCursor.ts';
import { HandPanel } from '../xray/handPanel.ts';
import type { LookInside } from '../xray/lookInside.ts';
import { windowAround, zoomed, type StepWindow } from '../xray/stepWindow.ts';
import { keptChoice, XrayControls, type XrayChoice } from '../xray/xrayControls.ts';
import { moved, type XrayFocus } from '../xray/xrayFocus.ts';
import { XrayPlots } from '../xray/xrayPlots.ts';
import { UnitMemory } from '../xray/unitMemory.ts';
import { orderedUnits, type UnitOrder } from '../xray/unitOrder.ts';
import { WhyPanel } from '../xray/whyPanel.ts';
import { focusText, noteOf, refusalText, xrayNotes } from '../xray/xrayWords.ts';
import type { ResultTab, TabContent } from './resultTab.ts';

const nowhere: XrayFocus = { value: 0, unit: 0, column: 0 };

/** The recurrent modules of a run from inside: gates and states, unit by unit and step by step. */
export class XrayPanel implements ResultTab {
  readonly id = 'xray';
  readonly label = 'X-ray';
  readonly count = null;
  readonly element: HTMLElement;
  private readonly note = h('p', { class: 'empty muted' });
  private readonly reading = h('p', { class: 'xray-reading' });
  private readonly about = h('p', { class: 'muted detail' });
  private readonly controls = new XrayControls(choice => {
    this.choose(choice);
  });
  private readonly plots = new XrayPlots(focus => {
    this.point(focus);
  });
  private readonly memory = new UnitMemory();
  private readonly hand: HandPanel;
  private readonly why: WhyPanel;
  private readonly curves: PassCurves;
  private readonly epochs: EpochPanel;
  private readonly place: HTMLElement;
  private readonly figure: HTMLElement;
  private readonly look: LookInside;
  private readonly actions: Pick<LabActions, 'announce'>;
  private run: PageRun | null = null;
  private isOpen = false;
  private layers: readonly XrayLayer[] | null = null;
  private sequence: XraySequence | null = null;
  private choice: XrayChoice = { layer: 0, place: 0, sequence: 0, order: 'number' };
  private order: readonly number[] = [];
  private ordered: UnitOrder = 'number';
  private focus = nowhere;
  /** The step in the focus, or the first of those that its column stands for. */
  private step = 0;
  /** Steps that are shown; null for all. */
  private window: StepWindow | null = null;
  private asked = 0;

  constructor(look: LookInside, actions: Pick<LabActions, 'announce'>, cursor: TrainingCursor) {
    this.look = look;
    this.actions = actions;
    this.why = new WhyPanel(request => this.answerTo(request), actions.announce);
    this.hand = new HandPanel({
      ask: hands => this.askAnswers(hands),
      onDidHold: () => this.askSequence(),
      announce: actions.announce,
    });
    this.curves = new PassCurves({
      look: request => this.answerTo(request),
      onDidPoint: this.goTo.bind(this),
      announce: actions.announce,
    });
    this.epochs = new EpochPanel({
      cursor,
      ask: () => this.askAnswers([]),
      onDidMove: () => this.hand.again(),
      announce: actions.announce,
    });
    this.place = h(
      'div',
      {
        class: 'xray-place',
        role: 'application',
        tabindex: 0,
        'aria-label': 'X-ray',
        keydown: event => this.press(event as KeyboardEvent),
      },
      this.plots.element,
    );
    const told = h('div', { class: 'xray-told' }, this.reading, this.hand.result);
    const above = [this.controls.element, this.epochs.element, told, this.about];
    const keys = h('p', { class: 'muted detail' }, xrayNotes.keys);
    const below = [keys, this.why.element, this.memory.element, this.curves.element, this.hand.element];
    this.figure = h('div', { hidden: true }, ...above, this.place, ...below);
    this.element = h('div', { class: 'xray' }, this.note, this.figure);
  }

  /** It says itself where there is nothing, and is opened by whoever wants to look. */
  get content(): TabContent {
    return this.run?.state.outcome?.status === 'finished' ? 'little' : 'none';
  }

  open(isOpen: boolean): void {
    this.isOpen = isOpen;
    if (isOpen) this.askLayers();
    this.epochs.open(isOpen);
  }

  update({ run }: LabPageState): void {
    const isOther = run?.runId !== this.run?.runId || run?.state.outcome !== this.run?.state.outcome;
    if (run?.step && run.step !== this.run?.step) this.follow(run.step);
    this.run = run;
    if (!isOther && this.note.textContent !== '') return;
    this.layers = null;
    for (const part of [this.hand, this.why, this.curves, this.epochs]) part.forget();
    this.asked++;
    this.say(noteOf(run));
    this.askLayers();
  }

  /** Stands at the time step that is looked at everywhere: also once it is opened. */
  private follow({ clock, cursor }: ShownStep): void {
    if (clock.kind !== 'pass') return;
    this.step = cursor.step - 1;
    if (this.layers?.[this.choice.layer]?.pass?.steps === clock.steps) this.goTo(this.step);
  }

  dispose(): void {
    this.plots.dispose();
    this.epochs.dispose();
  }

  private say(note: string): void {
    this.note.hidden = false;
    this.note.textContent = note;
    this.figure.hidden = true;
  }

  private askLayers(): void {
    const { run } = this;
    if (!run || !this.isOpen || this.layers || run.state.outcome?.status !== 'finished') return;
    this.layers = [];
    void this.ask({ kind: 'layers' }, answer => {
      if (answer.kind !== 'layers') return;
      const first = answer.layers.findIndex(({ pass }) => pass !== null);
      this.layers = answer.layers;
      if (first === -1) this.say(xrayNotes.none);
      else this.choose(keptChoice(this.choice, answer.layers) ?? { ...this.choice, layer: first, place: 0 });
    });
  }

  private async ask(request: XrayRequest, take: (answer: XrayAnswer) => void): Promise<void> {
    const asked = ++this.asked;
    if (this.figure.hidden) this.say(xrayNotes.asking);
    this.figure.setAttribute('aria-busy', 'true');
    const answer = await this.answerTo(request);
    if (asked !== this.asked) return;
    this.figure.setAttribute('aria-busy', 'false');
    if (answer.kind !== 'refused') take(answer);
    else if (!this.epochs.refuse(answer.reason)) this.say(refusalText(answer.reason));
  }

  private choose(choice: XrayChoice): void {
    const isOther = choice.layer !== this.choice.layer || choice.place !== this.choice.place || this.sequence === null;
    const { layers } = this;
    const layer = layers?.[choice.layer];
    if (!layers || !layer) return;
    if (isOther) {
      this.window = null;
      this.hand.forget();
    }
    this.curves.show(layer, choice);
    this.choice = choice;
    this.controls.show(layers, choice);
    this.epochs.show(layer, this.run?.state.metrics ?? [], choice.sequence);
    if (!layer.pass) this.say(`${layer.text} was never called, so there is nothing to look into.`);
    else void this.askSequence();
  }

  private async askSequence(): Promise<void> {
    const { layer, place, sequence } = this.choice;
    const steps = this.layers?.[layer]?.pass?.steps;
    if (steps === undefined) return;
    const { from, to } = this.window ?? { from: 0, to: steps };
    await this.ask({ kind: 'sequence', layer, place, sequence, from, to, hold: this.held(this.hand.hands) }, answer => {
      if (answer.kind === 'sequence') this.take(answer);
    });
  }

  private held(hands: readonly XrayHand[]): XrayHold | null {
    const { layer, place } = this.choice;
    const { asOf } = this.epochs;
    return hands.length === 0 && asOf === null ? null : { layer, place, hands, ...(asOf !== null && { asOf }) };
  }

  private async askAnswers(hands: readonly XrayHand[]): Promise<XrayChange | XrayRefusal> {
    const hold = this.held(hands);
    const answer = hold && (await this.answerTo({ kind: 'answers', hold }));
    return answer?.kind === 'answers' ? answer : answer?.kind === 'refused' ? answer.reason : 'gone';
  }

  private answerTo(request: XrayRequest): Promise<XrayAnswer> {
    const { run } = this;
    return run ? this.look({ runId: run.runId, request }) : Promise.resolve({ kind: 'refused', reason: 'gone' });
  }

  private take(sequence: XraySequence): void {
    const layer = this.layers?.[this.choice.layer];
    if (!layer || !this.layers) return;
    this.sequence = sequence;
    this.note.hidden = true;
    this.figure.hidden = false;
    const { value, unit } = this.focus;
    const at = {
      value: Math.min(value, layer.values.length - 1),
      column: Math.min(Math.max(0, Math.floor((this.step - sequence.from) / sequence.every)), xrayColumns(sequence) - 1),
    };
    this.order = orderedUnits(this.choice.order, layer, sequence, at);
    // Another order begins with its first unit; where something is held, one stays where one was.
    const isKept = this.order.includes(unit) && [this.ordered, 'number'].includes(this.choice.order);
    this.ordered = this.choice.order;
    this.focus = { ...at, unit: isKept ? unit : (this.order[0] ?? 0) };
    this.controls.show(this.layers, this.choice);
    this.plots.show({ layer, sequence, order: this.order });
    this.memory.show(layer, sequence, this.order, this.choice.sequence === null);
    this.point(this.focus);
  }

  private point(focus: XrayFocus): void {
    const layer = this.layers?.[this.choice.layer];
    const { sequence } = this;
    if (!layer || !sequence) return;
    const isElsewhere = focus.column !== this.focus.column || focus.value !== this.focus.value;
    this.focus = focus;
    if (isElsewhere && this.choice.order === 'here') {
      this.order = orderedUnits('here', layer, sequence, focus);
      this.plots.show({ layer, sequence, order: this.order });
    }
    this.step = sequence.from + focus.column * sequence.every;
    this.plots.point(focus);
    this.curves.point(this.step);
    this.hand.show({ layer, focus, step: this.step, sequence: this.choice.sequence });
    this.why.show({ ...this.choice, layer, hold: this.held(this.hand.hands), focus, step: this.step, every: sequence.every });
    this.reading.textContent = focusText(layer, sequence, focus);
    this.memory.point(focus.unit);
    const means = sequence.every > 1 ? [`Each column is the mean of ${String(sequence.every)} steps.`] : [];
    this.about.textContent = [...this.memory.told(focus.unit), ...means].join(' ');
  }

  private press(event: KeyboardEvent): void {
    const layer = this.layers?.[this.choice.layer];
    const { sequence } = this;
    if (!layer?.pass || !sequence || event.metaKey) return;
    const next = moved(this.focus, event, { values: layer.values.length, columns: xrayColumns(sequence), order: this.order });
    if (next) {
      this.point(next);
      this.actions.announce(focusText(layer, sequence, next));
    } else if (event.key === '+' || event.key === '-') this.zoom(event.key === '+' ? 1 / 4 : 4, layer.pass.steps);
    else if (event.ctrlKey || event.altKey) return;
    else if (event.key === 'w') void this.why.open();
    // A key that is held down plays once.
    else if (!(event.repeat && event.key === ' ') && !this.hand.press(event.key) && !this.epochs.press(event.key)) return;
    event.preventDefault();
  }

  /** Points at a step, and brings it into sight. */
  private goTo(step: number): void {
    const { sequence } = this;
    const steps = this.layers?.[this.choice.layer]?.pass?.steps;
    if (!sequence || steps === undefined) return;
    const { from, to, every } = sequence;
    if (step < from || step >= to) {
      this.step = step;
      this.window = windowAround(step, to - from, steps);
      void this.askSequence();
    } else this.point({ ...this.focus, column: Math.floor((step - from) / every) });
  }

  /** Shows so many times the steps, around the one in the focus. */
  private zoom(factor: number, steps: number): void {
    const { sequence } = this;
    if (!sequence) return;
    const next = zoomed(sequence, factor, this.step, steps);
    if (next.to - next.from === sequence.to - sequence.from) return;
    this.window = next;
    void this.askSequence();
    this.actions.announce(`Steps ${String(next.from + 1)} to ${String(next.to)}.`);
  }
}
