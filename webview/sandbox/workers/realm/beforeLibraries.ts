import { LabTimers } from './labTimers.ts';

/** Of labs and libraries; the runtime has the worker's own. */
export const labTimers = new LabTimers();
/** The worker's own. */
export const later = setTimeout.bind(globalThis);

// Must be the first import of the lab worker: what the libraries take from the global scope while they load.
labTimers.install(globalThis);

// TensorFlow.js would keep the worker's database for its models, out of the reach of hardening.
Object.defineProperty(globalThis, 'indexedDB', { value: undefined, configurable: true, writable: true });
