import type { ProbeSite } from '../core/run/compiledLab.ts';
import { NotingSlot } from '../recorder/probes/notingSlot.ts';
import { BoundedLog } from './boundedLog.ts';
import { seeValue, type SeenValue } from './seenValue.ts';

const keptValues = 128;

/** Keeps what one probe saw, the values themselves: a check looks at them after the run. */
export class WatchedSlot extends NotingSlot {
  private readonly site: ProbeSite;
  private readonly log = new BoundedLog<SeenValue>(keptValues);
  private last: unknown = Symbol('nothing yet');

  constructor(site: ProbeSite) {
    super();
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
}
