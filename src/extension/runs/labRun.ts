import type * as vscode from 'vscode';
import type { CompiledLab } from '../../core/compiledLab.ts';
import { Disposable } from '../../core/disposable.ts';
import type { OutcomeMessage } from '../../core/labPage.ts';
import type { Position, RunEvent, RunId } from '../../core/run.ts';
import { freshRun, reduceRun, type RunState } from '../../core/runState.ts';
import type { OriginalPosition } from '../../core/labMap.ts';
import type { Compilation } from '../labs/labCompiler.ts';
import type { TrackedText } from '../labs/trackedText.ts';

export interface LabRunOptions {
  readonly id: RunId;
  readonly compilation: Extract<Compilation, { ok: true }>;
  /** The lab's own text, then the files beside it, as in `CompiledLab.files`. The run lets go of them. */
  readonly texts: readonly (TrackedText | null)[];
  readonly uri: vscode.Uri;
}

/** One run of one lab, from its start on. Its texts are followed as long as its values are shown. */
export class LabRun extends Disposable {
  readonly id: RunId;
  readonly uri: vscode.Uri;
  readonly lab: CompiledLab;
  readonly texts: readonly (TrackedText | null)[];
  readonly startedAt = Date.now();
  state: RunState = freshRun;
  /** Set once the run has ended. */
  message: OutcomeMessage | null = null;
  private readonly compilation: LabRunOptions['compilation'];

  constructor({ id, compilation, texts, uri }: LabRunOptions) {
    super();
    this.id = id;
    this.uri = uri;
    this.compilation = compilation;
    this.lab = compilation.lab;
    this.texts = texts;
    for (const text of texts) if (text) this.register(text);
  }

  get isOver(): boolean {
    return this.state.outcome !== null;
  }

  receive(event: RunEvent): void {
    this.state = reduceRun(this.state, event);
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
