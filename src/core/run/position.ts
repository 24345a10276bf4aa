/** A place in text: both 1-based, column in UTF-16 units, as stack traces count them. */
export interface Position {
  readonly line: number;
  readonly column: number;
}
