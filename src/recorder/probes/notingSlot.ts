import type { ValueSlot } from '../../core/run/labScope.ts';
import { notingTarget } from '../base/notingTarget.ts';

/** What every probe makes of the ways in which a program hands it a value: all of them end in `v`. */
export abstract class NotingSlot implements ValueSlot {
  private target: (new (target: unknown) => object) | null = null;

  abstract v<T>(value: T): T;

  i<T>(old: T): T {
    if (typeof old === 'number') this.v(old + 1);
    else if (typeof old === 'bigint') this.v(old + 1n);
    return old;
  }

  d<T>(old: T): T {
    if (typeof old === 'number') this.v(old - 1);
    else if (typeof old === 'bigint') this.v(old - 1n);
    return old;
  }

  set p(value: unknown) {
    this.v(value);
  }

  set pi(old: unknown) {
    this.i(old);
  }

  set pd(old: unknown) {
    this.d(old);
  }

  t(target: unknown): object {
    if (!this.target) throw new Error('The probe sets no property.');
    return new this.target(target);
  }

  /** The probe is for a property in a destructuring, which `set` sets. */
  noteSetting(key: string, set: (target: unknown, value: unknown) => void): void {
    this.target = notingTarget(key, set, value => this.v(value));
  }
}
