import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VSCodeVersion } from '../../scripts/vscode/releases.mjs';
import { amount } from '../soak.ts';
import { deskProblems, Toasts, type Desk } from './deskProblems.ts';
import { keyboard, mouse, type Hands } from './hands.ts';
import { openHost, type HostSession } from './hostSession.ts';
import { partsOfLesson } from './lessonParts.ts';
import { sharedPackage } from './sharedPackage.ts';

const lab = 'lab-1-scalar-lstm.lab.ts';
const forgetLine = 11;
const attempt = 'exercise-forget-gate.lab.ts';
const gate = 'const forgetGate = sigmoid(';
const note = 'evidence.md';

const [newer, older] = ['1.139.1', '1.100.3'] as const satisfies readonly VSCodeVersion[];
const small = { width: 1024, height: 700 };
const usual = { width: 1280, height: 720 };
/** The first two have between them both hands, both releases and both sizes. */
const ways = [
  { version: newer, hands: mouse, viewport: small },
  { version: older, hands: keyboard, viewport: usual },
  { version: newer, hands: keyboard, viewport: small },
  { version: older, hands: mouse, viewport: small },
  { version: newer, hands: keyboard, viewport: usual },
  { version: newer, hands: mouse, viewport: usual },
  { version: older, hands: keyboard, viewport: small },
  { version: older, hands: mouse, viewport: usual },
].map(way => ({ ...way, name: `${way.hands.name}, in ${String(way.viewport.width)} × ${String(way.viewport.height)}` }));

const { labs, exercises } = await partsOfLesson();
const others = labs.filter(({ file }) => file !== lab).slice(0, amount(1, labs.length));
const started = exercises.filter(one => one.attempt !== attempt).slice(0, amount(1, exercises.length));

let vsix: string;
beforeAll(async () => {
  vsix = await sharedPackage();
});

describe.each(ways.slice(0, amount(2, ways.length)))(
  'the way through the lesson in VS Code $version, by $name',
  ({ version, hands, viewport }) => {
    let host: HostSession;
    let at: Hands;
    let toasts: Toasts;
    let steps = 0;
    beforeAll(async () => {
      // As a person has it: with dialogs and notifications.
      host = await openHost({ version, vsix, isDriven: false, viewport, settings: { 'files.autoSave': 'off' } });
      at = hands.of(host.workbench);
      toasts = await Toasts.of(host.workbench.page);
    });
    afterAll(() => host.dispose());

    const frameBeside = (): Locator => host.workbench.lessonFrame().filter({ visible: true }).last();
    const header = (): Locator => host.workbench.labPage().locator('header .status');
    const verdict = (): Locator => host.workbench.labPage().locator('.results[data-tab="task"] .task .verdict');

    /** After each step: the file, its values and its results are on the screen, the lesson beside them, and nothing lay over them. */
    async function expectDesk(file: string, desk: Partial<Desk> = {}): Promise<void> {
      const { workbench } = host;
      const whole = { file, values: [], beside: frameBeside(), results: [header()], ...desk };
      // What is painted follows the room that there is, a moment later.
      await expect.poll(() => deskProblems(workbench, whole)).toEqual([]);
      await shoot();
      expect(await toasts.words()).toEqual([]);
    }

    /** The lab left, the lesson right, the results below, and the focus back in the file. */
    async function arrange(file: string): Promise<void> {
      const { workbench } = host;
      await at.arrange();
      await workbench.lessonPage().getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
      await workbench.editor(file).and(workbench.page.locator('.focused')).waitFor();
    }

    async function shoot(): Promise<void> {
      const picture = `whole-${version}-${hands.name}-${String(viewport.width)}-${String(++steps)}.png`;
      await host.workbench.screenshot(`.tsbuild/results/${picture}`);
    }

    it('reads a section to its end', async () => {
      const { workbench } = host;
      await at.openLesson();
      await workbench.whenPageHasKeys('LSTM and GRU');
      const page = workbench.lessonPage();
      const section = page.locator('[data-section="objectives"]');
      const isEndSeen = (): Promise<boolean> =>
        section.evaluate(element => element.getBoundingClientRect().bottom <= element.ownerDocument.documentElement.clientHeight);
      do {
        const moved = await page.locator('main').evaluateHandle(() => ({
          end: new Promise<void>(resolve => {
            const done = (): void => {
              resolve();
            };
            document.addEventListener('scrollend', done, { once: true });
          }),
        }));
        await at.readOn();
        await moved.evaluate(({ end }) => end);
      } while (!(await isEndSeen()));
      await page.locator('.contents-link[aria-label="What you will be able to do, read"]').waitFor({ state: 'attached' });
      await shoot();
      expect(await toasts.words()).toEqual([]);
    });

    it('opens a lab that is ready to run', async () => {
      const { workbench, view } = host;
      await at.openLab('One LSTM step by hand', lab);
      await arrange(lab);
      await view.whenStatus('Not run yet');
      await expectDesk(lab, { values: null, results: [workbench.labPage().locator('.question:visible .question-words')] });
    });

    it('says what will be seen, and runs', async () => {
      const { workbench, view } = host;
      const card = workbench.labPage().locator('.question:visible');
      await at.answer(card.getByRole('button', { name: 'Up' }));
      await card.getByText('You said up. Run the lab to see.').waitFor();
      await expectDesk(lab, { values: null, results: [card.locator('.question-status')] });
      await view.begin(() => at.run(lab));
      await view.whenStatus('Finished in');
      await card.getByText(/^You said up.+from 0\.8 to 0\.9787/u).waitFor();
      await workbench.whenMarks(lab, marks => marks.size >= 3);
      await expectDesk(lab, { values: [forgetLine] });
    });

    it('changes a number, and sees what that has changed', async () => {
      const { workbench, view } = host;
      await at.goTo(lab, forgetLine, gate);
      await workbench.type('-');
      await workbench.whenMarks(lab, marks => marks.get(forgetLine)?.startsWith('old: ') === true);
      await expectDesk(lab, { values: [forgetLine] });
      await view.begin(() => at.run(lab));
      await view.whenSummary('Since your last run: 3 lines differ.');
      await workbench.whenMarks(lab, marks => marks.get(forgetLine)?.includes('0.2689') === true);
      await expectDesk(lab, { values: [forgetLine] });
    });

    it('works at an exercise, is told what is missing, takes a hint, and passes', async () => {
      const { workbench, view } = host;
      const run = async (value: string): Promise<void> => {
        await view.begin(() => at.run(attempt));
        await view.whenStatus('Finished in');
        await workbench.whenMarks(attempt, marks => marks.get(line)?.startsWith(value) === true);
        await expectDesk(attempt, { values: [line] });
      };
      await at.openExercise('Close the forget gate', attempt);
      await workbench.codeLens('Check', attempt).waitFor();
      await arrange(attempt);
      await view.task();
      await expectDesk(attempt, { values: null, results: [workbench.labPage().locator('.task .asked')] });
      const start = await readFile(join(host.workspace, attempt), 'utf8');
      const line = start.split('\n').findIndex(text => text.startsWith(gate)) + 1;
      await run('0.7311');

      await at.goTo(attempt, line, gate);
      await workbench.type('1');
      await at.check(attempt);
      const task = await view.task();
      await verdict().getByText('Not yet right').waitFor();
      await expectDesk(attempt, { values: [line], results: [verdict()] });
      await at.hint();
      const hint = task.getByRole('region', { name: 'Hints' }).getByRole('listitem').first();
      await hint.waitFor();
      await expectDesk(attempt, { values: [line], results: [hint] });

      await at.goTo(attempt, line, gate);
      await workbench.press('Delete');
      await workbench.type('-');
      await run('0.2689');
      await at.check(attempt);
      await verdict().getByText('Right', { exact: true }).waitFor();
      await expectDesk(attempt, { values: [line], results: [verdict()] });
    });

    it('makes a note of what was shown, and goes back to where the values are', async () => {
      const { workbench } = host;
      await at.note();
      await workbench.editor(note).locator('.view-line').first().waitFor();
      const written = (): Promise<string> => readFile(join(host.workspace, note), 'utf8').catch(() => '');
      await expect.poll(written).toContain('| forgetGate | One LSTM step by hand | 0.7311');
      // As it reads, in the place of the lesson.
      const preview = workbench.page.locator('iframe.webview.ready[src*="extensionId=vscode.markdown-language-features"]');
      await preview.contentFrame().frameLocator('iframe#active-frame').getByRole('heading', { name: 'LSTM state' }).waitFor();
      await expectDesk(note, { values: null, beside: preview, results: [verdict()] });
      await at.backTo(attempt);
      await workbench.whenMarks(attempt, marks => marks.size >= 3);
      await expectDesk(attempt, { results: [verdict()] });
    });

    it.each(others)('goes over $file', async ({ title, file, asks }) => {
      const { workbench, view } = host;
      await at.openLab(title, file);
      await arrange(file);
      await view.whenStatus('Not run yet');
      const card = workbench.labPage().locator('.question:visible');
      await card.locator('.question-words').waitFor();
      await expectDesk(file, { values: null, results: [card.locator('.question-words')] });
      if (asks === 'direction') await at.answer(card.getByRole('button', { name: 'Up' }));
      else await at.skip(card);
      await workbench.labPage().locator('.question[data-stage="asked"]:visible').waitFor({ state: 'hidden' });
      await view.begin(() => at.run(file));
      await view.whenStatus('Finished in');
      await view.whenSummary('Output as expected');
      await workbench.whenMarks(file, marks => marks.size > 0);
      await expectDesk(file);
    });

    it.each(started)('has $attempt checked, which is not started', async ({ title, attempt: file }) => {
      const { workbench, view } = host;
      await at.openExercise(title, file);
      await workbench.codeLens('Check', file).waitFor();
      await arrange(file);
      await view.task();
      await at.check(file);
      await verdict().getByText('Not started').waitFor();
      await workbench.codeLens('Not started', file).waitFor();
      await expectDesk(file, { values: null, results: [verdict()] });
    });

    it('caused no error', () => {
      expect(host.workbench.problems).toEqual([]);
    });
  },
);
