import type { TensorSummary } from '../../../src/core/run/value.ts';
import { bytesText, tensorBytes } from '../../../src/core/words/bytesText.ts';
import { countText, numberText } from '../../../src/core/words/numberText.ts';
import { h } from '../../ui/h.ts';
import type { NamedValue } from '../state/namedValues.ts';
import { madeByOf } from './madeByWords.ts';
import { isInMismatch, type Mismatch } from './mismatch.ts';

/** A tensor, who made it, and whether it is one of those that did not fit. */
export interface LedgerRow extends NamedValue {
  readonly madeBy: string | null;
  readonly byModule: string | null;
  readonly isMisfit: boolean;
}

export function ledgerRow(row: NamedValue, modules: ReadonlyMap<string, string | null>, mismatch: Mismatch | null): LedgerRow {
  const { value } = row.value;
  const isMisfit = mismatch !== null && value.kind === 'tensor' && isInMismatch(row, value, mismatch);
  const maker = madeByOf(row, modules);
  return { ...row, madeBy: maker?.text ?? null, byModule: maker?.module ?? null, isMisfit };
}

export function tensorCells({ value: { value: tensor }, madeBy, byModule, isMisfit }: LedgerRow): readonly Node[] {
  if (tensor.kind !== 'tensor') return [];
  const bytes = tensorBytes(tensor);
  const about = [...(tensor.axes?.length ? [tensor.axes.join(' × ')] : []), ...(bytes === null ? [] : [bytesText(bytes)])].join(', ');
  const misfit = isMisfit ? [h('span', { class: 'bad detail' }, '⚠ does not fit')] : [];
  const module = byModule === null ? [] : [h('span', { class: 'detail muted' }, byModule)];
  return [
    h('span', {}, h('span', { class: 'number' }, `[${tensor.shape.join(', ')}]`), h('span', { class: 'detail muted' }, about), ...misfit),
    h('span', {}, ...(madeBy === null ? [] : [h('span', { class: 'code' }, madeBy)]), ...module),
    valuesOf(tensor),
  ];
}

function valuesOf(tensor: TensorSummary): HTMLElement {
  const bad = [
    ...(tensor.nanCount > 0 ? [`${countText(tensor.nanCount)} NaN`] : []),
    ...(tensor.infinityCount > 0 ? [`${countText(tensor.infinityCount)} infinite`] : []),
  ];
  const { stats, head } = tensor;
  const only = head.length === 1 ? head[0] : undefined;
  const text = tensor.isDisposed
    ? 'disposed'
    : only !== undefined && stats
      ? numberText(only)
      : stats
        ? `${numberText(stats.min)} to ${numberText(stats.max)}`
        : bad.length > 0
          ? ''
          : tensor.shape.includes(0)
            ? 'empty'
            : 'not read';
  const mean = only === undefined && stats ? [h('span', { class: 'detail muted' }, `mean ${numberText(stats.mean)}`)] : [];
  const warning = bad.length > 0 ? [h('span', { class: 'bad detail' }, `⚠ ${bad.join(', ')}`)] : [];
  return h('span', {}, h('span', { class: 'number' }, text), ...mean, ...warning);
}
