import type { LabPageState } from '../../../webview/lab/state/labPageState.ts';
import { setText } from '../../../webview/lab/state/setText.ts';
import type { ResultTab, TabContent } from '../../../webview/lab/results/resultTab.ts';
import { h } from '../../../webview/ui/h.ts';

/** A tab that the product does not have: the codes of what was warned about. */
export class WarningsTab implements ResultTab {
  readonly id = 'warnings';
  readonly label = 'Warnings';
  readonly element = h('p', { class: 'warned' });
  count = 0;

  get content(): TabContent {
    return this.count > 0 ? 'much' : 'none';
  }

  update({ run }: LabPageState): void {
    const warnings = run?.state.warnings ?? [];
    this.count = warnings.length;
    setText(this.element, warnings.map(({ code }) => code).join());
  }
}
