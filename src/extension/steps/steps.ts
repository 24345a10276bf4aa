import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import type { StepCursor } from '../../core/run/run.ts';
import { clockOf, stepClocks, type LoopStepClock, type StepClock } from '../../core/steps/stepClock.ts';
import { mainClock, steppedValues } from '../../core/steps/steppedValues.ts';
import { stepSentence } from '../../core/steps/stepWords.ts';
import { activeLab, isSameUri } from '../host/labDocument.ts';
import type { LabViewProvider } from '../labView/labViewProvider.ts';
import type { LabRun } from '../runs/labRun.ts';
import type { LastRuns } from '../runs/lastRuns.ts';
import type { ShownLab } from '../runs/shownLab.ts';
import type { Log } from '../shown/log.ts';
import type { ValueSheets } from '../values/valueSheets.ts';

export interface StepsOptions {
  readonly sheets: ValueSheets;
  readonly lastRuns: LastRuns;
  readonly labView: LabViewProvider;
  readonly shownLab: Pick<ShownLab, 'uri'>;
  readonly log: Log;
}

/** What a cursor stands on. */
export interface StepPlace {
  readonly clock: StepClock;
  readonly cursor: StepCursor;
}

/** Which step of a run is looked at: chosen here or in the lab view, and the same in both. */
export class Steps extends Disposable {
  private readonly options: StepsOptions;

  constructor(options: StepsOptions) {
    super();
    this.options = options;
    const { labView } = options;
    this.register(
      labView.onDidRequestStep(({ runId, cursor }) => {
        const run = this.shownRun();
        if (run?.id === runId && run.isOver) this.set(run, cursor && checked(run, cursor));
      }),
    );
  }

  /** The run whose values the learner sees: of the file they are in, or of the lab view. */
  runHere(): LabRun | undefined {
    const { sheets, lastRuns, labView } = this.options;
    if (labView.hasFocus) return this.shownRun();
    const active = vscode.window.activeTextEditor?.document.uri;
    const lab = activeLab()?.uri;
    return (active && sheets.get(active)?.run) ?? (lab ? lastRuns.get(lab) : this.shownRun());
  }

  /** The step of a run that is looked at; null where its last values are. */
  of({ lab, state, cursor }: LabRun): StepPlace | null {
    const clock = cursor && clockOf(stepClocks(lab.sites, state.values), cursor);
    return clock ? { clock, cursor } : null;
  }

  /** Forward or back; from the last values to the first step, or the last. Null where there are none. */
  move(run: LabRun, by: 1 | -1): StepPlace | null {
    const now = this.of(run);
    const clock = now?.clock ?? this.clockHere(run);
    if (!clock) return null;
    const to = now ? now.cursor.step + by : by === 1 ? 1 : clock.steps;
    return this.goTo(run, clock, Math.min(Math.max(1, to), clock.steps));
  }

  goTo(run: LabRun, clock: StepClock, step: number): StepPlace {
    const cursor = { clock: clock.id, step };
    this.set(run, cursor);
    this.tell(run);
    return { clock, cursor };
  }

  /** Shows the last values again. */
  leave(run: LabRun): void {
    this.set(run, null);
    this.tell(run);
  }

  sentenceOf({ lab, state }: LabRun, { clock, cursor }: StepPlace): string {
    return stepSentence(clock, cursor, lab.sites, steppedValues(lab.sites, state.values, cursor));
  }

  private set(run: LabRun, cursor: StepCursor | null): void {
    run.cursor = cursor;
    this.options.sheets.step();
  }

  private shownRun(): LabRun | undefined {
    const { lastRuns, shownLab } = this.options;
    return shownLab.uri && lastRuns.get(shownLab.uri);
  }

  /** To the page, where it shows that run. */
  private tell(run: LabRun): void {
    const { labView, log } = this.options;
    if (this.shownRun() !== run) return;
    labView.page?.remote.showStep({ runId: run.id, cursor: run.cursor }).catch((error: unknown) => {
      log.debug('The lab page did not take a step:', error);
    });
  }

  /** The innermost loop that the editor's cursor is in, or else what the most values belong to. */
  private clockHere({ lab, state, texts }: LabRun): StepClock | undefined {
    const clocks = stepClocks(lab.sites, state.values);
    const editor = vscode.window.activeTextEditor;
    const file = editor ? texts.findIndex(text => text !== null && isSameUri(text.uri, editor.document.uri)) : -1;
    const line = (editor?.selection.active.line ?? 0) + 1;
    const isAround = (clock: StepClock): clock is LoopStepClock =>
      clock.kind === 'loop' && clock.file === file && clock.line <= line && line <= clock.endLine;
    const around = clocks.filter(isAround).sort((one, other) => other.line - one.line)[0];
    if (around) return around;
    return mainClock(clocks, lab.sites, state.values);
  }
}

/** What the page asks for, where the run has such a step: the page runs beside programs of others. */
function checked({ lab, state }: LabRun, { clock, step }: StepCursor): StepCursor | null {
  const cursor = { clock, step };
  return clockOf(stepClocks(lab.sites, state.values), cursor) ? cursor : null;
}
