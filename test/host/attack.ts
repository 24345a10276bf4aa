/** Where an attack aims: at things that the test has put there, and that nobody is harmed by. Plain data: it is sent into pages and written into labs. */
export interface Target {
  /** An address on VS Code's own origin that only the test answers and counts. */
  readonly own: string;
  /** A server on loopback that counts who reaches it. */
  readonly canary: string;
  /** A database that the test has made on VS Code's own origin. */
  readonly database: string;
}

/** What an attack got hold of. `denied` wherever it got nothing. */
export interface Loot {
  readonly origin: string;
  /** What the address on VS Code's origin answered. */
  readonly own: string;
  /** The name of the database, where it is seen. */
  readonly database: string;
  /** How the canary answered. */
  readonly canary: string;
  /** `open` where the canary took a socket. */
  readonly socket: string;
}

/**
 * Tries what a page or worker that shares VS Code's origin, or has a network, can do. Runs anywhere: in a page, a frame, a worker, and, as
 * text, in a lab. It must therefore stand alone.
 */
export async function attack(target: Target): Promise<Loot> {
  const attempt = async (get: () => Promise<string>): Promise<string> => {
    try {
      return await get();
    } catch {
      return 'denied';
    }
  };
  const openSocket = (): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(target.canary.replace('http', 'ws'));
      socket.onopen = () => {
        socket.close();
        resolve('open');
      };
      socket.onerror = () => {
        reject(new Error('refused'));
      };
    });
  const findDatabase = async (): Promise<string> => {
    const names = (await indexedDB.databases()).map(({ name }) => name);
    return names.includes(target.database) ? target.database : 'none';
  };
  return {
    origin: globalThis.origin,
    own: await attempt(async () => (await fetch(target.own)).text()),
    database: await attempt(findDatabase),
    canary: await attempt(async () => (await fetch(target.canary, { mode: 'no-cors' })).type),
    socket: await attempt(openSocket),
  };
}
