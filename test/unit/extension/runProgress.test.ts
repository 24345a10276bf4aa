import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { freshRun, reduceRun } from '../../../src/core/following/runState.ts';
import type { LabRun } from '../../../src/extension/runs/labRun.ts';
import * as progressWords from '../../../src/extension/shown/progressWords.ts';
import { standIn } from './fakeVSCode/standIn.ts';
import * as fake from './fakeVSCode/vscode.ts';

vi.mock('vscode', () => import('./fakeVSCode/vscode.ts'));
const { RunProgress } = await import('../../../src/extension/runs/runProgress.ts');

const started = new fake.EventEmitter<LabRun>();
const ended = new fake.EventEmitter<LabRun>();
const labView = { isVisible: true };
const notified = vi.spyOn(progressWords, 'withNotification').mockResolvedValue(undefined);
vi.spyOn(progressWords, 'withStatusWord').mockResolvedValue(undefined);

beforeEach(() => {
  vi.useFakeTimers();
  notified.mockClear();
  labView.isVisible = true;
});
afterEach(() => vi.useRealTimers());

function begin(isLive = false): { end: () => void } {
  new RunProgress(standIn({ onDidStart: started.event, onDidEnd: ended.event }), labView);
  const run = standIn<LabRun>({ uri: fake.Uri.file('/a.lab.ts'), isLive, isOver: false, state: freshRun });
  started.fire(run);
  return {
    end: () => {
      Object.assign(run, { isOver: true, state: reduceRun(freshRun, { kind: 'ended', outcome: { status: 'finished', ms: 1 } }) });
      ended.fire(run);
    },
  };
}

it('notifies of a long run only while the view is out of sight, also when that comes later', async () => {
  begin();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(notified).not.toHaveBeenCalled();
  labView.isVisible = false;
  await vi.advanceTimersByTimeAsync(300);
  expect(notified).toHaveBeenCalledOnce();
});

it('notifies of no run that is over, and of none that nobody asked for', async () => {
  labView.isVisible = false;
  const { end } = begin();
  await vi.advanceTimersByTimeAsync(1_900);
  end();
  begin(true);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(notified).not.toHaveBeenCalled();
});
