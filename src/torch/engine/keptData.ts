import type * as tf from '@tensorflow/tfjs';
import type { Backend, EngineInternals } from './engineInternals.ts';

/**
 * The values that a tensor has now, kept without a copy and without a tensor: `tf.memory()` counts none. The backend
 * gives them up when the last who uses them lets go.
 */
export class KeptData {
  /** Of the values, in bytes. */
  readonly bytes: number;
  private readonly engine: EngineInternals;
  private readonly backend: Backend;
  private readonly info: tf.TensorInfo;

  /** Null where the tensor's values are nowhere any more. */
  static of(engine: EngineInternals, tensor: tf.Tensor): KeptData | null {
    if (tensor.isDisposed) return null;
    const backendOf = (): Backend | undefined => engine.state.tensorInfo.get(tensor.dataId)?.backend;
    // Parked elsewhere: a kernel brings it back.
    if (backendOf() !== engine.backend) tensor.clone().dispose();
    const backend = backendOf();
    return backend ? new KeptData(engine, backend, tensor) : null;
  }

  private constructor(engine: EngineInternals, backend: Backend, tensor: tf.Tensor) {
    const { dataId, shape, dtype } = tensor;
    this.engine = engine;
    this.backend = backend;
    this.info = { dataId, shape, dtype };
    this.bytes = tensor.size * 4;
    backend.incRef(dataId);
  }

  /** Who has the same is equal in this. */
  get id(): object {
    return this.info.dataId;
  }

  /** How many tensors and others use them. */
  get uses(): number {
    return this.backend.refCount(this.info.dataId);
  }

  /** A tensor of these values, which shares them. */
  tensor(): tf.Tensor {
    this.backend.incRef(this.info.dataId);
    return this.engine.makeTensorFromTensorInfo(this.info);
  }

  /** Are these the values that the tensor has now? */
  isOf(tensor: tf.Tensor): boolean {
    return tensor.dataId === this.info.dataId;
  }

  letGo(): void {
    if (this.backend.disposeData(this.info.dataId)) this.engine.removeDataId(this.info.dataId, this.backend);
  }
}
