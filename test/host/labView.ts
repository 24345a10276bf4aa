import type { Locator } from 'playwright-core';
import type { Workbench } from '../../scripts/vscode/workbench.mjs';

/** The lab view beside the editor, read as a learner reads it. */
export class LabView {
  private readonly page;
  /** Runs that were shown before the one that is waited for. */
  private readonly earlier = new Set(['']);

  constructor(workbench: Workbench) {
    this.page = workbench.labPage();
  }

  /** Does what begins a run, and waits until the view shows that run: from then on nothing of an earlier one is read. */
  async begin(press: () => Promise<unknown>): Promise<void> {
    await this.noteRun();
    await press();
    const isNew = [...this.earlier].map(id => `:not([data-run="${id}"])`).join('');
    await this.page.locator(`header[data-run]${isNew}`).waitFor();
    await this.noteRun();
  }

  /** Waits until the view says so, as `Finished in`, `Running`, `Stopped after`. */
  async whenStatus(text: string): Promise<string> {
    const status = this.page.locator('header .status').filter({ hasText: text });
    await status.waitFor();
    return (await status.textContent()) ?? '';
  }

  /** Waits until the lab has printed this. */
  async whenPrinted(text: string): Promise<void> {
    await this.page.locator('.console').getByText(text).first().waitFor();
  }

  /** Which backend runs, and why. */
  async backend(): Promise<string> {
    return (await this.page.locator('header .backend').textContent()) ?? '';
  }

  /** What the lab printed, line by line, whether it was expected or not. */
  async printedLines(): Promise<string[]> {
    return this.page.locator('.console').evaluate(console => {
      const rows = [...console.querySelectorAll('.row')].flatMap(row => {
        if (row.matches('.missing, .to-come')) return [];
        return [(row.querySelector('.printed .line') ?? row.querySelector('.line'))?.textContent ?? ''];
      });
      const rest = [...console.querySelectorAll('.chunk')].flatMap(chunk => chunk.textContent.split('\n'));
      return [...rows, ...rest];
    });
  }

  /** Waits for the verdict above the output, as `✓All 6 lines as expected`. */
  async whenSummary(text: string): Promise<void> {
    await this.page.locator('.output .summary').filter({ hasText: text }).waitFor();
  }

  /** Waits for what is said about the end of the run. The extension says it: later than the page's own status. */
  async whenBanner(text: RegExp): Promise<void> {
    await this.page.locator('.banner:not([hidden]) .banner-text').filter({ hasText: text }).waitFor();
  }

  /** The tab `Task`, once it is in front. */
  async task(): Promise<Locator> {
    const task = this.page.locator('.results[data-tab="task"] .task');
    await task.waitFor();
    return task;
  }

  /** The run that is shown, where there is a view at all. */
  private async noteRun(): Promise<void> {
    for (const header of await this.page.locator('header[data-run]').all()) this.earlier.add((await header.getAttribute('data-run')) ?? '');
  }

  async press(button: 'Run Lab' | 'Stop'): Promise<void> {
    await this.page.getByRole('button', { name: button }).click();
  }
}
