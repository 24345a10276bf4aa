import type { ToSupervisor } from '../../../src/core/channels/sandboxChannel.ts';
import { spawnLabWorker } from './spawnLabWorker.ts';
import { scriptReader } from './scriptReader.ts';
import { Supervisor } from './runSupervisor.ts';

/** Entry of the supervisor worker: it is never stuck, because it never runs anything that belongs to a lab. */
declare const self: DedicatedWorkerGlobalScope;

/** The lab worker has the policy of this one. */
function canReadLater(): boolean {
  try {
    scriptReader(self)('');
    return true;
  } catch {
    return false;
  }
}

self.onmessage = event => {
  const [port] = event.ports;
  if (!port) return;
  self.onmessage = null;
  const supervisor = new Supervisor({
    page: port,
    spawn: spawnLabWorker,
    clock: () => performance.now(),
    canReadLater: canReadLater(),
  });
  port.onmessage = (message: MessageEvent<ToSupervisor>): void => {
    supervisor.receive(message.data);
  };
};
