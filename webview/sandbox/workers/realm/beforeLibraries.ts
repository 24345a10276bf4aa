/**
 * Must be the first import of the lab worker: what the libraries take from the global scope while they load.
 * The lab worker's frame is never shown, so an animation frame never comes; TensorFlow.js would wait for it for ever.
 */
const later: typeof setTimeout = setTimeout;
const now = performance.now.bind(performance);

Object.defineProperty(globalThis, 'requestAnimationFrame', {
  value: (callback: (time: number) => void) => later(() => callback(now()), 0),
  configurable: true,
  writable: true,
});

// TensorFlow.js would keep the worker's database for its models, out of the reach of hardening.
Object.defineProperty(globalThis, 'indexedDB', { value: undefined, configurable: true, writable: true });
