import { Disposable, disposeAll, type Disposes } from '../../core/base/disposable.ts';
import { TimeLeft, timeLeftText } from '../../core/following/timeLeft.ts';
import { shareDone, turnsText } from '../../core/words/turnsText.ts';
import { every, Timer } from '../host/timer.ts';
import { fileNameOf } from '../host/labDocument.ts';
import type { LabViewProvider } from '../labView/labViewProvider.ts';
import type { LabRun } from './labRun.ts';
import type { RunService } from './runService.ts';
import { shown, type Shown } from '../../core/words/shownText.ts';
import { withNotification, withStatusWord, type ProgressReport } from '../shown/progressWords.ts';
import { inWords } from '../shown/inWords.ts';

/** A run that takes longer gets a word in the status bar, and then a notification with Cancel in its place. */
const statusAfterMs = 150;
const notificationAfterMs = 2_000;
/** How often is looked whether the lab view is still in sight. */
const lookEveryMs = 250;
const reportEveryMs = 250;

/**
 * Shows that a lab is running, how far it is and how long it will take, outside the lab view. The view shows all of it,
 * and a notification would lie over it: there is one only while the view is out of sight.
 */
export class RunProgress extends Disposable {
  private readonly runs: RunService;
  private readonly labView: Pick<LabViewProvider, 'isVisible'>;

  constructor(runs: RunService, labView: Pick<LabViewProvider, 'isVisible'>) {
    super();
    this.runs = runs;
    this.labView = labView;
    this.register(
      runs.onDidStart(run => {
        if (!run.isLive) this.follow(run);
      }),
    );
  }

  private follow(run: LabRun): void {
    const over = this.whenOver(run);
    const title = inWords('Running {0}', fileNameOf(run.uri));
    let isLong: (() => void) | undefined;
    const long = new Promise<void>(resolve => (isLong = resolve));
    const [inStatusBar, inNotification] = [new Timer(), new Timer()];
    inStatusBar.wait(statusAfterMs, () => {
      void withStatusWord(title, () => Promise.race([over, long]));
    });
    const look = (): void => {
      if (run.isOver || this.isDisposed) return;
      if (this.labView.isVisible) {
        inNotification.wait(lookEveryMs, look);
        return;
      }
      // One after the other: VS Code would take two of the same name for one.
      isLong?.();
      this.notify(run, title, over);
    };
    inNotification.wait(notificationAfterMs, look);
    void over.then(() => {
      disposeAll([inStatusBar, inNotification]);
    });
  }

  private notify(run: LabRun, title: Shown, over: Promise<void>): void {
    void withNotification(title, async (report, cancel) => {
      const stopping = cancel.onCancellationRequested(() => {
        if (this.runs.current === run) this.runs.stop();
      });
      const reporting = this.reportOften(run, report);
      await over;
      disposeAll([reporting, stopping]);
    });
  }

  private reportOften(run: LabRun, report: (report: ProgressReport) => void): Disposes {
    const timeLeft = new TimeLeft();
    let reported = 0;
    // A clock that stands still with the run.
    let ms = 0;
    let at = Date.now();
    return every(reportEveryMs, () => {
      const now = run.state.progress;
      if (!run.state.isPaused) ms += Date.now() - at;
      at = Date.now();
      timeLeft.see(now, ms);
      if (!now) return;
      const left = timeLeft.seconds(ms);
      const percent = 100 * shareDone(now);
      const counted = shown(turnsText(now));
      report({
        increment: Math.max(0, percent - reported),
        message: run.state.isPaused ? inWords('Paused') : left === null ? counted : shown(`${counted}, ${timeLeftText(left)}`),
      });
      reported = Math.max(reported, percent);
    });
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
