import { jsonBytes } from './jsonBytes.ts';
import { nothing, type Taken, type Waiting } from './waiting.ts';

/** The newest of the events that say where a run stands: it takes the place of those before, and always fits. */
export class NewestEvent<Event> implements Waiting<Event> {
  private newest: Event | undefined;

  get isEmpty(): boolean {
    return this.newest === undefined;
  }

  add(event: Event): void {
    this.newest = event;
  }

  take(): Taken<Event> {
    const { newest } = this;
    this.newest = undefined;
    return newest === undefined ? nothing : { events: [newest], bytes: jsonBytes(newest) + 1 };
  }
}
