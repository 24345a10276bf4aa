import type * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import type { LessonPageApi, OpenedCard } from '../../core/channels/lessonPageChannel.ts';
import type { Remote } from '../../core/channels/channel.ts';
import { fileNameOf } from '../host/labDocument.ts';
import { exerciseOfFile } from '../lessons/attemptFile.ts';
import type { LabOpener } from '../lessons/labOpener.ts';
import type { LessonLibrary } from '../lessons/lessonLibrary.ts';
import type { ShownLesson } from './shownLesson.ts';

export interface FollowedLabOptions {
  readonly opener: Pick<LabOpener, 'onWillOpen'>;
  readonly library: Pick<LessonLibrary, 'lessons' | 'labOf'>;
  /** The lesson the page shows. */
  readonly shown: () => ShownLesson | undefined;
  readonly page: () => Pick<Remote<LessonPageApi>, 'follow'> | undefined;
  readonly told: (action: () => Promise<void>) => Promise<void>;
}

/** Where a lab or an exercise is opened elsewhere, the page shows what the lesson says of it. */
export class FollowedLab extends Disposable {
  private readonly options: FollowedLabOptions;
  private latest: vscode.Uri | undefined;
  private asked = 0;

  constructor(options: FollowedLabOptions) {
    super();
    this.options = options;
    this.register(
      options.opener.onWillOpen(({ uri }) => {
        this.latest = uri;
        if (this.asked === 0) void options.told(() => this.follow());
      }),
    );
  }

  /** What is opened from the page itself does not move it: the reader is where they were reading. */
  async asThePageAsks(action: () => Promise<void>): Promise<void> {
    this.asked++;
    try {
      await action();
    } finally {
      this.asked--;
    }
  }

  /** Shows what was opened last. */
  async follow(): Promise<void> {
    const { shown, page } = this.options;
    const card = this.latest && (await this.cardOf(this.latest, shown()));
    if (card) await page()?.follow(card);
  }

  private async cardOf(uri: vscode.Uri, shown: ShownLesson | undefined): Promise<OpenedCard | null> {
    const { library } = this.options;
    const lab = await library.labOf(uri);
    if (lab) return lab.lesson.id === shown?.lesson.id ? { of: 'lab', id: lab.lab.id } : null;
    const found = exerciseOfFile(fileNameOf(uri), await library.lessons());
    return found && found.lesson.id === shown?.lesson.id ? { of: 'exercise', id: found.exercise.id } : null;
  }
}
