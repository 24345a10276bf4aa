import type { TensorMemory } from '../../core/run/run.ts';
import type { EngineInternals } from '../engine/engineInternals.ts';

/** Counts what tensors hold, and remembers the most. The engine has both numbers: to look costs next to nothing. */
export class TensorCount {
  private readonly engine: EngineInternals;
  private tensors = 0;
  private bytes = 0;

  constructor(engine: EngineInternals) {
    this.engine = engine;
  }

  /** A kernel has run: what it made is there, and what it was given is not gone yet. */
  look(): void {
    const { numTensors, numBytes } = this.engine.state;
    if (numTensors > this.tensors) this.tensors = numTensors;
    if (numBytes > this.bytes) this.bytes = numBytes;
  }

  /** Null where they cannot be right: a lab can write into a tensor's size, which the engine counts with. */
  read(): TensorMemory | null {
    this.look();
    const { numTensors, numBytes } = this.engine.state;
    const isCount = numTensors >= 0 && Number.isSafeInteger(numBytes) && numBytes >= 0 && Number.isSafeInteger(this.bytes);
    return isCount ? { tensors: numTensors, bytes: numBytes, mostTensors: this.tensors, mostBytes: this.bytes } : null;
  }
}
