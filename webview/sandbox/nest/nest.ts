import { frameSandbox } from '../../../src/core/channels/opaqueFrame.ts';
import type { NestAnswer, NestRequest, ToFrame, ToNest } from '../../../src/core/channels/sandboxChannel.ts';

/**
 * The nest: an opaque frame that was made before the page had its policy, so that the frames in it have a policy of
 * their own. It makes and takes out frames as the page asks, and hears nothing of what is said in them: it only hands
 * on the ports.
 */
function serve(page: MessagePort): void {
  const frames = new Map<number, HTMLIFrameElement>();
  const answer = (message: NestAnswer): void => page.postMessage(message);
  page.onmessage = ({ data, ports }: MessageEvent<NestRequest>): void => {
    const { id } = data;
    if (data.kind === 'make') {
      const frame = hangFrame(data.html, data.open, ports, isFirst => answer({ kind: isFirst ? 'made' : 'strayed', id }));
      frames.set(id, frame);
    } else {
      frames.get(id)?.remove();
      frames.delete(id);
      answer({ kind: 'removed', id });
    }
  };
}

function hangFrame(html: string, open: ToFrame, ports: readonly MessagePort[], onLoad: (isFirst: boolean) => void): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', frameSandbox);
  frame.hidden = true;
  frame.srcdoc = html;
  let isFirst = true;
  frame.addEventListener('load', () => {
    // The frame's origin is opaque, so no origin can be named; the ports go to this frame's window and to no other.
    if (isFirst) frame.contentWindow?.postMessage(open, '*', [...ports]);
    onLoad(isFirst);
    isFirst = false;
  });
  document.body.append(frame);
  return frame;
}

/** Only the page around the nest may use it, and only once: no frame in it can. */
function listen(event: MessageEvent<ToNest>): void {
  const [page] = event.ports;
  if (event.source !== window.parent || !page) return;
  window.removeEventListener('message', listen);
  serve(page);
}

window.addEventListener('message', listen);
