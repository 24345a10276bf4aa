import type * as vscode from 'vscode';
import { findPlace } from '../../core/source/findPlace.ts';
import type { LabPlace } from '../../core/lesson/lessonDocument.ts';

/**
 * Where places of a lesson's text stand in learners' files: found by name in the text as it is now, so that edits do no
 * harm.
 */
export class LabLines {
  private readonly known = new WeakMap<vscode.TextDocument, { readonly version: number; readonly lines: Map<string, number | null> }>();

  /** The line of a place, from 0; null where the name is gone. A place without a name is the first line. */
  lineOf(document: vscode.TextDocument, { name }: LabPlace): number | null {
    if (name === null) return 0;
    let known = this.known.get(document);
    if (known?.version !== document.version) this.known.set(document, (known = { version: document.version, lines: new Map() }));
    let line = known.lines.get(name);
    if (line === undefined) {
      const found = findPlace(document.getText(), name);
      known.lines.set(name, (line = found === null ? null : found - 1));
    }
    return line;
  }

  /** What of `places` stands on a line. */
  placesOn(document: vscode.TextDocument, line: number, places: readonly LabPlace[]): LabPlace[] {
    return places.filter(place => place.name !== null && this.lineOf(document, place) === line);
  }
}
