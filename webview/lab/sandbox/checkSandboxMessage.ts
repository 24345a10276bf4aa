import { checkBackend, checkEvent } from '../../../src/core/checkEvent.ts';
import { checkItems, isCount, isObject, own } from '../../../src/core/checkValue.ts';
import { sandboxVersion, type FrameAnswer, type FromSupervisor, type NestAnswer } from '../../../src/core/sandboxChannel.ts';

type Events = Extract<FromSupervisor, { kind: 'events' }>;

/** What was said, and of events how many parts were left out here. */
type Heard = Exclude<FromSupervisor, Events> | (Events & { readonly leftOut: number });

/**
 * Where the page checks all that comes out of a sandbox: code that is not ours runs in the same process. What passes is
 * a clean copy; nothing else in the page looks at a message again.
 */
export function checkSupervisorMessage(message: unknown): Heard | null {
  if (!isObject(message)) return null;
  const kind = own(message, 'kind');
  switch (kind) {
    case 'loading':
      return { kind };
    case 'prepared': {
      const backend = checkBackend(own(message, 'backend'));
      return backend && { kind, backend };
    }
    case 'events': {
      const run = own(message, 'run');
      const seq = own(message, 'seq');
      const refused = own(message, 'refused');
      // Refused by the supervisor and here: a part that is left out takes nothing else with it.
      let leftOut = 0;
      const onRefused = (): void => {
        leftOut++;
      };
      const events = checkItems(own(message, 'events'), 4096, event => checkEvent(event, onRefused), onRefused);
      if (own(message, 'v') !== sandboxVersion || typeof run !== 'string' || !isCount(seq) || !isCount(refused) || !events) return null;
      return { kind, v: sandboxVersion, run, seq, events, refused, leftOut };
    }
    default:
      return null;
  }
}

export function checkFrameAnswer(message: unknown): FrameAnswer | null {
  if (!isObject(message)) return null;
  const kind = own(message, 'kind');
  const text = own(message, 'message');
  if (kind === 'pong') return { kind };
  return kind === 'broken' && typeof text === 'string' ? { kind, message: text } : null;
}

export function checkNestAnswer(message: unknown): NestAnswer | null {
  if (!isObject(message)) return null;
  const kind = own(message, 'kind');
  const id = own(message, 'id');
  return (kind === 'made' || kind === 'removed' || kind === 'strayed') && isCount(id) ? { kind, id } : null;
}
