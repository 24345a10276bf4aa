import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { Timer } from '../host/timer.ts';
import { firstRow, lastFirstRow, showFirst } from './firstRow.ts';

export type EditorPair = readonly [vscode.TextEditor, vscode.TextEditor];

/** Editors that scroll smoothly do so for half of this, in milliseconds. */
const calmMs = 250;
/** Whoever scrolls has stopped for so long, in milliseconds, when both are set to a whole line. */
const restMs = 750;
/** In so long, in milliseconds, VS Code has told what became of that. */
const toldMs = 150;
/** By so many rows at most VS Code misses a row that is to be the first. */
const keptFree = 5;

/**
 * Has two editors show the same rows. VS Code tells that an editor has scrolled, but not who did it: the one that moves
 * first leads until it is calm. What the other one does meanwhile is its following; where it has gone on from there,
 * the learner has scrolled it, and it leads from then on.
 */
export class ScrollTogether extends Disposable {
  private readonly pair: () => EditorPair | null;
  private leader: vscode.TextEditor | null = null;
  /** The first row that the other one is to show, whose that is, and whether it was there. */
  private target: { row: number; of: vscode.TextEditor | null; isReached: boolean } = { row: 0, of: null, isReached: true };
  /** Something but the first row stood on top since both were at rest; at the top no line is cut. */
  private hasMoved = false;
  private readonly calm = this.register(new Timer());
  private readonly rest = this.register(new Timer());
  /** The row that both were set to, until VS Code has told of it. */
  private common: number | null = null;
  /** VS Code has shown the row that was asked for last; where it has not, both stay once as they are at rest. */
  private isExact = true;
  /** The first row of each when both were calm: who still shows it has not been scrolled since. */
  private readonly known = new Map<vscode.TextEditor, number>();

  constructor(pair: () => EditorPair | null) {
    super();
    this.pair = pair;
    this.register(
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        this.hear(textEditor);
      }),
    );
  }

  /** The second editor goes where the first one is. */
  align([leader, follower]: EditorPair): void {
    const row = firstRow(leader);
    this.rest.stop();
    this.common = null;
    this.leader = leader;
    this.target = { row, of: follower, isReached: firstRow(follower) === row };
    this.hasMoved ||= row !== 0 || firstRow(follower) !== 0;
    showFirst(follower, row);
    this.calm.wait(calmMs, () => {
      this.becomeCalm();
    });
  }

  private hear(editor: vscode.TextEditor): void {
    const [one, other] = this.pair() ?? [];
    if (!one || !other || (editor !== one && editor !== other)) return;
    const row = firstRow(editor);
    if (this.leader !== null && this.leader !== editor) {
      if (isNear(row, this.target.row)) this.target.isReached = true;
      return;
    }
    const follower = editor === one ? other : one;
    if (this.common !== null && isNear(row, this.common)) this.known.set(editor, row);
    else if (this.common !== null) this.missAtRest(editor, row, this.common);
    // What it was asked for, told late.
    else if (this.leader === null && this.target.of === editor && isNear(row, this.target.row)) this.known.set(editor, row);
    if (this.leader === null && this.known.get(editor) === row) return;
    this.align([editor, follower]);
  }

  /** An editor does not show what both were set to at rest. */
  private missAtRest(editor: vscode.TextEditor, row: number, common: number): void {
    this.isExact = false;
    // The learner scrolled on just then, and was taken back.
    if (Math.abs(row - common) > keptFree) showFirst(editor, row);
  }

  private becomeCalm(): void {
    const { leader } = this;
    this.leader = null;
    const pair = this.pair();
    const follower = pair?.find(editor => editor !== leader);
    if (!pair || !leader || !follower) return;
    if (this.isExact && this.target.isReached && !isNear(firstRow(follower), this.target.row)) {
      this.align([follower, leader]);
      return;
    }
    for (const editor of pair) this.known.set(editor, firstRow(editor));
    this.rest.wait(restMs, () => {
      this.comeToRest(leader);
    });
  }

  /** A wheel leaves part of a line above: at rest both begin with a whole one, at equal heights. */
  private comeToRest(last: vscode.TextEditor): void {
    const pair = this.pair();
    const { isExact, hasMoved } = this;
    this.isExact = true;
    this.hasMoved = false;
    if (!pair || !isExact || !hasMoved) return;
    // The cursor's line would be cut at the bottom if the lines went down.
    const row = firstRow(last) + (isAtBottom(last) ? 1 : 0);
    this.common = Math.min(row, ...pair.map(lastFirstRow));
    for (const editor of pair) showFirst(editor, this.common);
    this.rest.wait(toldMs, () => {
      this.common = null;
      for (const editor of this.pair() ?? []) this.known.set(editor, firstRow(editor));
    });
  }
}

/** A lens below the row that is to be the first takes about a line: both editors are then off by as much. */
function isNear(row: number, wanted: number): boolean {
  return Math.abs(row - wanted) <= 1;
}

function isAtBottom(editor: vscode.TextEditor): boolean {
  return firstRow(editor) > 0 && editor.selection.active.line === editor.visibleRanges.at(-1)?.end.line;
}
