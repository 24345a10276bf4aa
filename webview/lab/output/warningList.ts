import { lineInLab } from '../../../src/core/source/placeInLab.ts';
import type { LabWarning } from '../../../src/core/run/labWarning.ts';
import { h } from '../../ui/h.ts';
import type { LabActions, LabPageState, PagePart } from '../state/labPageState.ts';
import { lineLink } from '../state/lineLink.ts';

type Files = NonNullable<NonNullable<LabPageState['run']>['lab']>['files'];

/** What the lab does that runs but seems to be a mistake: one sentence and one line each. */
export class WarningList implements PagePart {
  readonly element = h('ul', { class: 'warnings', 'aria-label': 'Warnings', hidden: true });
  private readonly actions: LabActions;
  private shown: readonly LabWarning[] = [];

  constructor(actions: LabActions) {
    this.actions = actions;
  }

  update({ run }: LabPageState): void {
    const warnings = run?.state.warnings ?? [];
    if (warnings === this.shown) return;
    this.shown = warnings;
    this.element.hidden = warnings.length === 0;
    this.element.replaceChildren(...warnings.map(warning => this.row(warning, run?.lab?.files ?? [])));
  }

  private row({ code, message, frames }: LabWarning, files: Files): HTMLElement {
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
      { class: 'banner banner-warning' },
      h('span', { class: 'symbol', 'aria-hidden': 'true' }, '⚠'),
      h('span', { class: 'visually-hidden' }, 'Warning:'),
      h('span', { class: 'banner-text' }, message),
      h('span', { class: 'banner-more' }, ...link, h('span', { class: 'code' }, code)),
    );
  }
}
