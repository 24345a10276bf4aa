import * as vscode from 'vscode';
import type { Lesson } from '../../core/lesson.ts';
import { commands } from '../ids.ts';
import type { LabFolder } from '../lessons/labFolder.ts';
import type { ShownLesson } from './shownLesson.ts';

/** What pressing something on a card does: commands that the tree has, too. Ids are looked up; the page's word is not taken. */
export class LessonRequests {
  private readonly shown: () => ShownLesson | undefined;
  private readonly folder: LabFolder;

  constructor(shown: () => ShownLesson | undefined, folder: LabFolder) {
    this.shown = shown;
    this.folder = folder;
  }

  openLab(lab: unknown): Promise<void> {
    return this.onLab(commands.openLab, lab);
  }

  runLab(lab: unknown): Promise<void> {
    return this.onLab(commands.runLab, lab);
  }

  async predict(lab: unknown, id: unknown): Promise<void> {
    const predictions = this.shown()?.lesson.labs.find(one => one.id === lab)?.predictions ?? [];
    const prediction = predictions.find(one => one.id === id);
    if (prediction) await this.onLab(commands.predict, lab, prediction.id);
  }

  async openExercise(id: unknown): Promise<void> {
    const lesson = this.shown()?.lesson;
    const exercise = lesson?.exercises.find(one => one.id === id);
    const root = vscode.workspace.workspaceFolders?.[0];
    if (!lesson || !exercise) return;
    if (!root) await vscode.commands.executeCommand(commands.startLesson);
    else await vscode.commands.executeCommand(commands.openExercise, { kind: 'exercise', exercise, ...(await this.placed(lesson, root)) });
  }

  async makeNote(): Promise<void> {
    const lesson = this.shown()?.lesson;
    const root = vscode.workspace.workspaceFolders?.[0];
    if (!lesson) return;
    const place = root && { kind: 'group', group: 'evidence', ...(await this.placed(lesson, root)) };
    await vscode.commands.executeCommand(commands.makeNote, place);
  }

  /** Only https, and only an address that stands in the lesson. */
  async openWeb(url: unknown): Promise<void> {
    if (typeof url !== 'string' || !this.shown()?.addresses.has(url)) return;
    const address = URL.canParse(url) ? new URL(url) : null;
    if (address?.protocol !== 'https:' || address.username !== '' || address.password !== '') return;
    await vscode.env.openExternal(vscode.Uri.parse(address.href, true));
  }

  private async onLab(command: string, id: unknown, ...more: readonly string[]): Promise<void> {
    const lesson = this.shown()?.lesson;
    const lab = lesson?.labs.find(one => one.id === id);
    if (lesson && lab) await vscode.commands.executeCommand(command, { lesson, lab }, ...more);
  }

  private async placed(
    lesson: Lesson,
    root: vscode.WorkspaceFolder,
  ): Promise<{ lesson: Lesson; root: vscode.WorkspaceFolder; folder: vscode.Uri }> {
    return { lesson, root, folder: await this.folder.folderOf(root.uri, lesson) };
  }
}
