import { Disposable } from '../../core/disposable.ts';
import { addSample, secondsLeft, timeLeftText, type ProgressSample } from '../../core/timeLeft.ts';
import { fileNameOf } from '../labs/labDocument.ts';
import type { LabRun } from './labRun.ts';
import type { RunService } from './runService.ts';
import { shown, type Shown } from '../../core/shownText.ts';
import { withNotification, withStatusWord, type ProgressReport } from '../shown/progressWords.ts';
import { inWords } from '../shown/inWords.ts';

/** A run that takes longer gets a word in the status bar, and then a notification with Cancel in its place. */
const statusAfterMs = 150;
const notificationAfterMs = 2_000;
const reportEveryMs = 250;

/** Shows that a lab is running, how far it is and how long it will take, outside the lab view. */
export class RunProgress extends Disposable {
  private readonly runs: RunService;

  constructor(runs: RunService) {
    super();
    this.runs = runs;
    this.register(
      runs.onDidStart(run => {
        this.follow(run);
      }),
    );
  }

  private follow(run: LabRun): void {
    const over = this.whenOver(run);
    const title = inWords('Running {0}', fileNameOf(run.uri));
    let isLong: (() => void) | undefined;
    const long = new Promise<void>(resolve => (isLong = resolve));
    const inStatusBar = setTimeout(() => {
      void withStatusWord(title, () => Promise.race([over, long]));
    }, statusAfterMs);
    const inNotification = setTimeout(() => {
      // One after the other: VS Code would take two of the same name for one.
      isLong?.();
      if (!run.isOver && !this.isDisposed) this.notify(run, title, over);
    }, notificationAfterMs);
    void over.then(() => {
      clearTimeout(inStatusBar);
      clearTimeout(inNotification);
    });
  }

  private notify(run: LabRun, title: Shown, over: Promise<void>): void {
    void withNotification(title, async (report, cancel) => {
      const stopping = cancel.onCancellationRequested(() => {
        if (this.runs.current === run) this.runs.stop();
      });
      const reporting = this.reportOften(run, report);
      await over;
      clearInterval(reporting);
      stopping.dispose();
    });
  }

  private reportOften(run: LabRun, report: (report: ProgressReport) => void): HostTimer {
    let samples: readonly ProgressSample[] = [];
    let reported = 0;
    return setInterval(() => {
      const now = run.state.progress;
      if (!now) return;
      samples = addSample(samples, { ms: Date.now(), done: now.done });
      const left = secondsLeft(samples, now.total, Date.now());
      const percent = (100 * now.done) / Math.max(1, now.total);
      const counted = inWords('{0} of {1}', now.done.toLocaleString('en-US'), now.total.toLocaleString('en-US'));
      report({
        increment: Math.max(0, percent - reported),
        message: left === null ? counted : shown(`${counted}, ${timeLeftText(left)}`),
      });
      reported = Math.max(reported, percent);
    }, reportEveryMs);
  }

  private whenOver(run: LabRun): Promise<void> {
    return new Promise(resolve => {
      const listening = this.runs.onDidEnd(ended => {
        if (ended !== run) return;
        listening.dispose();
        resolve();
      });
    });
  }
}
