import { checkBackend, checkEvent } from '../../../src/core/checkEvent.ts';
import { isObject, own, type OnRefused } from '../../../src/core/checkValue.ts';
import type { FromLabWorker } from '../../../src/core/sandboxChannel.ts';

/**
 * What the lab worker sent, or null where the runtime cannot have sent it. The token is the runtime's secret: a lab
 * that finds a way to post still cannot speak in its name. `onRefused` is told of parts of an event that were left out.
 */
export function checkLabMessage(message: unknown, token: string, onRefused: OnRefused): FromLabWorker | null {
  if (!isObject(message) || own(message, 'token') !== token) return null;
  const kind = own(message, 'kind');
  if (kind === 'prepared') {
    const backend = checkBackend(own(message, 'backend'));
    return backend && { token, kind, backend };
  }
  if (kind === 'event') {
    const event = checkEvent(own(message, 'event'), onRefused);
    return event && { token, kind, event };
  }
  return null;
}
