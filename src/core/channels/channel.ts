/** One message of a channel. */
export type Wire =
  | { readonly wire: 'call'; readonly id: number; readonly method: string; readonly params: unknown }
  | { readonly wire: 'ok'; readonly id: number; readonly result: unknown }
  | { readonly wire: 'fail'; readonly id: number; readonly message: string };

/** One direction of a channel: every method takes one `params` object. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- parameters differ by method; the mapped type below keeps them
export type Methods<T> = { [K in keyof T]: (params: any) => unknown };

/** The far side's methods as they are called here: always a promise, settled by the answer or by `dispose`. */
export type Remote<T> = {
  readonly [K in keyof T]: T[K] extends (params: infer P) => infer R ? (params: P) => Promise<Awaited<R>> : never;
};

export interface Connection<Far> {
  readonly remote: Remote<Far>;
  /** Takes any message the transport delivers; ignores what is not of this channel. */
  receive(message: unknown): void;
  /** Sends what was queued. Until then calls wait: the far side's receiver may not be there yet. */
  open(): void;
  /** Rejects all calls that wait for an answer, and every later one. */
  dispose(): void;
}

/** Why a call has no answer: its connection was disposed, as when a page is closed. */
class FarSideGone extends Error {}

/**
 * Resolves where the far side went while something was asked of it: nobody waits for that any more. What else goes
 * wrong does so still.
 */
export async function unlessGone(asked: Promise<void>): Promise<void> {
  try {
    await asked;
  } catch (error) {
    if (!(error instanceof FarSideGone)) throw error;
  }
}

export function connect<Local extends Methods<Local>, Far extends Methods<Far>>(
  local: Local,
  send: (message: Wire) => void,
): Connection<Far> {
  const pending = new Map<number, { resolve: (value: unknown) => void; reject: (reason: Error) => void }>();
  let queue: Wire[] | null = [];
  let nextId = 1;
  let isDisposed = false;

  const post = (message: Wire): void => {
    if (queue) queue.push(message);
    else send(message);
  };

  const call = (method: string, params: unknown): Promise<unknown> => {
    if (isDisposed) return Promise.reject(new FarSideGone(`The other side is gone; '${method}' was not sent.`));
    const id = nextId++;
    return new Promise((resolve, reject) => {
      pending.set(id, { resolve, reject });
      post({ wire: 'call', id, method, params });
    });
  };

  const answer = async (message: Extract<Wire, { wire: 'call' }>): Promise<void> => {
    try {
      if (!Object.hasOwn(local, message.method)) throw new Error(`There is no method '${message.method}' on this side.`);
      const result: unknown = await local[message.method as keyof Local](message.params);
      if (!isDisposed) post({ wire: 'ok', id: message.id, result });
    } catch (error) {
      if (!isDisposed) post({ wire: 'fail', id: message.id, message: error instanceof Error ? error.message : String(error) });
    }
  };

  const settle = (message: Extract<Wire, { wire: 'ok' | 'fail' }>): void => {
    const waiting = pending.get(message.id);
    if (!waiting) return;
    pending.delete(message.id);
    if (message.wire === 'ok') waiting.resolve(message.result);
    else waiting.reject(new Error(message.message));
  };

  return {
    remote: new Proxy(Object.create(null) as Remote<Far>, {
      // `then` must stay absent, or awaiting the proxy would call the far side.
      get: (_target, method) => (typeof method === 'string' && method !== 'then' ? (params: unknown) => call(method, params) : undefined),
    }),
    receive(message) {
      if (isDisposed || !isWire(message)) return;
      if (message.wire === 'call') void answer(message);
      else settle(message);
    },
    open() {
      const waiting = queue;
      queue = null;
      waiting?.forEach(send);
    },
    dispose() {
      isDisposed = true;
      queue = null;
      for (const { reject } of pending.values()) reject(new FarSideGone('The other side is gone.'));
      pending.clear();
    },
  };
}

function isWire(message: unknown): message is Wire {
  if (typeof message !== 'object' || message === null || !('wire' in message) || !('id' in message)) return false;
  if (typeof message.id !== 'number') return false;
  return (
    message.wire === 'ok' ||
    message.wire === 'fail' ||
    (message.wire === 'call' && 'method' in message && typeof message.method === 'string')
  );
}
