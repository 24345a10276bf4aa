/**
 * A shape (or any row of values) the way Python writes a tuple: `tuple([4, 6, 16])` is the text `(4, 6, 16)`, `tuple([3])` is `(3,)`.
 * PyTorch: `tuple(x.shape)`.
 */
export function tuple(values: Iterable<unknown>): string {
  const items = [...values].map(String);
  return items.length === 1 ? `(${items.join('')},)` : `(${items.join(', ')})`;
}
