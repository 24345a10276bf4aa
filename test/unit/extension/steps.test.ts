import { beforeEach, describe, expect, it, vi } from 'vitest';
import { freshRun, reduceRun } from '../../../src/core/following/runState.ts';
import type { LabPageApi } from '../../../src/core/channels/labPageChannel.ts';
import type { StepCursor } from '../../../src/core/run/run.ts';
import type { LabRun } from '../../../src/extension/runs/labRun.ts';
import type { LastRuns } from '../../../src/extension/runs/lastRuns.ts';
import type { LabViewProvider } from '../../../src/extension/labView/labViewProvider.ts';
import type { PageLink } from '../../../src/extension/labView/pageLink.ts';
import type { Log } from '../../../src/extension/shown/log.ts';
import type { ValueSheets } from '../../../src/extension/values/valueSheets.ts';
import { runProbed } from '../instrument/runProgram.ts';
import { standIn } from './fakeVSCode/standIn.ts';
import * as fake from './fakeVSCode/vscode.ts';

vi.mock('vscode', () => import('./fakeVSCode/vscode.ts'));
const { Steps } = await import('../../../src/extension/steps/steps.ts');
const { ValueSheet } = await import('../../../src/extension/values/valueSheet.ts');
const { TrackedText } = await import('../../../src/extension/labs/trackedText.ts');

const uri = fake.Uri.file('/a.lab.ts');
const id = 'a'.repeat(32);
const text = [
  'for (let epoch = 1; epoch <= 4; epoch++) {',
  '  for (let batch = 0; batch < 5; batch++) {',
  '    const loss = epoch * 10 + batch;',
  '  }',
  '}',
].join('\n');

async function setUp(isOver = true) {
  const { result, events } = await runProbed(text);
  const state = events.filter(({ kind }) => isOver || kind !== 'ended').reduce(reduceRun, freshRun);
  const run = standIn<LabRun>({
    id,
    uri,
    lab: result.lab,
    state,
    texts: [new TrackedText(uri, text)],
    isOver,
    isKept: false,
    earlier: null,
    stale: standIn({ isStale: () => false }),
    cursor: null as StepCursor | null,
  });
  const told: Parameters<LabPageApi['showStep']>[0][] = [];
  const asked = new fake.EventEmitter<{ runId: string; cursor: StepCursor | null }>();
  const showStep = (params: Parameters<LabPageApi['showStep']>[0]): Promise<void> => {
    told.push(params);
    return Promise.resolve();
  };
  const page = standIn<PageLink>({ remote: standIn<PageLink['remote']>({ showStep }) });
  let painted = 0;
  const steps = new Steps({
    sheets: standIn<ValueSheets>({
      step: () => {
        painted++;
      },
      get: () => undefined,
    }),
    lastRuns: standIn<LastRuns>({ get: () => run }),
    labView: standIn<LabViewProvider>({ onDidRequestStep: asked.event, page, hasFocus: false }),
    shownLab: { uri },
    log: standIn<Log>({ debug: vi.fn() }),
  });
  const document = new fake.FakeText(uri, text, false);
  const lines = (): string[] => {
    const sheet = new ValueSheet(run, 0, uri);
    sheet.refresh();
    return sheet.lines(document).flatMap(({ line, parts }) => parts.map(part => `${String(line)}: ${part.name} ${part.short}`));
  };
  return { steps, run, told, asked, lines, document, paints: () => painted };
}

beforeEach(() => {
  fake.window.activeTextEditor = undefined;
});

describe('Steps', () => {
  it('goes from the last values to the first step and on, and tells the page', async () => {
    const { steps, run, told, lines, paints } = await setUp();
    const last = lines();
    expect(last).toEqual(['1: epoch 4 ×4', '2: batch 4 ×20', '3: loss 44 ×20']);
    steps.move(run, 1);
    steps.move(run, 1);
    const place = steps.of(run);
    expect(place && steps.sentenceOf(run, place)).toBe('Step 2 of 4: batch 4, loss 24.');
    expect(lines()).toEqual(['1: epoch t=2: 2', '2: batch t=2, turn 10: 4', '3: loss t=2, turn 10: 24']);
    expect(told.map(({ cursor }) => cursor?.step)).toEqual([1, 2]);
    expect(paints()).toBe(2);
    steps.leave(run);
    expect(lines()).toEqual(last);
    expect(told.at(-1)).toEqual({ runId: id, cursor: null });
  });

  it('goes back from the last values to the last step, and stays within the steps', async () => {
    const { steps, run } = await setUp();
    expect(steps.move(run, -1)?.cursor.step).toBe(4);
    expect(steps.move(run, 1)?.cursor.step).toBe(4);
    for (let step = 0; step < 9; step++) steps.move(run, -1);
    expect(run.cursor?.step).toBe(1);
  });

  it('goes through the innermost loop around the cursor', async () => {
    const { steps, run, document, lines } = await setUp();
    const editor = new fake.FakeEditor(document);
    fake.window.activeTextEditor = editor;
    editor.selection = new fake.Selection(2, 0, 2, 0);
    expect(steps.move(run, 1)?.clock.steps).toBe(20);
    expect(lines()).toEqual(['1: epoch t=1, turn 1: 1', '2: batch t=1: 0', '3: loss t=1: 10']);
  });

  it('takes from the page what the run has, and nothing else', async () => {
    const { asked, run, told, lines } = await setUp();
    const last = lines();
    const clock = `loop:${String([...run.state.values].find(([, { count }]) => count === 4)?.[0])}`;
    asked.fire({ runId: id, cursor: { clock, step: 3 } });
    expect(run.cursor).toEqual({ clock, step: 3 });
    expect(lines()).toEqual(['1: epoch t=3: 3', '2: batch t=3, turn 15: 4', '3: loss t=3, turn 15: 34']);
    // The page chose it, and is not told again.
    expect(told).toEqual([]);
    asked.fire({ runId: 'b'.repeat(32), cursor: null });
    expect(run.cursor?.step).toBe(3);
    for (const cursor of [
      { clock, step: 5 },
      { clock, step: NaN },
      { clock: 'loop:77', step: 1 },
      { clock: 'pass:9', step: 1 },
    ]) {
      asked.fire({ runId: id, cursor });
      expect(run.cursor).toBeNull();
    }
    expect(lines()).toEqual(last);
  });

  it('takes nothing while the lab still runs', async () => {
    const { asked, run } = await setUp(false);
    asked.fire({ runId: id, cursor: { clock: 'loop:0', step: 1 } });
    expect(run.cursor).toBeNull();
  });
});
