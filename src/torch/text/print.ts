import { formatValue } from './formatValue.ts';
import { currentSession } from '../session/session.ts';

/**
 * Sends what `print` prints in the current session to `sink`, one call a `print`, line breaks inside; null: to the
 * console.
 */
export function setPrintSink(sink: ((text: string) => void) | null): void {
  currentSession().printSink = sink;
}

/**
 * Prints its values on one line, separated by spaces, as Python's `print` does: tensors the way PyTorch shows them,
 * numbers and text as they are, arrays in brackets. `console.log` does the same in a lab.
 */
export function print(...values: readonly unknown[]): void {
  const text = formatValue(...values);
  const { printSink } = currentSession();
  if (printSink !== null) printSink(text);
  else (globalThis as { console?: { log(text: string): void } }).console?.log(text);
}
