import type { FrameAnswer, ToFrame } from '../../../src/core/channels/sandboxChannel.ts';

/**
 * The opaque frame: it gives labs an origin that owns nothing and a process that may die. It starts the supervisor,
 * hands it the page's port, and from then on only answers pings, so that the page notices when the process is gone.
 */
function open({ supervisor }: ToFrame, answers: MessagePort, supervisorPort: MessagePort): void {
  const answer = (message: FrameAnswer): void => {
    answers.postMessage(message);
  };
  // Nothing but pings comes over this port.
  answers.onmessage = (): void => answer({ kind: 'pong' });
  const url = URL.createObjectURL(new Blob([supervisor], { type: 'text/javascript' }));
  const worker = new Worker(url);
  worker.onerror = event => {
    answer({ kind: 'broken', message: event.message });
  };
  worker.postMessage({ kind: 'connect' }, [supervisorPort]);
}

/** Only the page around this frame may open it, and only once. */
function listen(event: MessageEvent<ToFrame>): void {
  const [answers, supervisorPort] = event.ports;
  if (event.source !== window.parent || !answers || !supervisorPort) return;
  window.removeEventListener('message', listen);
  open(event.data, answers, supervisorPort);
}

window.addEventListener('message', listen);
