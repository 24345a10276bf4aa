import type { RunEvent } from '../../../src/core/run/run.ts';
import { play, runAgain } from './play.ts';
import {
  mismatchLab,
  changedLab,
  cpu,
  curve,
  dialLab,
  failed,
  output,
  question,
  runId,
  scalarLab,
  shapeLab,
  threeTrainings,
  trainingLab,
  viewOf,
} from './samples.ts';
import { factsLab } from './sampleFacts.ts';
import { passedTask, task, wrongTask } from './sampleTask.ts';
import type { ShownPage } from './shownPage.ts';

function lines(from: number, count: number): RunEvent {
  return { kind: 'output', from, lines: Array.from({ length: count }, (_, i) => `line ${String(from + i)}`), total: from + count };
}

/** Everything the page can look like, for pictures and for what must hold of all of it. */
export const scenes: Readonly<Record<string, (shown: ShownPage) => Promise<void>>> = {
  empty: () => Promise.resolve(),
  paused: async shown => {
    const begun = trainingLab.events.map(event => (event.kind === 'started' ? { ...event, canPause: true as const } : event));
    await play(shown, { ...trainingLab, events: [...begun, { kind: 'paused', isPaused: true }] }, false);
  },
  notRun: async shown => {
    await shown.remote.show(scalarLab.view);
    await shown.drawn();
  },
  refused: async shown => {
    const notice = { code: 'E-SYNTAX', severity: 'error', text: "Line 7: ')' expected. Fix it and run again.", line: 7 } as const;
    await shown.remote.show({ ...scalarLab.view, notice });
    await shown.drawn();
  },
  asked: async shown => {
    const range = question({}, { id: 'range', kind: 'range', question: 'Between which two numbers will it lie?' });
    await shown.remote.show({ ...scalarLab.view, questions: [question(), range] });
    await shown.drawn();
  },
  answered: async shown => {
    const words = 'You said down, the run shows up, from 0.8 to 0.9787.';
    const said = question({ stage: 'said', isCovered: false, words: 'You said down. Run the lab to see.' });
    await play(shown, { ...scalarLab, view: { ...scalarLab.view, questions: [said] } });
    const met = question({ stage: 'met', isCovered: false, words, isRight: false }, { reason: 'More is written than was lost.' });
    await shown.remote.ask({ questions: [met] });
    await shown.drawn();
  },
  answeredTraining: async shown => {
    const words = 'You said down: right, down, from 0.7465 to 0.0001.';
    const met = question({ stage: 'met', isCovered: false, words, isRight: true }, { reason: 'The loss falls late, and at once.' });
    await play(shown, { ...trainingLab, view: { ...trainingLab.view, questions: [question()] } });
    await shown.remote.ask({ questions: [met] });
    await shown.drawn();
  },
  dials: async shown => {
    const events = dialLab.events.map(event =>
      event.kind === 'dial' && event.dial.kind === 'number' ? { ...event, dial: { ...event.dial, value: 30 } } : event,
    );
    await play(shown, { ...dialLab, events });
  },
  scalar: shown => play(shown, scalarLab),
  changed: shown => play(shown, changedLab),
  shapes: async shown => {
    await play(shown, shapeLab);
    await shown.page.getByRole('tab', { name: 'Shapes' }).click();
    await shown.drawn();
  },
  mismatch: async shown => {
    await play(shown, mismatchLab);
    await shown.page.getByRole('tab', { name: 'Shapes' }).click();
    await shown.drawn();
  },
  training: shown => play(shown, trainingLab),
  pinned: async shown => {
    await play(shown, dialLab);
    for (const [id, share] of [
      ['d', 0.5],
      ['e', 2],
      ['f', 0.8],
    ] as const) {
      await shown.page.getByRole('button', { name: 'Pin This Run' }).click();
      await runAgain(shown, id, share, Math.round(20 * share));
    }
  },
  trainings: shown => play(shown, threeTrainings),
  facts: shown => play(shown, factsLab),
  moduleGates: async shown => {
    await play(shown, trainingLab);
    await shown.page.getByRole('tab', { name: 'Gates' }).click();
    await shown.drawn();
  },
  xray: async shown => {
    await play(shown, trainingLab);
    await shown.page.getByRole('tab', { name: 'X-ray' }).click();
    await shown.page.locator('.xray-reading').filter({ hasText: 'unit' }).waitFor();
    await shown.page.locator('.xray-place').focus();
    await shown.drawn();
  },
  knows: async shown => {
    await scenes['xray']?.(shown);
    await shown.page.getByRole('button', { name: 'What Does the State Know?' }).click();
    await shown.page.locator('.curve').filter({ hasText: 'Always saying' }).waitFor();
    await shown.page.getByRole('slider', { name: 'What the state knows' }).focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight']) await shown.page.keyboard.press(key);
    await shown.drawn();
  },
  why: async shown => {
    await scenes['xray']?.(shown);
    for (const key of ['ArrowRight', 'ArrowRight', 'w']) await shown.page.keyboard.press(key);
    await shown.page.locator('.why-equation').waitFor();
    await shown.page.locator('.why-terms button').focus();
    await shown.drawn();
  },
  change: async shown => {
    await scenes['xray']?.(shown);
    for (const key of ['ArrowRight', 'ArrowRight', 'Alt+ArrowDown', 'Alt+ArrowDown', 'Alt+ArrowDown', 'e'])
      await shown.page.keyboard.press(key);
    await shown.page.locator('.why-moves').filter({ hasText: 'slope' }).waitFor();
    await shown.page.locator('.cell-diagram').getByText('The same in words').click();
    await shown.drawn();
  },
  conventions: async shown => {
    await scenes['why']?.(shown);
    await shown.page.locator('.conventions summary').press('Enter');
    await shown.page.locator('.conventions li').first().waitFor();
    await shown.drawn();
  },
  sweep: async shown => {
    await play(shown, dialLab);
    await shown.page.getByRole('button', { name: 'Ten Seeds' }).press('Enter');
    await shown.page.locator('.sweep-told').filter({ hasText: '0 of 10' }).waitFor();
    await shown.page.evaluate(() => {
      const listener = window.scripted.swept?.listener;
      for (let run = 0; run < 7; run++) {
        const points = Array.from({ length: 40 }, (_, at) => {
          const far = run === 3 ? 0 : 1 / (1 + Math.exp((18 + run - at) / 2));
          return { step: at + 1, loss: 0.7 * (1 - far) + 0.001, accuracy: 0.5 + 0.5 * far };
        });
        listener?.event(run, { kind: 'metrics', points });
        listener?.event(run, { kind: 'ended', outcome: { status: 'finished', ms: 5 } });
      }
    });
    await shown.page.locator('.sweep-told').filter({ hasText: '7 of 10' }).waitFor();
    await shown.drawn();
  },
  steps: async shown => {
    await scenes['moduleGates']?.(shown);
    await shown.page.getByLabel('Step', { exact: true }).focus();
    await shown.page.keyboard.press('Home');
    await shown.page.keyboard.press('ArrowRight');
    await shown.drawn();
  },
  flash: async shown => {
    await scenes['xray']?.(shown);
    await shown.page.getByRole('button', { name: 'Which Steps Move the Answer?' }).click();
    await shown.page.getByRole('slider', { name: 'How strongly each step' }).waitFor();
    await shown.page.getByRole('slider', { name: 'Add to the bias' }).fill('2');
    await shown.page
      .locator('.curve p')
      .filter({ hasText: /^With \+2/u })
      .waitFor();
    await shown.page.getByRole('slider', { name: 'How strongly each step' }).focus();
    await shown.page.keyboard.press('ArrowRight');
    await shown.drawn();
  },
  hand: async shown => {
    await scenes['xray']?.(shown);
    for (const key of ['ArrowDown', 'ArrowDown', 's', 'ArrowUp', '1']) await shown.page.keyboard.press(key);
    await shown.page.locator('.hand-result').filter({ hasText: 'Right answers' }).waitFor();
    await shown.page.getByRole('button', { name: 'Which Unit Is Missed Most?' }).click();
    await shown.page.locator('.hand-units li').first().waitFor();
    await shown.drawn();
  },
  epochs: async shown => {
    await scenes['xray']?.(shown);
    for (const key of [',', ',']) await shown.page.keyboard.press(key);
    await shown.page.locator('.epochs').filter({ hasText: 'On these data' }).waitFor();
    await shown.page.getByRole('slider', { name: 'Training step that the pictures are of' }).focus();
    await shown.drawn();
  },
  epochsInChart: async shown => {
    await play(shown, trainingLab);
    await shown.page.getByRole('slider', { name: 'Training step that is looked at' }).focus();
    for (const key of ['Home', 'PageUp', 'PageUp', 'PageUp']) await shown.page.keyboard.press(key);
    await shown.drawn();
  },
  table: async shown => {
    await play(shown, trainingLab);
    await shown.page.getByRole('button', { name: 'Show as table' }).click();
    await shown.drawn();
  },
  running: async shown => {
    const events: readonly RunEvent[] = [
      { kind: 'started', backend: cpu },
      { kind: 'line', line: 41 },
      output('epoch   1  loss 0.7465  acc 0.431'),
      { kind: 'metrics', points: curve(26) },
      { kind: 'progress', done: 20, total: 80, line: 36, isLast: true },
    ];
    await play(shown, { ...trainingLab, events }, false);
    await shown.page.locator('div.progress:not([hidden])').waitFor();
    await shown.emit(runId, { kind: 'progress', done: 26, total: 80, line: 36, isLast: true });
    await shown.drawn();
  },
  failed: async shown => {
    const outcome = { status: 'failed', ms: 90, error: { name: 'Error', message: 'matMul', frames: [] } } as const;
    await play(shown, { ...changedLab, outcome, message: failed });
  },
  flood: async shown => {
    const view = viewOf(
      'My own lab with a rather long name that has to break',
      'my-own-experiment-with-a-very-long-file-name.lab.ts',
      null,
    );
    const message = {
      code: 'E-FLOOD',
      severity: 'info',
      text: 'Kept 1,000 first and 20,000 last of 1,000,000 lines.',
      line: null,
    } as const;
    const events: readonly RunEvent[] = [{ kind: 'started', backend: cpu }, lines(0, 1_000), lines(980_000, 20_000)];
    await play(shown, { ...scalarLab, view, events, outcome: { status: 'finished', ms: 700 }, message });
  },
  task: async shown => {
    await shown.remote.show(scalarLab.view);
    await shown.remote.showTask({ task });
    await shown.drawn();
  },
  taskChecked: async shown => {
    await play(shown, changedLab);
    await shown.remote.showTask({ task: wrongTask, front: { part: 'check', isFocused: false } });
    await shown.drawn();
  },
  taskPassedAfterAnError: async shown => {
    const outcome = { status: 'failed', ms: 90, error: { name: 'Error', message: 'matMul', frames: [] } } as const;
    const frames = [{ line: 9, column: 3 }];
    const warning = { code: 'W-SEED', message: 'Math.random draws other numbers in each run.', frames } as const;
    await play(shown, { ...changedLab, events: [...changedLab.events, { kind: 'warning', warning }], outcome, message: failed });
    await shown.remote.edited({ isEdited: true });
    await shown.remote.showTask({ task: passedTask, front: { part: 'check', isFocused: false } });
    await shown.drawn();
  },
  taskPassed: async shown => {
    await play(shown, changedLab);
    await shown.remote.showTask({ task: passedTask, front: { part: 'check', isFocused: false } });
    await shown.drawn();
  },
};
