import type * as tf from '@tensorflow/tfjs';
import type { Backend, EngineInternals } from './engineInternals.ts';

interface Parked {
  readonly values: tf.TypedArray;
  readonly tensor: tf.Tensor;
}

/**
 * Where tensors wait that nobody has used for a while: plain arrays, held only by the tensor itself.
 *
 * A lab never disposes what it makes, and JavaScript cannot say in time which tensors it still holds. So nothing is
 * taken away: a tensor's values move out of the engine (out of the GPU's memory, on WebGL) into an array that
 * lives exactly as long as the tensor object. To TensorFlow.js this is one more backend; its own way of moving data
 * between backends brings a parked tensor back the moment an operation needs it, and reading needs no move at all.
 */
export class ParkingLot implements Backend {
  private readonly parked = new WeakMap<object, Parked>();
  private readonly engine: EngineInternals;
  private readonly onReturn: (tensor: tf.Tensor) => void;

  constructor(engine: EngineInternals, onReturn: (tensor: tf.Tensor) => void) {
    this.engine = engine;
    this.onReturn = onReturn;
  }

  /** Moves a tensor's values here and takes the tensor off the engine's books. */
  park(tensor: tf.Tensor): void {
    const info = this.engine.state.tensorInfo.get(tensor.dataId);
    if (info === undefined || info.backend === this) return;
    const values = this.engine.readSync(tensor.dataId);
    this.engine.disposeTensor(tensor);
    const dataId = {};
    tensor.dataId = dataId;
    this.parked.set(dataId, { values, tensor });
    this.engine.state.tensorInfo.set(dataId, { ...info, backend: this });
  }

  refCount(dataId: object): number {
    return this.parked.has(dataId) ? 1 : 0;
  }

  /** Never called: an operation that would share a tensor's data first moves it to the running backend. */
  incRef(): void {
    throw new Error('A parked tensor was shared without being brought back.');
  }

  /** The engine is about to take the tensor off its books, or (`force`) to move it to the running backend. */
  disposeData(dataId: object, force = false): boolean {
    const entry = this.parked.get(dataId);
    if (entry === undefined) return false;
    this.parked.delete(dataId);
    const { state } = this.engine;
    state.numTensors += 1;
    state.numDataBuffers += 1;
    state.numBytes += entry.values.byteLength;
    if (force) this.onReturn(entry.tensor);
    return true;
  }

  readSync(dataId: object): tf.TypedArray {
    const entry = this.parked.get(dataId);
    if (entry === undefined) throw new Error('This tensor was disposed.');
    return entry.values;
  }

  read(dataId: object): Promise<tf.TypedArray> {
    return Promise.resolve(this.readSync(dataId));
  }
}
