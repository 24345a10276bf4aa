import type * as real from 'vscode';

interface Change {
  readonly lineDelta?: number;
  readonly characterDelta?: number;
}

export class Position implements real.Position {
  readonly line: number;
  readonly character: number;
  constructor(line: number, character: number) {
    this.line = line;
    this.character = character;
  }
  compareTo({ line, character }: real.Position): number {
    return this.line - line || this.character - character;
  }
  isBefore(other: real.Position): boolean {
    return this.compareTo(other) < 0;
  }
  isBeforeOrEqual(other: real.Position): boolean {
    return this.compareTo(other) <= 0;
  }
  isAfter(other: real.Position): boolean {
    return this.compareTo(other) > 0;
  }
  isAfterOrEqual(other: real.Position): boolean {
    return this.compareTo(other) >= 0;
  }
  isEqual(other: real.Position): boolean {
    return this.compareTo(other) === 0;
  }
  translate(lines: number | Change = 0, characters = 0): Position {
    const { lineDelta = 0, characterDelta = 0 } = typeof lines === 'number' ? { lineDelta: lines, characterDelta: characters } : lines;
    return new Position(this.line + lineDelta, this.character + characterDelta);
  }
  with(line: number | { readonly line?: number; readonly character?: number } = this.line, character = this.character): Position {
    if (typeof line === 'number') return new Position(line, character);
    return new Position(line.line ?? this.line, line.character ?? this.character);
  }
}

export class Range implements real.Range {
  readonly start: Position;
  readonly end: Position;
  constructor(start: real.Position, end: real.Position);
  constructor(startLine: number, startCharacter: number, endLine: number, endCharacter: number);
  constructor(...at: readonly [real.Position, real.Position] | readonly [number, number, number, number]) {
    const [one, other] = at.length === 2 ? at : [new Position(at[0], at[1]), new Position(at[2], at[3])];
    const [start, end] = one.isAfter(other) ? [other, one] : [one, other];
    this.start = new Position(start.line, start.character);
    this.end = new Position(end.line, end.character);
  }
  get isEmpty(): boolean {
    return this.start.isEqual(this.end);
  }
  get isSingleLine(): boolean {
    return this.start.line === this.end.line;
  }
  contains(what: real.Position | real.Range): boolean {
    const [start, end] = 'start' in what ? [what.start, what.end] : [what, what];
    return this.start.isBeforeOrEqual(start) && this.end.isAfterOrEqual(end);
  }
  isEqual({ start, end }: real.Range): boolean {
    return this.start.isEqual(start) && this.end.isEqual(end);
  }
  intersection({ start, end }: real.Range): Range | undefined {
    const from = this.start.isAfter(start) ? this.start : start;
    const to = this.end.isBefore(end) ? this.end : end;
    return from.isAfter(to) ? undefined : new Range(from, to);
  }
  union({ start, end }: real.Range): Range {
    return new Range(this.start.isBefore(start) ? this.start : start, this.end.isAfter(end) ? this.end : end);
  }
  with(
    start: real.Position | { readonly start?: real.Position; readonly end?: real.Position } = this.start,
    end: real.Position = this.end,
  ): Range {
    return 'line' in start ? new Range(start, end) : new Range(start.start ?? this.start, start.end ?? this.end);
  }
}

export class Selection extends Range implements real.Selection {
  readonly anchor: Position;
  readonly active: Position;
  constructor(anchor: real.Position, active: real.Position);
  constructor(anchorLine: number, anchorCharacter: number, activeLine: number, activeCharacter: number);
  constructor(...at: readonly [real.Position, real.Position] | readonly [number, number, number, number]) {
    const [anchor, active] = at.length === 2 ? at : [new Position(at[0], at[1]), new Position(at[2], at[3])];
    super(anchor, active);
    this.anchor = new Position(anchor.line, anchor.character);
    this.active = new Position(active.line, active.character);
  }
  get isReversed(): boolean {
    return this.anchor.isAfter(this.active);
  }
}

export class Location implements real.Location {
  uri: real.Uri;
  range: real.Range;
  constructor(uri: real.Uri, at: real.Range | real.Position) {
    this.uri = uri;
    this.range = 'start' in at ? at : new Range(at, at);
  }
}
