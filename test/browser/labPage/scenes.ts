import type { RunEvent } from '../../../src/core/run.ts';
import { play } from './play.ts';
import { changedLab, cpu, curve, failed, output, runId, scalarLab, shapeLab, threeTrainings, trainingLab, viewOf } from './samples.ts';
import type { ShownPage } from './shownPage.ts';

function lines(from: number, count: number): RunEvent {
  return { kind: 'output', from, lines: Array.from({ length: count }, (_, i) => `line ${String(from + i)}`), total: from + count };
}

/** Everything the page can look like, for pictures and for what must hold of all of it. */
export const scenes: Readonly<Record<string, (shown: ShownPage) => Promise<void>>> = {
  empty: () => Promise.resolve(),
  notRun: async shown => {
    await shown.remote.show(scalarLab.view);
    await shown.drawn();
  },
  refused: async shown => {
    const notice = { code: 'E-SYNTAX', severity: 'error', text: "Line 7: ')' expected. Fix it and run again.", line: 7 } as const;
    await shown.remote.show({ ...scalarLab.view, notice });
    await shown.drawn();
  },
  scalar: shown => play(shown, scalarLab),
  changed: shown => play(shown, changedLab),
  shapes: async shown => {
    await play(shown, shapeLab);
    await shown.page.getByRole('tab', { name: 'Shapes' }).click();
    await shown.drawn();
  },
  training: shown => play(shown, trainingLab),
  trainings: shown => play(shown, threeTrainings),
  moduleGates: async shown => {
    await play(shown, trainingLab);
    await shown.page.getByRole('tab', { name: 'Gates' }).click();
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
      { kind: 'progress', done: 20, total: 80, line: 36 },
    ];
    await play(shown, { ...trainingLab, events }, false);
    await shown.page.locator('div.progress:not([hidden])').waitFor();
    await shown.emit(runId, { kind: 'progress', done: 26, total: 80, line: 36 });
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
};
