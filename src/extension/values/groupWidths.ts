/** One piece of what VS Code's `vscode.getEditorLayout` gives: a group, or groups beside or below each other. */
interface LayoutPiece {
  readonly size?: unknown;
  readonly groups?: unknown;
}

const sideBySide = 0;

/**
 * The widths of the editor groups in pixels, in the order of their columns; null for one whose width is not told.
 * `layout` is what `vscode.getEditorLayout` gave: groups have their size along the row or column they stand in, and
 * rows and columns take turns from the outside in.
 */
export function groupWidths(layout: unknown): (number | null)[] {
  if (!isPiece(layout)) return [];
  const isRow = (layout as { readonly orientation?: unknown }).orientation === sideBySide;
  const pieces = piecesOf(layout);
  const whole = isRow ? null : (pieces.map(rowWidth).find(width => width !== null) ?? null);
  return pieces.flatMap(piece => widthsIn(piece, isRow, whole));
}

/** `isInRow`: the piece stands beside others, so that its size is its width; otherwise it is as wide as `around`. */
function widthsIn(piece: LayoutPiece, isInRow: boolean, around: number | null): (number | null)[] {
  const width = isInRow ? sizeOf(piece) : around;
  const inside = piecesOf(piece);
  return inside.length === 0 ? [width] : inside.flatMap(each => widthsIn(each, !isInRow, width));
}

/** The width of a piece of a column that is a row itself. */
function rowWidth(piece: LayoutPiece): number | null {
  const sizes = piecesOf(piece).map(sizeOf);
  return sizes.length === 0 || sizes.includes(null) ? null : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
}

function sizeOf({ size }: LayoutPiece): number | null {
  return typeof size === 'number' && size > 0 ? size : null;
}

function piecesOf({ groups }: LayoutPiece): LayoutPiece[] {
  return Array.isArray(groups) ? groups.filter(isPiece) : [];
}

function isPiece(value: unknown): value is LayoutPiece {
  return typeof value === 'object' && value !== null;
}
