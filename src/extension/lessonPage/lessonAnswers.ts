import * as vscode from 'vscode';
import type { Lesson } from '../../core/lesson/lesson.ts';
import { commands } from '../host/ids.ts';
import type { LabCopy, Predictions } from '../predictions/predictions.ts';
import { inWords } from '../shown/inWords.ts';
import type { PlaceOf } from './lessonRequests.ts';
import type { ShownLesson } from './shownLesson.ts';

/** What the learner says on the page to a lab's questions. Ids are looked up; the page's word is not taken. */
export class LessonAnswers {
  private readonly predictions: Predictions;
  private readonly shown: () => ShownLesson | undefined;
  private readonly placeOf: PlaceOf;

  constructor(predictions: Predictions, shown: () => ShownLesson | undefined, placeOf: PlaceOf) {
    this.predictions = predictions;
    this.shown = shown;
    this.placeOf = placeOf;
  }

  /** Null where it was kept, else a sentence that says why not. */
  async say(id: unknown, prediction: unknown, text: unknown): Promise<string | null> {
    const lesson = this.shown()?.lesson;
    const lab = lesson?.labs.find(one => one.id === id);
    if (!lesson || !lab) return inWords('There is no such question in this lesson.');
    const place = (await this.placeOf(lesson))?.folder.toString();
    if (place !== undefined) return this.predictions.say({ lesson, lab, place }, prediction, text);
    void vscode.commands.executeCommand(commands.startLesson);
    return inWords('Choose a folder for the lesson first: what you say is kept with its labs.');
  }

  /** @param of a lab's id and a prediction's; null for all that are still asked */
  async uncover(of: { readonly lab: unknown; readonly prediction: unknown } | null): Promise<void> {
    const lesson = this.shown()?.lesson;
    if (!lesson) return;
    const place = await this.placeName(lesson);
    const labs = of === null ? lesson.labs : lesson.labs.filter(({ id }) => id === of.lab);
    const copies = labs.map((lab): LabCopy => ({ lesson, lab, place }));
    await this.predictions.uncover(copies, of?.prediction);
  }

  /** Where what was earned belongs; an empty text where no folder is open. */
  async placeName(lesson: Lesson): Promise<string> {
    return (await this.placeOf(lesson))?.folder.toString() ?? '';
  }
}
