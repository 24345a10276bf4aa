/** What a worker has beside the language and a lab may use: nothing that reaches out of the worker. */
export const workerGlobals = [
  ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'queueMicrotask', 'structuredClone'],
  ...['TextEncoder', 'TextDecoder', 'DOMException', 'atob', 'btoa'],
] as const;

/** Where TensorFlow.js keeps its one engine; it looks there again while it works. */
export const libraryGlobals = ['_tfGlobals', '_tfengine'] as const;
