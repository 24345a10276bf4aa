import { frameDocument } from '../../../src/core/channels/opaqueFrame.ts';
import { Patience, type Ticking } from '../../../src/core/base/patience.ts';
import type { FramePing } from '../../../src/core/channels/sandboxChannel.ts';
import { checkFrameAnswer } from './checkSandboxMessage.ts';
import type { FrameLoss, FramePlace, HungFrame } from './framePlace.ts';

const pingMs = 250;
/**
 * The frame's process counts as gone after this many pings without an answer: 1,000 ms while a lab runs, 10 s before
 * that, when nothing of a lab can have ended it.
 */
const mostMissed = { running: 4, waiting: 40 };
/**
 * A process whose answers took this share of a ping's time is waited for one ping longer: so is a busy machine not
 * taken for a lost process.
 */
const slowShare = 0.25;
/** How much the slowest answer so far still counts when the next one comes. */
const memory = 0.9;

export interface SandboxFrameParts {
  /** The page's own. */
  readonly time: Ticking;
  readonly place: FramePlace;
  /** The page's own nonce: the frame inherits the page's policy, or the nest's, beside its own. */
  readonly nonce: string;
  readonly scripts: { readonly frame: string; readonly supervisor: string };
  /** The supervisor worker hears and speaks through this. */
  readonly port: MessagePort;
}

export interface SandboxFrameListener {
  /** The frame's process is gone or could not be started; the frame is being taken out. */
  onLost(why: FrameLoss): void;
}

/** One opaque frame with the supervisor worker inside it. Pings tell whether its process is alive. */
export class SandboxFrame {
  private readonly hung: HungFrame;
  private readonly answers = new MessageChannel();
  private readonly listener: SandboxFrameListener;
  private readonly patience: Patience;
  private readonly time: Ticking;
  private isClosed = false;
  private isRunning = false;
  private pingedAt: number | undefined;
  /** How long the slowest answer took lately, in milliseconds. */
  private slowest = 0;

  constructor({ time, place, nonce, scripts, port }: SandboxFrameParts, listener: SandboxFrameListener) {
    this.listener = listener;
    this.time = time;
    this.patience = new Patience({ time, tickMs: pingMs, onTick: () => this.ping(), onEnd: () => this.lose('silent') });
    this.answers.port1.onmessage = (event: MessageEvent<unknown>): void => this.hear(event.data);
    this.hung = place.hang(
      {
        html: frameDocument(nonce, scripts.frame),
        open: { kind: 'open', supervisor: scripts.supervisor },
        ports: [this.answers.port2, port],
      },
      { onOpen: () => this.watch(), onLost: why => this.lose(why) },
    );
  }

  /** A lab runs in it from now on, and may end its process. */
  run(): void {
    this.isRunning = true;
    // Where it has not answered yet, its first answer is waited for.
    if (this.patience.isOn) this.listen();
  }

  /** Whether it is alive is asked no more. */
  close(): void {
    this.isClosed = true;
    this.patience.stop();
    this.answers.port1.close();
  }

  /** Ends everything inside, too. Resolves when nothing of it lives any more. */
  remove(): Promise<void> {
    this.close();
    return this.hung.remove();
  }

  private watch(): void {
    if (this.isClosed) return;
    // From the first answer on there have to be more. Until then the frame has to start: how long that may take is for
    // whoever waits for its supervisor.
    this.ping();
  }

  private ping(): void {
    const ping: FramePing = { kind: 'ping' };
    this.pingedAt ??= this.time.now();
    this.answers.port1.postMessage(ping);
  }

  private hear(message: unknown): void {
    if (this.isClosed) return;
    const answer = checkFrameAnswer(message);
    if (answer?.kind === 'pong') this.hearPong();
    if (answer?.kind === 'broken') this.lose('broken');
  }

  private hearPong(): void {
    const now = this.time.now();
    this.slowest = Math.max(this.slowest * memory, now - (this.pingedAt ?? now));
    this.pingedAt = undefined;
    this.listen();
  }

  private listen(): void {
    const most = this.isRunning ? mostMissed.running : mostMissed.waiting;
    this.patience.wait(most + Math.min(mostMissed.waiting, Math.floor(this.slowest / (slowShare * pingMs))));
  }

  private lose(why: FrameLoss): void {
    if (this.isClosed) return;
    this.close();
    if (why === 'silent') this.hung.giveUp();
    else void this.hung.remove();
    this.listener.onLost(why);
  }
}
