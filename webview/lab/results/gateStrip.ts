import { numberText } from '../../../src/core/words/numberText.ts';
import { h } from '../../ui/h.ts';

/**
 * How far a gate stands open, 0..1, at one time step after the other: a bar a step, and in words how it begins and
 * ends. `at`: the bar of the step that is looked at.
 */
export function gateStrip(overTime: readonly number[], at?: number): HTMLElement {
  const first = numberText(overTime[0] ?? 0);
  const last = numberText(overTime.at(-1) ?? 0);
  const words = `Over time: ${first} at the first step, ${last} at the last`;
  const bars = overTime.map((value, index) => {
    const bar = h('span', { class: index === at ? 'gate-step is-shown' : 'gate-step' });
    bar.style.blockSize = `${String(Math.min(1, Math.max(0, value)) * 100)}%`;
    return bar;
  });
  return h('span', { class: 'gate-strip', role: 'img', 'aria-label': words, title: words }, ...bars);
}
