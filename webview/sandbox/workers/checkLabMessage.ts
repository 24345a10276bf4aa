import { checkBackend, checkEvent } from '../../../src/core/checked/checkEvent.ts';
import { checkTagged, isCount, isObject, own, type Checkers, type OnRefused } from '../../../src/core/checked/checkParts.ts';
import { checkXray } from '../../../src/core/checked/checkXray.ts';
import type { FromLabWorker } from '../../../src/core/channels/sandboxChannel.ts';

const messageCheckers: Checkers<'kind', FromLabWorker, [token: string, onRefused: OnRefused]> = {
  prepared: (sent, token) => {
    const backend = checkBackend(own(sent, 'backend'));
    return backend && { token, kind: 'prepared', backend };
  },
  event: (sent, token, onRefused) => {
    const event = checkEvent(own(sent, 'event'), onRefused);
    return event && { token, kind: 'event', event };
  },
  stays: (_, token) => ({ token, kind: 'stays' }),
  seen: (sent, token) => {
    const id = own(sent, 'id');
    const answer = checkXray(own(sent, 'answer'));
    return answer && isCount(id) ? { token, kind: 'seen', id, answer } : null;
  },
};

/**
 * What the lab worker sent, or null where the runtime cannot have sent it. The token is the runtime's secret: a lab
 * that finds a way to post still cannot speak in its name. `onRefused` is told of parts of an event that were left out.
 */
export function checkLabMessage(message: unknown, token: string, onRefused: OnRefused): FromLabWorker | null {
  if (!isObject(message) || own(message, 'token') !== token) return null;
  return checkTagged('kind', messageCheckers, message, token, onRefused);
}
