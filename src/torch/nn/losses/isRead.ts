import type * as tf from '@tensorflow/tfjs';
import { isOnCpu } from '../../engine/onCpu.ts';

/**
 * Up to this number of scores, reading them takes less time than the launches that work on them on a GPU; they are read
 * for the training curve anyway.
 */
const maxRead = 4096;

/** True where a loss is computed from the values themselves, with PyTorch's digits, and not by kernels. */
export function isRead(scores: tf.Tensor): boolean {
  return isOnCpu() || scores.size <= maxRead;
}
