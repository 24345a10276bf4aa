import { lineInLab } from '../../../src/core/source/placeInLab.ts';
import type { LabWarning } from '../../../src/core/run/labWarning.ts';
import { h } from '../../ui/h.ts';
import { unfolding } from '../../ui/unfolding.ts';
import { isRunOld, type LabActions, type LabPageState, type PagePart } from '../state/labPageState.ts';
import { lineLink } from '../state/lineLink.ts';
import { beforeEdit, beforeWindow } from './outcomeBanner.ts';

type Files = NonNullable<NonNullable<LabPageState['run']>['lab']>['files'];

/** What the lab does that runs but seems to be a mistake: one sentence and one line each. */
export class WarningList implements PagePart {
  readonly element = h('ul', { class: 'warnings', 'aria-label': 'Warnings', hidden: true });
  private readonly actions: LabActions;
  private shown: readonly LabWarning[] = [];
  private isOld = false;

  constructor(actions: LabActions) {
    this.actions = actions;
  }

  update(state: LabPageState): void {
    const { run } = state;
    const warnings = run?.state.warnings ?? [];
    const isOld = isRunOld(state);
    if (warnings === this.shown && isOld === this.isOld) return;
    this.shown = warnings;
    this.isOld = isOld;
    this.element.hidden = warnings.length === 0;
    this.element.className = isOld ? 'warnings old' : 'warnings';
    const before = !isOld ? '' : run?.isKept ? beforeWindow : beforeEdit;
    const rows = warnings.map(warning => this.row(warning, run?.lab?.files ?? [], before));
    // Of old ones only the first is in sight, on one line, until they are unfolded.
    const all = warnings.length > 1 ? `All ${String(warnings.length)}` : 'More';
    if (isOld) rows[0]?.append(unfolding(this.element, [all, 'Less']));
    this.element.replaceChildren(...rows);
  }

  private row({ code, message, frames }: LabWarning, files: Files, before: string): HTMLElement {
    const place = lineInLab(files, frames[0]);
    const link =
      place?.file === 0
        ? [
            'Go to ',
            lineLink(place.line, line => {
              this.actions.revealLine(line);
            }),
          ]
        : [];
    return h(
      'li',
      { class: before === '' ? 'banner banner-warning' : 'banner banner-warning old' },
      h('span', { class: 'symbol', 'aria-hidden': 'true' }, '⚠'),
      h('span', { class: 'visually-hidden' }, 'Warning:'),
      h('span', { class: 'banner-text' }, `${before}${message}`),
      h('span', { class: 'banner-more' }, ...link, h('span', { class: 'code' }, code)),
    );
  }
}
