import * as tf from '@tensorflow/tfjs';
import type { RuntimeFaults } from '../runtimeFaults.ts';

const contextLost = 0x9242;

/** Thrown in place of numbers that a lost GPU would have made up. */
class GpuLostError extends Error {
  override readonly name = 'GpuLostError';

  constructor() {
    super('The GPU was lost, so the numbers cannot be trusted. Run the lab again, or set the backend to CPU.');
  }
}

interface Readable {
  readSync(dataId: object): unknown;
  read(dataId: object): Promise<unknown>;
  readonly gpgpu?: { readonly gl?: WebGL2RenderingContext & { readonly canvas: EventTarget } };
}

/**
 * After its context is lost, TensorFlow.js reads zeros or never answers, and throws nothing. So every read asks the
 * context whether it is still there, and `onLost` hears of a loss as soon as the lab lets events through.
 */
export function guardGpu(faults: RuntimeFaults, onLost: (error: Error) => void): void {
  const backend = tf.backend() as unknown as Readable;
  const gl = backend.gpgpu?.gl;
  if (!gl) return;
  const lost = (): Error => faults.note(new GpuLostError(), 'gpuLost');
  gl.canvas.addEventListener('webglcontextlost', () => {
    onLost(lost());
  });
  const isLost = gl.isContextLost.bind(gl);
  // Asking for errors waits for the GPU process, so it notices a loss that no event has told of yet.
  const lastError = gl.getError.bind(gl);
  const check = (): void => {
    if (isLost() || lastError() === contextLost) throw lost();
  };
  const readSync = backend.readSync.bind(backend);
  const read = backend.read.bind(backend);
  backend.readSync = dataId => {
    check();
    const values = readSync(dataId);
    check();
    return values;
  };
  backend.read = async dataId => {
    check();
    const values = await read(dataId);
    check();
    return values;
  };
}
