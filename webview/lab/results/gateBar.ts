import { h } from '../../ui/h.ts';

/**
 * How far a gate stands open, 0..1, as a bar; with `range` also between which values it lay. For the eye only: the same
 * numbers stand beside it.
 */
export function gateBar(value: number, range?: { readonly min: number; readonly max: number }): HTMLElement {
  const fill = h('span', { class: 'gate-fill' });
  fill.style.inlineSize = percent(value);
  const bar = h('span', { class: 'gate-bar', 'aria-hidden': 'true' }, fill);
  if (range) {
    const whisker = h('span', { class: 'gate-range' });
    whisker.style.insetInlineStart = percent(range.min);
    whisker.style.inlineSize = percent(range.max - range.min);
    bar.append(whisker);
  }
  return bar;
}

function percent(share: number): string {
  return `${String(Math.min(1, Math.max(0, Number.isFinite(share) ? share : 0)) * 100)}%`;
}
