import { lettersBetween } from '../../core/base/lettersBetween.ts';
import { call, itemAt, min } from './primordials.ts';

const { toLowerCase } = String.prototype;

/**
 * The name that was most likely meant: one that differs by at most two letters; null where there is none. Runs no code
 * of the lab.
 */
export function nearestName(name: string, names: readonly string[]): string | null {
  let nearest: string | null = null;
  let least = min(3, name.length / 2);
  for (let index = 0; index < names.length; index++) {
    const each = itemAt(names, index) ?? '';
    const distance = lettersBetween(call<string>(toLowerCase, name, []), call<string>(toLowerCase, each, []));
    if (distance >= least) continue;
    least = distance;
    nearest = each;
  }
  return nearest;
}
