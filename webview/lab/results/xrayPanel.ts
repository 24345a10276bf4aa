import {
  xrayColumns,
  type XrayAnswer,
  type XrayHand,
  type XrayHold,
  type XrayLayer,
  type XrayRequest,
  type XraySequence,
} from '../../../src/core/run/xray.ts';
import { h } from '../../ui/h.ts';
import type { LabActions, LabPageState, PageRun, ShownStep } from '../state/labPageState.ts';
import { EpochPanel } from '../epochs/epochPanel.ts';
import type { TrainingCursor } from '../epochs/trainingCursor.ts';
import { HandPanel } from '../xray/handPanel.ts';
import type { LookInside } from '../xray/lookInside.ts';
import { windowAround, zoomed, type StepWindow } from '../xray/stepWindow.ts';
import { XrayAsking } from '../xray/xrayAsking.ts';
import { keptChoice, XrayControls, type XrayChoice } from '../xray/xrayControls.ts';
import { moved, type XrayFocus } from '../xray/xrayFocus.ts';
import { XrayPlots } from '../xray/xrayPlots.ts';
import { orderedUnits, type UnitOrder } from '../xray/unitOrder.ts';
import { focusText, noteOf, refusalText, xrayNotes } from '../xray/xrayWords.ts';
import { FocusDetails } from './focusDetails.ts';
import { cursorAt, shownLayer } from './passSteps.ts';
import type { ResultTab, TabContent } from './resultTab.ts';
import { WantedGate } from './wantedGate.ts';

/** The recurrent modules of a run from inside: gates and states, unit by unit and step by step. */
export class XrayPanel implements ResultTab {
  readonly id = 'xray';
  readonly label = 'X-ray';
  readonly count = null;
  readonly element: HTMLElement;
  private readonly note = h('p', { class: 'empty muted' });
  private readonly reading = h('p', { class: 'xray-reading' });
  private readonly about = h('p', { class: 'muted detail' });
  private readonly controls = new XrayControls(this.choose.bind(this));
  private readonly plots = new XrayPlots((focus, isPressed) => {
    this.point(focus);
    this.tellStep(isPressed);
  });
  private readonly hand: HandPanel;
  private readonly details: FocusDetails;
  private readonly epochs: EpochPanel;
  private readonly place: HTMLElement;
  private readonly figure: HTMLElement;
  private readonly asking: XrayAsking;
  private readonly actions: Pick<LabActions, 'announce' | 'goToStep'>;
  private run: PageRun | null = null;
  private isOpen = false;
  private layers: readonly XrayLayer[] | null = null;
  private sequence: XraySequence | null = null;
  private choice: XrayChoice = { layer: 0, place: 0, sequence: 0, order: 'number' };
  private hasChosen = false;
  private order: readonly number[] = [];
  private ordered: UnitOrder = 'number';
  private focus: XrayFocus = { value: 0, unit: 0, column: 0 };
  /** The step in the focus, or the first of those that its column stands for. */
  private step = 0;
  /** Steps that are shown; null for all. */
  private window: StepWindow | null = null;
  private readonly wanted = new WantedGate();

  constructor(look: LookInside, actions: Pick<LabActions, 'announce' | 'goToStep'>, cursor: TrainingCursor) {
    this.asking = new XrayAsking(look);
    this.actions = actions;
    this.hand = new HandPanel({
      ask: hands => this.asking.answers(this.held(hands)),
      onDidHold: () => this.askSequence(),
      announce: actions.announce,
    });
    this.details = new FocusDetails({
      ask: request => this.asking.answerTo(request),
      onDidPoint: step => {
        this.goTo(step);
        this.tellStep(false);
      },
      announce: actions.announce,
    });
    this.epochs = new EpochPanel({
      cursor,
      ask: () => this.asking.answers(this.held([])),
      onDidMove: () => this.hand.again(),
      announce: actions.announce,
    });
    const attributes = { class: 'xray-place', role: 'application', tabindex: 0, 'aria-label': 'X-ray' };
    this.place = h('div', { ...attributes, keydown: event => this.press(event as KeyboardEvent) }, this.plots.element);
    const told = h('div', { class: 'xray-told' }, this.reading, this.hand.result);
    const above = [this.controls.element, this.epochs.element, told, this.about];
    const keys = h('p', { class: 'muted detail' }, xrayNotes.keys);
    const below = [keys, ...this.details.elements, this.hand.element];
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

  update({ run, why }: LabPageState): void {
    const isOther = run?.runId !== this.run?.runId || run?.state.outcome !== this.run?.state.outcome;
    if (run?.step && run.step !== this.run?.step) this.follow(run.step);
    this.run = this.asking.run = run;
    if (this.wanted.take(why, run?.runId ?? null) && !isOther) this.goToWanted();
    if (!isOther && this.note.textContent !== '') return;
    this.layers = null;
    for (const part of [this.hand, this.details, this.epochs]) part.forget();
    this.asking.drop();
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
      const first = shownLayer(answer.layers, this.run);
      this.layers = answer.layers;
      const kept = this.hasChosen ? keptChoice(this.choice, answer.layers) : null;
      if (first === -1) this.say(xrayNotes.none);
      else if (!this.goToWanted()) this.choose(kept ?? { ...this.choice, layer: first, place: 0 });
    });
  }

  private async ask(request: XrayRequest, take: (answer: XrayAnswer) => void): Promise<void> {
    if (this.figure.hidden) this.say(xrayNotes.asking);
    this.figure.setAttribute('aria-busy', 'true');
    const answer = await this.asking.newest(request);
    if (!answer) return;
    this.figure.setAttribute('aria-busy', 'false');
    if (answer.kind !== 'refused') take(answer);
    else if (!this.epochs.refuse(answer.reason)) this.say(refusalText(answer.reason));
  }

  /** Goes to the gate that was asked about elsewhere; false where none was, or it is not there. */
  private goToWanted(): boolean {
    const found = this.wanted.placeIn(this.layers ?? []);
    if (found === null) this.actions.announce(xrayNotes.noSuchGate);
    if (!found) return false;
    this.window = null;
    this.choose({ ...this.choice, layer: found.layer, place: found.place, sequence: this.choice.sequence ?? 0 });
    return true;
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
    this.details.choose(layer, choice);
    this.choice = choice;
    this.hasChosen = true;
    this.controls.show(layers, choice);
    this.epochs.show(layer, this.run?.state.metrics ?? [], choice.sequence);
    if (!layer.pass) this.say(`${layer.text} was never called, or last with a packed sequence, so there is nothing to look into.`);
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
    this.details.show(layer, sequence, this.order, this.choice.sequence === null);
    this.point(this.focus);
    const asked = this.wanted.answer(layer, sequence, this.run, this.choice.sequence ?? 0);
    if (!asked) return;
    this.point(asked.focus);
    this.details.why.focus();
    void this.details.why.open('why', asked.text);
  }

  /** The step that is looked at everywhere is the one here. */
  private tellStep(isMeant: boolean): void {
    const layer = this.layers?.[this.choice.layer];
    const cursor = this.run && layer && cursorAt(this.run, layer, this.step, isMeant);
    if (cursor) this.actions.goToStep(cursor);
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
    this.hand.show({ layer, focus, step: this.step, sequence: this.choice.sequence });
    this.details.point({ ...this.choice, layer, hold: this.held(this.hand.hands), focus, step: this.step, every: sequence.every });
    this.reading.textContent = focusText(layer, sequence, focus);
    const means = sequence.every > 1 ? [`Each column is the mean of ${String(sequence.every)} steps.`] : [];
    this.about.textContent = [...this.details.told(focus.unit), ...means].join(' ');
  }

  private press(event: KeyboardEvent): void {
    const layer = this.layers?.[this.choice.layer];
    const { sequence } = this;
    if (!layer?.pass || !sequence || event.metaKey) return;
    const next = moved(this.focus, event, { values: layer.values.length, columns: xrayColumns(sequence), order: this.order });
    if (next) {
      this.point(next);
      this.tellStep(true);
      this.actions.announce(focusText(layer, sequence, next));
    } else if (event.key === '+' || event.key === '-') this.zoom(event.key === '+' ? 1 / 4 : 4, layer.pass.steps);
    else if (event.ctrlKey || event.altKey) return;
    else if (event.key === 'w') void this.details.why.open('why');
    else if (event.key === 'e') void this.details.why.open('change');
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
