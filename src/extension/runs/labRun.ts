import type * as vscode from 'vscode';
import type { CompiledLab } from '../../core/run/compiledLab.ts';
import { isTurned } from '../../core/run/dials.ts';
import { Disposable } from '../../core/base/disposable.ts';
import type { EarlierRun, OutcomeMessage } from '../../core/channels/labPageChannel.ts';
import type { RunEvent, RunId, StepCursor } from '../../core/run/run.ts';
import type { Position } from '../../core/run/position.ts';
import { freshRun, reduceRun, type RunState } from '../../core/following/runState.ts';
import type { OriginalPosition } from '../../core/source/labMap.ts';
import type { Compilation } from '../labs/labCompiler.ts';
import type { TrackedText } from '../labs/trackedText.ts';
import { StaleValues, type AskStale } from './staleValues.ts';
import { earlierRun, type WholeRun } from './wholeRun.ts';

export interface LabRunOptions {
  readonly id: RunId;
  readonly compilation: Extract<Compilation, { ok: true }>;
  /** The lab's own text, then the files beside it, as in `CompiledLab.files`. The run lets go of them. */
  readonly texts: readonly (TrackedText | null)[];
  readonly uri: vscode.Uri;
  readonly askStale: AskStale;
  /** See `LabRun.isKept`. */
  readonly isKept?: boolean;
  /** See `LabRun.isLive`. */
  readonly isLive?: boolean;
  /** See `LabRun.isChanged`. */
  readonly isChanged?: boolean;
  readonly before?: WholeRun | null;
}

/** One run of one lab, from its start on. Its texts are followed as long as its values are shown. */
export class LabRun extends Disposable {
  readonly id: RunId;
  readonly uri: vscode.Uri;
  readonly lab: CompiledLab;
  readonly texts: readonly (TrackedText | null)[];
  /** Which of its values may be others by now. */
  readonly stale: StaleValues;
  readonly startedAt = Date.now();
  /** It ran before the window was opened again: all of its values are old. */
  readonly isKept: boolean;
  /**
   * Nobody asked for it: the lab was typed in. It counts for nothing but its values: not for progress, predictions,
   * evidence or twins.
   */
  readonly isLive: boolean;
  /** Its text is not the one that the lesson gives for it. */
  readonly isChanged: boolean;
  /** What it is compared with once it has come to its end; null where there is nothing. */
  readonly before: WholeRun | null;
  state: RunState = freshRun;
  /** The step that is looked at; null: its last values are. */
  cursor: StepCursor | null = null;
  /** Set once the run has ended. */
  message: OutcomeMessage | null = null;
  private knownEarlier: EarlierRun | null = null;
  private readonly compilation: LabRunOptions['compilation'];

  constructor({ id, compilation, texts, uri, askStale, isKept = false, isLive = false, isChanged = false, before = null }: LabRunOptions) {
    super();
    this.id = id;
    this.uri = uri;
    this.compilation = compilation;
    this.lab = compilation.lab;
    this.isKept = isKept;
    this.isLive = isLive;
    this.isChanged = isChanged;
    this.before = before;
    this.texts = texts;
    for (const text of texts) if (text) this.register(text);
    this.stale = this.register(new StaleValues(texts, askStale));
  }

  /** The learner has turned a dial: it had values that its text does not say. */
  get hasTurned(): boolean {
    return this.state.dials.some(isTurned);
  }

  get isOver(): boolean {
    return this.state.outcome !== null;
  }

  /** It was stopped before it gave a value: what an earlier run has given stays where it is. */
  get saidNothing(): boolean {
    const { outcome, values } = this.state;
    return outcome?.status === 'stopped' && values.size === 0;
  }

  receive(event: RunEvent): void {
    this.state = reduceRun(this.state, event);
  }

  /** Null until it has come to its end: a loss of the first epochs is no change. */
  get earlier(): EarlierRun | null {
    if (this.before && this.state.outcome?.status === 'finished') this.knownEarlier ??= earlierRun(this.lab, this.before);
    return this.knownEarlier;
  }

  /** A sentence where the lab runs with less than it could have. */
  get notice(): string | null {
    return this.compilation.notice;
  }

  /** Positions in the compiled text as they are in the learner's own, innermost first. */
  placesOf(frames: readonly Position[]): OriginalPosition[] {
    return frames.map(frame => this.compilation.toOriginal(frame)).filter(place => place !== null);
  }
}
