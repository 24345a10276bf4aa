import { checkBackend, checkEvent } from '../../../src/core/checked/checkEvent.ts';
import { checkXray } from '../../../src/core/checked/checkXray.ts';
import { byKind, type EventTable } from '../../../src/core/run/eventTable.ts';
import type { RunEvent } from '../../../src/core/run/run.ts';
import {
  checkItems,
  checkTagged,
  isCount,
  isObject,
  memberOf,
  own,
  type Checkers,
  type OnRefused,
} from '../../../src/core/checked/checkParts.ts';
import {
  nestAnswers,
  sandboxVersion,
  type FrameAnswer,
  type FromSupervisor,
  type NestAnswer,
} from '../../../src/core/channels/sandboxChannel.ts';

type Events = Extract<FromSupervisor, { kind: 'events' }>;

/** What was said, and of events how many parts were left out here. */
type Heard = Exclude<FromSupervisor, Events> | (Events & { readonly leftOut: number });

const whole = (event: RunEvent): RunEvent => event;

/** What of an event can be of a lab with `siteCount` probes. */
const atKnownPlaces: EventTable<RunEvent, [siteCount: number, onRefused: OnRefused]> = {
  started: whole,
  line: whole,
  output: whole,
  // Every value is of a place in the lab: there are no more values than places, whatever is sent.
  values: (event, siteCount, onRefused) => {
    const values = event.values.filter(({ site }) => site < siteCount);
    for (let left = event.values.length - values.length; left > 0; left--) onRefused();
    return { ...event, values };
  },
  metrics: whole,
  dial: whole,
  measured: whole,
  memory: whole,
  warning: whole,
  progress: whole,
  trained: whole,
  paused: whole,
  verdict: whole,
  ended: whole,
};

const messageCheckers: Checkers<'kind', Heard, [siteCount: number]> = {
  loading: () => ({ kind: 'loading' }),
  prepared: sent => {
    const backend = checkBackend(own(sent, 'backend'));
    return backend && { kind: 'prepared', backend };
  },
  events: (sent, siteCount) => {
    const run = own(sent, 'run');
    const seq = own(sent, 'seq');
    const refused = own(sent, 'refused');
    // Refused by the supervisor and here: a part that is left out takes nothing else with it.
    let leftOut = 0;
    const onRefused = (): void => {
      leftOut++;
    };
    const events = checkItems(own(sent, 'events'), 4096, item => checkPlaced(item, siteCount, onRefused), onRefused);
    if (own(sent, 'v') !== sandboxVersion || typeof run !== 'string' || !isCount(seq) || !isCount(refused) || !events) return null;
    const stays = own(sent, 'stays') === true;
    return { kind: 'events', v: sandboxVersion, run, seq, events, refused, leftOut, ...(stays && { stays: true }) };
  },
  seen: sent => {
    const id = own(sent, 'id');
    const answer = checkXray(own(sent, 'answer'));
    return answer && isCount(id) ? { kind: 'seen', id, answer } : null;
  },
};

/**
 * Where the page checks all that comes out of a sandbox: code that is not ours runs in the same process. What passes is
 * a clean copy, of a lab with `siteCount` probes; nothing else in the page looks at a message again.
 */
export function checkSupervisorMessage(message: unknown, siteCount: number): Heard | null {
  return checkTagged('kind', messageCheckers, message, siteCount);
}

function checkPlaced(item: unknown, siteCount: number, onRefused: OnRefused): RunEvent | null {
  const event = checkEvent(item, onRefused);
  return event && byKind(atKnownPlaces, event, siteCount, onRefused);
}

const answerCheckers: Checkers<'kind', FrameAnswer> = {
  pong: () => ({ kind: 'pong' }),
  broken: sent => {
    const message = own(sent, 'message');
    return typeof message === 'string' ? { kind: 'broken', message } : null;
  },
};

export function checkFrameAnswer(message: unknown): FrameAnswer | null {
  return checkTagged('kind', answerCheckers, message);
}

export function checkNestAnswer(message: unknown): NestAnswer | null {
  if (!isObject(message)) return null;
  const kind = memberOf(nestAnswers, own(message, 'kind'));
  const id = own(message, 'id');
  return kind !== undefined && isCount(id) ? { kind, id } : null;
}
