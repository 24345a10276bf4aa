const network = 'labs run offline so they are safe to share.';
const storage = 'labs keep nothing between runs, so each run starts the same.';
const messages = 'labs talk to nobody; print what you want to see.';

/** Names that learners know from pages, and why a lab does not have them. */
const functions: Readonly<Record<string, string>> = {
  fetch: network,
  XMLHttpRequest: network,
  WebSocket: network,
  WebSocketStream: network,
  EventSource: network,
  WebTransport: network,
  RTCPeerConnection: network,
  FontFace: network,
  importScripts: network,
  Request: network,
  Response: network,
  URL: network,
  Blob: storage,
  FileReader: storage,
  BroadcastChannel: messages,
  MessageChannel: messages,
  postMessage: messages,
  addEventListener: messages,
  close: 'a lab ends when its last line is done.',
  eval: 'write the code in the lab itself.',
  OffscreenCanvas: 'the lab view draws the values of your lines by itself.',
};

const objects: Readonly<Record<string, string>> = {
  indexedDB: storage,
  localStorage: storage,
  sessionStorage: storage,
  caches: storage,
  WebAssembly: 'write the code in the lab itself.',
};

/** Properties of `navigator` that labs ask for; the rest of it is simply not there. */
const navigatorParts: Readonly<Record<string, string>> = {
  storage,
  locks: storage,
  sendBeacon: network,
  connection: network,
  serviceWorker: network,
  gpu: 'use the tensors of "gatescope", which pick the fastest backend.',
};

/** Puts a sentence where a removed name was, so that a learner reads why instead of `undefined is not a function`. */
export function installTeachingStubs(): void {
  for (const [name, why] of Object.entries(functions)) define(name, functionStub(`${name} is not available: ${why}`, name));
  for (const name of ['Worker', 'SharedWorker']) define(name, functionStub(`${name} is not available in labs.`, name));
  for (const [name, why] of Object.entries(objects))
    define(
      name,
      objectStub(name, () => why),
    );
  define(
    'navigator',
    objectStub('navigator', key => navigatorParts[key]),
  );
}

function define(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
}

/** Throws when called and when constructed. */
function functionStub(message: string, name: string): unknown {
  const stub = function (): never {
    throw new Error(message);
  };
  Object.defineProperty(stub, 'name', { value: name });
  return Object.freeze(stub);
}

/** Throws when one of its properties is read for which `why` has a reason. */
function objectStub(name: string, why: (key: string) => string | undefined): unknown {
  const get = (_target: object, key: string | symbol): undefined => {
    const reason = typeof key === 'string' ? why(key) : undefined;
    if (reason === undefined) return undefined;
    const isWhole = Object.hasOwn(objects, name);
    throw new Error(`${isWhole ? name : `${name}.${String(key)}`} is not available: ${reason}`);
  };
  return new Proxy(Object.freeze(Object.create(null) as object), { get });
}
