import { Patience, type Ticking } from '../../../src/core/base/patience.ts';
import type { ToSupervisor } from '../../../src/core/channels/sandboxChannel.ts';
import { xrayLimits, type XrayAnswer, type XrayRequest } from '../../../src/core/run/xray.ts';

const tickMs = 250;
/** Longer than the supervisor waits itself: this is for a supervisor that cannot. */
const ticksToAnswer = xrayLimits.patienceMs / tickMs + 20;

const gone: XrayAnswer = { kind: 'refused', reason: 'gone' };

interface Look {
  readonly request: XrayRequest;
  answer(answer: XrayAnswer): void;
}

/** Questions to the worker of a run that has ended, one after the other. Each gets an answer. */
export class Looks {
  private readonly post: (message: ToSupervisor) => void;
  private readonly patience: Patience;
  private readonly waiting: Look[] = [];
  private asked: { readonly id: number; readonly look: Look } | null = null;
  private lastId = 0;
  private isOver = false;

  constructor(time: Ticking, post: (message: ToSupervisor) => void) {
    this.post = post;
    this.patience = new Patience({
      time,
      tickMs,
      onEnd: () => {
        this.end();
      },
    });
  }

  look(request: XrayRequest): Promise<XrayAnswer> {
    if (this.isOver) return Promise.resolve(gone);
    return new Promise(resolve => {
      this.waiting.push({ request, answer: resolve });
      this.askNext();
    });
  }

  /** Says whether that was asked. */
  hear(id: number, answer: XrayAnswer): boolean {
    if (id !== this.asked?.id) return false;
    const { look } = this.asked;
    this.asked = null;
    this.patience.stop();
    look.answer(answer);
    this.askNext();
    return true;
  }

  /** Nothing more is answered from there. */
  end(): void {
    this.isOver = true;
    this.patience.stop();
    const left = [...(this.asked ? [this.asked.look] : []), ...this.waiting.splice(0)];
    this.asked = null;
    for (const look of left) look.answer(gone);
  }

  private askNext(): void {
    if (this.asked || this.isOver) return;
    const look = this.waiting.shift();
    if (!look) return;
    const id = ++this.lastId;
    this.asked = { id, look };
    this.post({ kind: 'look', id, request: look.request });
    this.patience.wait(ticksToAnswer);
  }
}
