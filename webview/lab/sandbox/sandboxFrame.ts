import { frameDocument } from '../../../src/core/opaqueFrame.ts';
import type { FramePing, ToSupervisor } from '../../../src/core/sandboxChannel.ts';
import { checkFrameAnswer } from './checkSandboxMessage.ts';
import type { FrameLoss, FramePlace, HungFrame } from './framePlace.ts';

const pingInterval = 250;
/** Pings in a row without an answer after which the frame's process counts as gone: 1,000 ms. */
const mostMissed = 4;

export interface SandboxFrameParts {
  readonly place: FramePlace;
  /** The page's own nonce: the frame inherits the page's policy, or the nest's, beside its own. */
  readonly nonce: string;
  readonly scripts: { readonly frame: string; readonly supervisor: string };
}

export interface SandboxFrameListener {
  /** Anything the supervisor sent, unchecked. */
  onMessage(message: unknown): void;
  /** The frame's process is gone or could not be started; the frame is being taken out. */
  onLost(why: FrameLoss): void;
}

/**
 * One opaque frame with the supervisor worker inside it. Pings tell whether its process is alive. They are counted, not
 * timed, so that a page that was itself held up for a while does not take its own pause for the frame's.
 */
export class SandboxFrame {
  private readonly hung: HungFrame;
  private readonly answers = new MessageChannel();
  private readonly supervisor = new MessageChannel();
  private readonly listener: SandboxFrameListener;
  private timer: ReturnType<typeof setInterval> | undefined;
  private missed = 0;
  private isClosed = false;

  constructor({ place, nonce, scripts }: SandboxFrameParts, listener: SandboxFrameListener) {
    this.listener = listener;
    this.supervisor.port1.onmessage = (event: MessageEvent<unknown>): void => listener.onMessage(event.data);
    this.answers.port1.onmessage = (event: MessageEvent<unknown>): void => this.hear(event.data);
    this.hung = place.hang(
      {
        html: frameDocument(nonce, scripts.frame),
        open: { kind: 'open', supervisor: scripts.supervisor },
        ports: [this.answers.port2, this.supervisor.port2],
      },
      { onOpen: () => this.watch(), onLost: why => this.lose(why) },
    );
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

  /** Ends everything inside, too. Resolves when nothing of it lives any more. */
  remove(): Promise<void> {
    this.close();
    return this.hung.remove();
  }

  private watch(): void {
    if (!this.isClosed) this.timer = setInterval(() => this.ping(), pingInterval);
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

  private lose(why: FrameLoss): void {
    if (this.isClosed) return;
    this.close();
    if (why === 'silent') this.hung.giveUp();
    else void this.hung.remove();
    this.listener.onLost(why);
  }
}
