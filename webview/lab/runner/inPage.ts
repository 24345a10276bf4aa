import { frameSandbox } from '../../../src/core/channels/opaqueFrame.ts';
import type { FramePlace } from './framePlace.ts';

/** Frames right in the page. Its policy holds for them too, so nothing in them can compile WebAssembly. */
export function inPage(host: HTMLElement): FramePlace {
  return {
    hang: ({ html, open, ports }, listener) => {
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', frameSandbox);
      frame.setAttribute('aria-hidden', 'true');
      frame.tabIndex = -1;
      frame.hidden = true;
      frame.srcdoc = html;
      let isOpen = false;
      frame.addEventListener('load', () => {
        // A frame that loads a second time was led somewhere else.
        if (isOpen) {
          listener.onLost('broken');
          return;
        }
        isOpen = true;
        // The frame's origin is opaque, so no origin can be named; the ports go to this frame's window and to no other.
        frame.contentWindow?.postMessage(open, '*', [...ports]);
        listener.onOpen();
      });
      host.append(frame);
      return {
        remove: () => {
          frame.remove();
          return Promise.resolve();
        },
        giveUp: () => frame.remove(),
      };
    },
  };
}
