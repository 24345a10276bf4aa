import type { MetricPoint } from '../../../src/core/run/run.ts';
import type { WireNumber } from '../../../src/core/run/value.ts';
import { h } from '../../ui/h.ts';
import { icon, type IconName } from '../../ui/icon.ts';
import { curveText } from '../facts/metricText.ts';
import type { LabActions, LabPageState } from '../state/labPageState.ts';
import { lossText } from '../state/measureText.ts';
import { setText } from '../state/setText.ts';
import { earlierLosses } from './earlierCurve.ts';
import { mostPinned, PinnedRuns, type PinnedRun } from './pinnedRuns.ts';

/** A curve beside the one that is shown: the losses of another run at the same points. */
export interface BesideLine {
  readonly name: string;
  /** Place among `besideLooks`. */
  readonly look: number;
  readonly losses: readonly (WireNumber | undefined)[];
}

/** How a line is drawn, and its sign in the legend: first that of the last run, then those of pinned ones. */
export const besideLooks: readonly { readonly dash: readonly number[]; readonly color: string; readonly icon: IconName }[] = [
  { dash: [1, 3], color: 'descriptionForeground', icon: 'dottedLine' },
  { dash: [12, 4], color: 'charts-yellow', icon: 'longDashes' },
  { dash: [8, 3, 2, 3], color: 'charts-red', icon: 'dashDot' },
  { dash: [3, 3], color: 'foreground', icon: 'shortDashes' },
  { dash: [12, 3, 2, 3, 2, 3], color: 'charts-yellow', icon: 'dashDotDot' },
];

interface Key extends BesideLine {
  readonly value: HTMLElement;
}

/** The last run and those that are pinned, as lines of the chart and in its legend. */
export class BesideRuns {
  readonly element: HTMLElement;
  private readonly pinned = new PinnedRuns();
  private readonly keyPlace = h('span', { class: 'beside-keys' });
  private readonly button = h('button', { class: 'link', type: 'button', click: () => this.toggle() }, 'Pin This Run');
  private readonly announce: LabActions['announce'];
  private readonly onDidChange: () => void;
  private state: LabPageState | null = null;
  private keys: readonly Key[] = [];
  private left: readonly PinnedRun[] = [];
  /** What stands in the legend. */
  private legend = '';

  /** Calls `onDidChange` where a run was pinned, or is not any more. */
  constructor(announce: LabActions['announce'], onDidChange: () => void) {
    this.announce = announce;
    this.onDidChange = onDidChange;
    this.element = h('span', { class: 'beside' }, this.keyPlace, this.button);
  }

  get lines(): readonly BesideLine[] {
    return this.keys;
  }

  /** What stands beside the run that is shown; `points` are its own. */
  update(state: LabPageState): void {
    this.state = state;
    const points = state.run?.state.metrics ?? [];
    const before = state.run?.earlier?.metrics ?? [];
    const last = before.length > 0 && isOtherCurve(points, before) ? earlierLosses(points, before) : null;
    const pinned = this.pinned.of(this.lab);
    const others = pinned.filter(({ runId }) => runId !== state.run?.runId);
    const drawn = others.flatMap(run => {
      const losses = earlierLosses(points, run.points);
      return losses ? [{ run, losses }] : [];
    });
    this.left = others.filter(run => !drawn.some(each => each.run === run));
    // A number keeps its place in the legend while a curve grows: nothing is made anew under the pointer.
    const valueOf = (name: string): HTMLElement => this.keys.find(key => key.name === name)?.value ?? h('span', { class: 'number' });
    this.keys = [
      ...(last ? [{ name: 'your last run', look: 0, losses: last, value: valueOf('your last run') }] : []),
      ...drawn.map(({ run, losses }) => ({ name: run.name, look: run.look, losses, value: valueOf(run.name) })),
    ];
    const legend = JSON.stringify([this.lab, this.keys.map(({ name }) => name), this.left.map(({ name }) => name)]);
    if (legend !== this.legend) this.drawKeys(pinned);
    this.legend = legend;
    this.drawButton(pinned);
  }

  /** The losses at a point of the run that is shown. */
  read(index: number): void {
    for (const { losses, value } of this.keys) {
      const loss = losses[index];
      setText(value, loss === undefined ? '–' : lossText(loss));
    }
  }

  /** The same in words, behind those of the run that is shown; empty where there is nothing beside it. */
  words(): string {
    const curves = new Map(this.pinned.of(this.lab).map(({ name, points }) => [name, points]));
    const before = this.state?.run?.earlier?.metrics ?? [];
    return this.keys
      .map(({ name }) =>
        curves.has(name) ? ` In ${name}: ${curveText(curves.get(name) ?? [])}` : ` In your last run: ${curveText(before)}`,
      )
      .join('');
  }

  /** Pins the run that is shown, or takes that back. */
  toggle(): void {
    const { run } = this.state ?? {};
    if (!run?.state.outcome || this.lab === null || this.button.disabled) return;
    const own = this.pinned.of(this.lab).find(({ runId }) => runId === run.runId);
    if (own) {
      this.unpin(own);
      return;
    }
    const pinned = this.pinned.pin(this.lab, run);
    if (pinned) this.announce(`This run is ${pinned.name}: its curve stays beside those of later runs.`);
    this.onDidChange();
  }

  private get lab(): string | null {
    return this.state?.view?.key ?? null;
  }

  private drawKeys(pinned: readonly PinnedRun[]): void {
    const focused = this.keyPlace.contains(document.activeElement) ? (document.activeElement?.getAttribute('aria-label') ?? null) : null;
    const drawn = this.keys.map(({ name, look, value }) => {
      const { icon: sign } = besideLooks[look] ?? { icon: 'dottedLine' as const };
      const run = pinned.find(each => each.name === name);
      const key = run ? `key key-pinned key-pinned-${String(look)}` : 'key key-earlier';
      return h('span', { class: key }, icon(sign), `loss of ${name} `, value, ...(run ? [this.unpinButton(run)] : []));
    });
    const hidden = this.left.map(run =>
      h('span', { class: 'key muted' }, `${run.name} trains another number of times: not drawn`, this.unpinButton(run)),
    );
    this.keyPlace.replaceChildren(...drawn, ...hidden);
    if (focused !== null) this.keyPlace.querySelector<HTMLElement>(`[aria-label="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }

  private drawButton(pinned: readonly PinnedRun[]): void {
    const run = this.state?.run;
    const own = run && pinned.find(({ runId }) => runId === run.runId);
    this.button.hidden = !run?.state.outcome;
    this.button.disabled = !own && pinned.length >= mostPinned;
    setText(this.button, own ? `Unpin This Run (${own.name})` : 'Pin This Run');
    this.button.title = this.button.disabled ? `${String(mostPinned)} runs are pinned: unpin one of them first.` : '';
  }

  private unpinButton(run: PinnedRun): HTMLElement {
    const label = `Unpin ${run.name}`;
    const button = h(
      'button',
      { class: 'link unpin', type: 'button', 'aria-label': label, title: label, click: () => this.unpin(run) },
      '×',
    );
    return button;
  }

  private unpin(run: PinnedRun): void {
    if (this.lab === null) return;
    const hadFocus = this.keyPlace.contains(document.activeElement);
    this.pinned.unpin(this.lab, run);
    this.announce(`${run.name} is not pinned any more.`);
    this.onDidChange();
    if (hadFocus) this.button.focus();
  }
}

/** A second line that covers the first says nothing. */
function isOtherCurve(points: readonly MetricPoint[], before: readonly MetricPoint[]): boolean {
  return points.length !== before.length || points.some(({ loss }, index) => loss !== before[index]?.loss);
}
