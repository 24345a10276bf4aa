import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VSCodeVersion } from '../../scripts/vscode/releases.mjs';
import { amount } from '../soak.ts';
import { keyboard, mouse, type Hands } from './hands.ts';
import { openHost, type HostSession } from './hostSession.ts';
import { sharedPackage } from './sharedPackage.ts';
import { deskProblems } from './deskProblems.ts';

const lab = 'lab-1-scalar-lstm.lab.ts';
const attempt = 'exercise-forget-gate.lab.ts';

const [newer, older] = ['1.139.1', '1.100.3'] as const satisfies readonly VSCodeVersion[];
const small = { width: 1024, height: 700 };
const usual = { width: 1280, height: 720 };
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

let vsix: string;
beforeAll(async () => {
  vsix = await sharedPackage();
});

describe.each(ways.slice(0, amount(1, ways.length)))(
  'the way through the lesson in VS Code $version, by $name',
  ({ version, hands, viewport }) => {
    let host: HostSession;
    let at: Hands;
    let steps = 0;
    beforeAll(async () => {
      // As a person has it: with dialogs and notifications.
      host = await openHost({ version, vsix, isDriven: false, viewport, settings: { 'files.autoSave': 'off' } });
      at = hands.of(host.workbench);
    });
    afterAll(() => host.dispose());

    /** After each step: the file, its values and its results are on the screen, and nothing lies over them. */
    async function expectDesk(file: string, hasValues = true): Promise<void> {
      const { workbench } = host;
      const picture = `whole-${version}-${hands.name}-${String(viewport.width)}-${String(++steps)}.png`;
      await workbench.screenshot(`.tsbuild/results/${picture}`);
      expect(await deskProblems(workbench, file, hasValues)).toEqual([]);
    }

    it('reads, and opens a lab that is ready to run', async () => {
      const { workbench, view } = host;
      await at.openLesson();
      await workbench.whenPageHasKeys('LSTM and GRU');
      await workbench.lessonPage().getByRole('heading', { level: 1 }).waitFor();
      await at.openLab('One LSTM step by hand', lab);
      await at.arrange();
      await view.whenStatus('Not run yet');
      await workbench.page.locator('.editor-instance .monaco-editor.focused').waitFor();
      await expectDesk(lab, false);
    });

    it('says what will be seen, and runs', async () => {
      const { workbench, view } = host;
      const card = workbench.labPage().locator('.question:visible');
      await at.answer(card.getByRole('button', { name: 'Up' }));
      await card.getByText('You said up. Run the lab to see.').waitFor();
      await view.begin(() => at.run(lab));
      await view.whenStatus('Finished in');
      await card.getByText(/^You said up.+from 0\.8 to 0\.9787/u).waitFor();
      await workbench.whenMarks(lab, marks => marks.size >= 3);
      await expectDesk(lab);
    });

    it('changes a number, and sees what that has changed', async () => {
      const { workbench, view } = host;
      await at.goTo(lab, 11, 'const forgetGate = sigmoid(');
      await workbench.type('-');
      await view.begin(() => at.run(lab));
      await view.whenSummary('Since your last run: 3 lines differ.');
      await workbench.whenMarks(lab, marks => marks.get(11)?.includes('0.2689') === true);
      await expectDesk(lab);
    });

    it('works at an exercise, is told what is missing, takes a hint, and passes', async () => {
      const { workbench, view } = host;
      await at.openExercise('Close the forget gate', attempt);
      const lens = (text: string): Promise<void> => workbench.codeLens(text, attempt).waitFor();
      await lens('Check attempt');
      const start = await readFile(join(host.workspace, attempt), 'utf8');
      const line = start.split('\n').findIndex(text => text.startsWith('const forgetGate = sigmoid(')) + 1;
      await at.goTo(attempt, line, 'const forgetGate = sigmoid(');
      await workbench.type('1');
      await at.check(attempt);
      const task = await view.task();
      await task.locator('.verdict').getByText('Not yet right').waitFor();
      await expectDesk(attempt, false);
      await at.hint();
      await task.getByRole('region', { name: 'Hints' }).getByRole('listitem').first().waitFor();
      await expectDesk(attempt, false);
      await at.goTo(attempt, line, 'const forgetGate = sigmoid(');
      await workbench.press('Delete');
      await workbench.type('-');
      await at.check(attempt);
      await task.locator('.verdict').getByText('Right').waitFor();
      await expectDesk(attempt, false);
    });

    it('ends with a note of what was shown', async () => {
      const { workbench } = host;
      await at.note();
      await workbench.page.locator('.tab').filter({ hasText: 'evidence.md' }).nth(1).waitFor();
      await expect.poll(() => readFile(join(host.workspace, 'evidence.md'), 'utf8').catch(() => '')).toContain('One LSTM step by hand');
      expect(workbench.problems).toEqual([]);
    });
  },
);
