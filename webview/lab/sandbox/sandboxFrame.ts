import { contentPolicy } from '../../../src/core/contentPolicy.ts';
import type { FramePing, ToFrame, ToSupervisor } from '../../../src/core/sandboxChannel.ts';
import { checkFrameAnswer } from './checkSandboxMessage.ts';

const pingInterval = 250;
/** Pings in a row without an answer after which the frame's process counts as gone: 1,000 ms. */
const mostMissed = 4;

export interface SandboxFrameParts {
  /** Where the frame hangs in the page. */
  readonly host: HTMLElement;
  /** The page's own nonce: the frame inherits the page's policy. */
  readonly nonce: string;
  readonly scripts: { readonly frame: string; readonly supervisor: string };
}

export interface SandboxFrameListener {
  /** Anything the supervisor sent, unchecked. */
  onMessage(message: unknown): void;
  /** The frame's process is gone or could not be started; the frame is removed. */
  onLost(why: 'silent' | 'broken'): void;
}

/**
 * One opaque frame with the supervisor worker inside it. Pings tell whether its process is alive. They are counted, not
 * timed, so that a page that was itself held up for a while does not take its own pause for the frame's.
 */
export class SandboxFrame {
  private readonly element: HTMLIFrameElement;
  private readonly answers = new MessageChannel();
  private readonly supervisor = new MessageChannel();
  private readonly listener: SandboxFrameListener;
  private timer: ReturnType<typeof setInterval> | undefined;
  private missed = 0;
  private isOpen = false;
  private isClosed = false;

  constructor(parts: SandboxFrameParts, listener: SandboxFrameListener) {
    this.listener = listener;
    this.supervisor.port1.onmessage = (event: MessageEvent<unknown>): void => listener.onMessage(event.data);
    this.answers.port1.onmessage = (event: MessageEvent<unknown>): void => this.hear(event.data);
    this.element = makeFrame(parts);
    this.element.addEventListener('load', () => this.open(parts.scripts.supervisor));
    parts.host.append(this.element);
  }

  post(message: ToSupervisor): void {
    this.supervisor.port1.postMessage(message);
  }

  /** Nothing is heard of it any more, and nothing can be said to it. */
  close(): void {
    this.isClosed = true;
    clearInterval(this.timer);
    this.supervisor.port1.close();
    this.answers.port1.close();
  }

  /** Ends everything inside at once, too. */
  remove(): void {
    this.close();
    this.element.remove();
  }

  private open(supervisor: string): void {
    if (this.isClosed) return;
    // A frame that loads a second time was led somewhere else.
    if (this.isOpen) {
      this.lose('broken');
      return;
    }
    this.isOpen = true;
    const message: ToFrame = { kind: 'open', supervisor };
    // The frame's origin is opaque, so no origin can be named; the ports go to this frame's window and to no other.
    this.element.contentWindow?.postMessage(message, '*', [this.answers.port2, this.supervisor.port2]);
    this.timer = setInterval(() => this.ping(), pingInterval);
  }

  private ping(): void {
    if (this.missed >= mostMissed) {
      this.lose('silent');
      return;
    }
    this.missed++;
    const ping: FramePing = { kind: 'ping' };
    this.answers.port1.postMessage(ping);
  }

  private hear(message: unknown): void {
    const answer = checkFrameAnswer(message);
    if (answer?.kind === 'pong') this.missed = 0;
    if (answer?.kind === 'broken') this.lose('broken');
  }

  private lose(why: 'silent' | 'broken'): void {
    if (this.isClosed) return;
    this.remove();
    this.listener.onLost(why);
  }
}

function makeFrame({ nonce, scripts }: SandboxFrameParts): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  // Never `allow-same-origin` beside it: an opaque origin owns no storage and is nobody's.
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  frame.hidden = true;
  const policy = `<meta http-equiv="Content-Security-Policy" content="${contentPolicy(nonce)}">`;
  const script = scripts.frame.replaceAll('</script', '<\\/script');
  frame.srcdoc = `<!doctype html><html><head><meta charset="utf-8">${policy}</head><body><script nonce="${nonce}">${script}</script></body></html>`;
  return frame;
}
