import type { ProbeSite } from '../core/compiledLab.ts';
import type { ValueSlot } from '../core/labScope.ts';
import { BoundedLog } from './boundedLog.ts';
import { seeValue, type SeenValue } from './seenValue.ts';

const keptValues = 128;

/** Keeps what one probe saw, the values themselves: a check looks at them after the run. */
export class WatchedSlot implements ValueSlot {
  private readonly site: ProbeSite;
  private readonly log = new BoundedLog<SeenValue>(keptValues);
  private setting: { readonly key: string; readonly set: (target: unknown, value: unknown) => void } | null = null;
  private last: unknown = Symbol('nothing yet');

  constructor(site: ProbeSite) {
    this.site = site;
  }

  get seen(): readonly SeenValue[] {
    return this.log.read();
  }

  v<T>(value: T): T {
    if (!Object.is(value, this.last)) {
      this.last = value;
      this.log.add(seeValue(this.site, value));
    }
    return value;
  }

  i<T>(old: T): T {
    if (typeof old === 'number') this.v(old + 1);
    return old;
  }

  d<T>(old: T): T {
    if (typeof old === 'number') this.v(old - 1);
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

  /** The probe is for a property in a destructuring, which `set` sets. */
  noteSetting(key: string, set: (target: unknown, value: unknown) => void): void {
    this.setting = { key, set };
  }

  t(target: unknown): object {
    if (!this.setting) throw new Error('The probe sets no property.');
    const { key, set } = this.setting;
    return Object.defineProperty({}, key, {
      set: (value: unknown) => {
        set(target, value);
        this.v(value);
      },
    });
  }
}
