/** What was found of a module, or why it is not shown; both null where there is nothing to find. */
export interface Found<T> {
  readonly found: T | null;
  readonly absent: string | null;
}
