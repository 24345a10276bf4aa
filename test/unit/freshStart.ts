import { vi } from 'vitest';
import { openNewWindow } from './extension/fakeVSCode/newWindow.ts';

/**
 * Runs before each file of unit tests. Files share a process, which saves loading the same modules for each; what one of
 * them left there ends here, so that none depends on those before it.
 */
vi.useRealTimers();
vi.unstubAllGlobals();
openNewWindow();

// TensorFlow.js is dear to load; only where a file has done so is there anything of it.
if (Reflect.has(globalThis, '_tfengine')) {
  const tf = await import('@tensorflow/tfjs');
  const { startSession } = await import('../../src/torch/session/session.ts');
  startSession().dispose();
  tf.disposeVariables();
  // What was made outside of all sessions is nobody's any more, and tests count from nothing.
  const { state } = tf.engine() as unknown as { readonly state: object };
  Object.assign(state, { numTensors: 0, numStringTensors: 0, numDataBuffers: 0, numBytes: 0 });
}
