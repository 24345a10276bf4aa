import * as vscode from 'vscode';
import type { Lesson } from '../../core/lesson/lesson.ts';
import { commands } from '../host/ids.ts';
import type { PlacedLesson } from '../lessons/lessonNodes.ts';
import type { ShownLesson } from './shownLesson.ts';

/** Where the page's lesson is among the folders of the workspace; undefined where none is open. */
export type PlaceOf = (lesson: Lesson) => Promise<PlacedLesson | undefined>;

/**
 * What pressing something on a card does: commands that the tree has, too. Ids are looked up; the page's word is not
 * taken.
 */
export class LessonRequests {
  private readonly shown: () => ShownLesson | undefined;
  private readonly placeOf: PlaceOf;

  constructor(shown: () => ShownLesson | undefined, placeOf: PlaceOf) {
    this.shown = shown;
    this.placeOf = placeOf;
  }

  openLab(lab: unknown): Promise<void> {
    return this.onLab(commands.openLab, lab);
  }

  runLab(lab: unknown): Promise<void> {
    return this.onLab(commands.runLab, lab);
  }

  async openExercise(id: unknown): Promise<void> {
    const lesson = this.shown()?.lesson;
    const exercise = lesson?.exercises.find(one => one.id === id);
    if (!lesson || !exercise) return;
    const place = await this.placeOf(lesson);
    if (!place) await vscode.commands.executeCommand(commands.startLesson);
    else await vscode.commands.executeCommand(commands.openExercise, { kind: 'exercise', exercise, ...place });
  }

  async makeNote(): Promise<void> {
    const lesson = this.shown()?.lesson;
    if (!lesson) return;
    const place = await this.placeOf(lesson);
    await vscode.commands.executeCommand(commands.makeNote, place && { kind: 'group', group: 'evidence', ...place });
  }

  /** Only https, and only an address that stands in the lesson. */
  async openWeb(url: unknown): Promise<void> {
    if (typeof url !== 'string' || !this.shown()?.addresses.has(url)) return;
    const address = URL.canParse(url) ? new URL(url) : null;
    if (address?.protocol !== 'https:' || address.username !== '' || address.password !== '') return;
    await vscode.env.openExternal(vscode.Uri.parse(address.href, true));
  }

  private async onLab(command: string, id: unknown): Promise<void> {
    const lesson = this.shown()?.lesson;
    const lab = lesson?.labs.find(one => one.id === id);
    if (!lesson || !lab) return;
    const root = (await this.placeOf(lesson))?.root;
    await vscode.commands.executeCommand(command, { lesson, lab, ...(root && { root }) });
  }
}
