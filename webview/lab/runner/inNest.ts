import { assertNever } from '../../../src/core/base/assertNever.ts';
import { Patience, type Ticking } from '../../../src/core/base/patience.ts';
import type { NestRequest, ToNest } from '../../../src/core/channels/sandboxChannel.ts';
import { checkNestAnswer } from './checkSandboxMessage.ts';
import type { FrameListener, FrameLoss, FramePlace, HungFrame, NewFrame } from './framePlace.ts';

const tickMs = 250;
/**
 * Ticks after which the nest is given up when it does not do what it owes. To make a frame may take a new process,
 * which comes slowly on a busy machine. A frame that is not made in time is lost, and the nest given up, before the
 * sandbox gives up.
 */
const patienceFor = { load: 60, make: 100, remove: 40 };

/** One frame in the nest, as the page knows it. */
interface Nested {
  readonly frame: NewFrame;
  readonly listener: FrameListener;
  /** What the nest has still to do for it. */
  owed: keyof typeof patienceFor | null;
  readonly patience: Patience;
  readonly removed: Promise<void>;
  readonly onRemoved: () => void;
  /** Where it hangs after all, as the nest never loaded. */
  elsewhere?: HungFrame;
}

/**
 * Frames in the nest of the page, whose policy lets them compile WebAssembly. The nest is believed nothing: what it
 * does not do in time, or does when nobody asked, ends with it, since taking it out of the page ends all that is in it.
 * From then on frames hang in the page.
 */
export class Nest implements FramePlace {
  private readonly element: HTMLIFrameElement;
  private readonly inPage: FramePlace;
  private readonly channel = new MessageChannel();
  private readonly frames = new Map<number, Nested>();
  private nextId = 0;
  private isLoaded = false;
  private isGone = false;
  private readonly time: Ticking;

  /** @param time the page's own */
  constructor(element: HTMLIFrameElement, inPage: FramePlace, time: Ticking) {
    this.element = element;
    this.time = time;
    this.inPage = inPage;
    this.channel.port1.onmessage = (event: MessageEvent<unknown>): void => this.hear(event.data);
    // It may have loaded before this script ran.
    if (element.dataset['loaded'] !== undefined) this.connect();
    element.addEventListener('load', () => {
      // A nest that loads a second time was led somewhere else.
      if (this.isLoaded) this.end('broken');
      else this.connect();
    });
  }

  hang(frame: NewFrame, listener: FrameListener): HungFrame {
    if (!this.element.isConnected) this.end('broken');
    if (this.isGone) return this.inPage.hang(frame, listener);
    const id = this.nextId++;
    let onRemoved = (): void => undefined;
    const removed = new Promise<void>(resolve => (onRemoved = resolve));
    const patience = new Patience({ time: this.time, tickMs, onEnd: () => this.end('broken') });
    const nested: Nested = { frame, listener, owed: null, patience, removed, onRemoved };
    this.frames.set(id, nested);
    if (this.isLoaded) this.make(id, nested);
    else this.owe(nested, 'load');
    return {
      remove: () => nested.elsewhere?.remove() ?? this.remove(id, nested),
      giveUp: () => {
        // Whatever hangs in the nest shares the process.
        if (nested.elsewhere) nested.elsewhere.giveUp();
        else this.end('silent');
      },
    };
  }

  /** Takes the nest out of the page and with it all that is in it. Those that hang there are told. */
  end(why: FrameLoss): void {
    if (this.isGone) return;
    this.isGone = true;
    this.channel.port1.close();
    this.element.remove();
    const frames = [...this.frames.values()];
    this.frames.clear();
    for (const nested of frames) {
      nested.patience.stop();
      if (nested.owed === 'load') nested.elsewhere = this.inPage.hang(nested.frame, nested.listener);
      else nested.listener.onLost(why);
      nested.onRemoved();
    }
  }

  private connect(): void {
    if (this.isGone) return;
    this.isLoaded = true;
    const message: ToNest = { kind: 'connect' };
    this.element.contentWindow?.postMessage(message, '*', [this.channel.port2]);
    for (const [id, nested] of this.frames) this.make(id, nested);
  }

  private make(id: number, nested: Nested): void {
    const { html, open, ports } = nested.frame;
    this.post({ kind: 'make', id, html, open }, ports);
    this.owe(nested, 'make');
  }

  private remove(id: number, nested: Nested): Promise<void> {
    if (this.frames.get(id) !== nested || nested.owed === 'remove') return nested.removed;
    if (nested.owed === 'load') this.forget(id, nested);
    else {
      this.post({ kind: 'remove', id });
      this.owe(nested, 'remove');
    }
    return nested.removed;
  }

  private hear(message: unknown): void {
    const answer = checkNestAnswer(message);
    const nested = answer && this.frames.get(answer.id);
    if (!nested) return;
    switch (answer.kind) {
      case 'made':
        if (nested.owed !== 'make') return;
        nested.owed = null;
        nested.patience.stop();
        nested.listener.onOpen();
        return;
      case 'removed':
        if (nested.owed === 'remove') this.forget(answer.id, nested);
        return;
      case 'strayed':
        nested.listener.onLost('broken');
        return;
      default:
        assertNever(answer.kind);
    }
  }

  private post(message: NestRequest, ports: readonly MessagePort[] = []): void {
    this.channel.port1.postMessage(message, [...ports]);
  }

  private owe(nested: Nested, what: keyof typeof patienceFor): void {
    nested.owed = what;
    nested.patience.wait(patienceFor[what]);
  }

  private forget(id: number, nested: Nested): void {
    nested.patience.stop();
    this.frames.delete(id);
    nested.onRemoved();
  }
}
