import type { ProbeValue } from '../../../src/core/run/value.ts';
import type { NamedValue } from '../state/namedValues.ts';

/** One part of a list, as a value of its own; null for parts that are no tensors. */
type Parts = readonly (ProbeValue | null)[];

/** Of the lists that are shown: the same list has the same parts, so that no row is drawn again for nothing. */
const partsOfLists = new WeakMap<ProbeValue, Parts>();

/** The tensors among these values, and those in lists: the pair that an LSTM gives has a row for each part. */
export function tensorRows(values: readonly NamedValue[]): readonly NamedValue[] {
  return values.flatMap(row =>
    row.value.value.kind === 'tensor'
      ? [row]
      : partsOf(row.value).flatMap((value, index) =>
          // What the whole list was before says nothing of one part.
          value ? [{ ...row, value, before: null, stepped: null, part: `[${String(index)}]` }] : [],
        ),
  );
}

function partsOf(whole: ProbeValue): Parts {
  const { value } = whole;
  if (value.kind !== 'list') return [];
  let parts = partsOfLists.get(whole);
  if (!parts) {
    parts = value.items.map(item => (item.kind === 'tensor' ? { site: whole.site, count: whole.count, value: item } : null));
    partsOfLists.set(whole, parts);
  }
  return parts;
}
