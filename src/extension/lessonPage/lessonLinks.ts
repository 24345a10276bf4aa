import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import type { LabPlace } from '../../core/lesson/lessonDocument.ts';
import type { LabOpener } from '../lessons/labOpener.ts';
import type { LessonLibrary } from '../lessons/lessonLibrary.ts';
import { LabLines } from './labLines.ts';
import { LineLight } from './lineLight.ts';
import type { PlaceOf } from './lessonRequests.ts';
import type { ShownLesson } from './shownLesson.ts';
import { inWords } from '../shown/inWords.ts';
import { showInformation } from '../shown/messages.ts';

export interface LessonLinksOptions {
  readonly library: LessonLibrary;
  readonly opener: LabOpener;
  /** The lesson the page shows. */
  readonly shown: () => ShownLesson | undefined;
  readonly placeOf: PlaceOf;
  /** The cursor is on a line that the text speaks of, or on none. */
  readonly onDidTouch: (places: readonly LabPlace[]) => void;
}

/** Joins symbols in the text with lines in the learner's labs, both ways. */
export class LessonLinks extends Disposable {
  private readonly options: LessonLinksOptions;
  private readonly lines = new LabLines();
  private readonly light = this.register(new LineLight());
  private lit = '';

  constructor(options: LessonLinksOptions) {
    super();
    this.options = options;
    this.register(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        this.follow(textEditor);
      }),
    );
    this.register(
      vscode.window.onDidChangeActiveTextEditor(editor => {
        if (editor) this.follow(editor);
      }),
    );
  }

  /** Tells again where the cursor is: the page has forgotten. */
  refresh(): void {
    this.lit = '';
    const editor = vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors.find(one => this.labOf(one.document) !== null);
    if (editor) this.follow(editor);
  }

  /** Shows a place's line in the learner's copy of the lab, which is made where there is none. */
  async open(place: unknown): Promise<void> {
    const shown = this.options.shown();
    const known = shown?.places.find(one => isSame(one, place));
    const lab = shown?.lesson.labs.find(({ id }) => id === known?.lab);
    if (!shown || !known || !lab) return;
    const root = (await this.options.placeOf(shown.lesson))?.root;
    const document = await this.options.opener.open({ lesson: shown.lesson, lab, ...(root && { root }) });
    if (!document) return;
    const line = this.lines.lineOf(document, known);
    if (line === null) {
      const sentence = inWords(
        "'{0}' does not stand in your copy of '{1}' any more. Undo your edits to bring it back.",
        known.name ?? '',
        lab.title,
      );
      void showInformation(sentence);
      return;
    }
    const editor = vscode.window.visibleTextEditors.find(one => one.document === document);
    const { range, firstNonWhitespaceCharacterIndex } = document.lineAt(line);
    const start = range.start.translate(0, firstNonWhitespaceCharacterIndex);
    if (editor) {
      editor.selection = new vscode.Selection(start, start);
      editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }
    this.light.show(document, line);
  }

  /** Lights the line of a place where it can be seen; null puts the light out. */
  touch(place: unknown): void {
    const shown = this.options.shown();
    const known = shown?.places.find(one => isSame(one, place));
    this.light.clear();
    if (!known) return;
    const editor = vscode.window.visibleTextEditors.find(one => this.labOf(one.document) === known.lab);
    const line = editor && this.lines.lineOf(editor.document, known);
    if (editor && line != null) this.light.show(editor.document, line);
  }

  private follow({ document, selection }: vscode.TextEditor): void {
    const lab = this.labOf(document);
    if (lab === null) return;
    const ofLab = this.options.shown()?.places.filter(place => place.lab === lab) ?? [];
    const places = this.lines.placesOn(document, selection.active.line, ofLab);
    const key = JSON.stringify(places);
    if (key === this.lit) return;
    this.lit = key;
    this.options.onDidTouch(places);
  }

  /** Which lab of the shown lesson a document is a copy of. */
  private labOf({ uri }: vscode.TextDocument): string | null {
    const shown = this.options.shown();
    const found = shown && this.options.library.knownLabOf(uri);
    return found?.lesson.id === shown?.lesson.id ? (found?.lab.id ?? null) : null;
  }
}

function isSame({ lab, name }: LabPlace, other: unknown): boolean {
  return typeof other === 'object' && other !== null && 'lab' in other && 'name' in other && other.lab === lab && other.name === name;
}
