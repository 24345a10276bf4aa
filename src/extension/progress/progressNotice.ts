/** What the learner has to know of how progress is kept. */
export type ProgressNotice =
  /** Files that could not be read were set aside; all others were. */
  | { readonly kind: 'recovered'; readonly files: number }
  /** No file could be read, and none was touched. */
  | { readonly kind: 'unreadable' }
  /** A later version of the product has written here: nothing is written. */
  | { readonly kind: 'newer' }
  /** The disk refused a save; it is tried again. */
  | { readonly kind: 'refused' };
