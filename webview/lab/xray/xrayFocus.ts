/** Which number of an X-ray is looked at. */
export interface XrayFocus {
  /** Index in `XrayLayer.values`. */
  readonly value: number;
  /** The unit itself, wherever its row stands. */
  readonly unit: number;
  readonly column: number;
}

/** How large what can be looked at is. */
export interface XraySize {
  readonly values: number;
  readonly columns: number;
  /** Units in the order of their rows. */
  readonly order: readonly number[];
}

/** How far Page Up and Page Down go. */
const page = 10;

/** Where a key leads, or null. Arrows go through units and time, with Alt through the values. */
export function moved(focus: XrayFocus, { key, altKey, ctrlKey }: KeyPress, size: XraySize): XrayFocus | null {
  const row = Math.max(0, size.order.indexOf(focus.unit));
  const toRow = (next: number): XrayFocus => ({ ...focus, unit: size.order[within(next, size.order.length)] ?? focus.unit });
  const toColumn = (next: number): XrayFocus => ({ ...focus, column: within(next, size.columns) });
  const toValue = (next: number): XrayFocus => ({ ...focus, value: within(next, size.values) });
  switch (key) {
    case 'ArrowUp':
      return altKey ? toValue(focus.value - 1) : toRow(row - 1);
    case 'ArrowDown':
      return altKey ? toValue(focus.value + 1) : toRow(row + 1);
    case 'ArrowLeft':
      return toColumn(focus.column - 1);
    case 'ArrowRight':
      return toColumn(focus.column + 1);
    case 'PageUp':
      return toColumn(focus.column - page);
    case 'PageDown':
      return toColumn(focus.column + page);
    case 'Home':
      return ctrlKey ? toRow(0) : toColumn(0);
    case 'End':
      return ctrlKey ? toRow(size.order.length - 1) : toColumn(size.columns - 1);
    default:
      return null;
  }
}

interface KeyPress {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
}

function within(index: number, count: number): number {
  return Math.min(Math.max(0, index), Math.max(0, count - 1));
}
