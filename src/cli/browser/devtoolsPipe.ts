/** Whatever was asked cannot be answered any more: the page or the browser is gone. */
export class BrowserGone extends Error {}

interface Asked {
  readonly session: string | undefined;
  readonly resolve: (result: never) => void;
  readonly reject: (reason: Error) => void;
}

interface Heard {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
  readonly sessionId?: string;
}

/**
 * A browser's own debugger over a pair of pipes: JSON texts parted by zeros, as the DevTools protocol has them. There
 * is no port that another program of the machine could speak to.
 */
export class DevtoolsPipe {
  private readonly outgoing: NodeJS.WritableStream;
  private readonly asked = new Map<number, Asked>();
  private readonly listeners = new Set<(method: string, session: string | undefined) => void>();
  private nextId = 1;
  private parts: string[] = [];
  private isGone = false;

  constructor({ incoming, outgoing }: { readonly incoming: NodeJS.ReadableStream; readonly outgoing: NodeJS.WritableStream }) {
    this.outgoing = outgoing;
    incoming.setEncoding('utf8');
    incoming.on('data', (text: string) => {
      this.take(text);
    });
    const end = (): void => {
      this.end();
    };
    incoming.on('close', end).on('error', end);
    outgoing.on('error', end);
  }

  get isOpen(): boolean {
    return !this.isGone;
  }

  /** @throws BrowserGone, or what the browser says is wrong with the question */
  ask<Result>(method: string, params: object = {}, session?: string): Promise<Result> {
    if (this.isGone) return Promise.reject(new BrowserGone('The browser has ended.'));
    const id = this.nextId++;
    return new Promise<Result>((resolve, reject) => {
      this.asked.set(id, { session, resolve, reject });
      this.outgoing.write(`${JSON.stringify({ id, method, params, ...(session === undefined ? {} : { sessionId: session }) })}\0`);
    });
  }

  onEvent(listener: (method: string, session: string | undefined) => void): void {
    this.listeners.add(listener);
  }

  /** Nothing more is answered for this page. */
  drop(session: string): void {
    for (const [id, asked] of this.asked)
      if (asked.session === session) {
        this.asked.delete(id);
        asked.reject(new BrowserGone('The page has ended.'));
      }
  }

  private take(text: string): void {
    const texts = text.split('\0');
    for (const [at, part] of texts.entries()) {
      this.parts.push(part);
      if (at === texts.length - 1) return;
      const whole = this.parts.join('');
      this.parts = [];
      this.hear(JSON.parse(whole) as Heard);
    }
  }

  private hear({ id, method, result, error, sessionId }: Heard): void {
    if (id === undefined) {
      for (const listener of this.listeners) listener(method ?? '', sessionId);
      return;
    }
    const asked = this.asked.get(id);
    this.asked.delete(id);
    if (error) asked?.reject(new Error(error.message));
    else asked?.resolve(result as never);
  }

  private end(): void {
    this.isGone = true;
    const left = [...this.asked.values()];
    this.asked.clear();
    for (const { reject } of left) reject(new BrowserGone('The browser has ended.'));
  }
}
