import type { TensorMemory } from '../../../src/core/run/run.ts';
import { bytesText } from '../../../src/core/words/bytesText.ts';
import { countText } from '../../../src/core/words/numberText.ts';

/** How many tensors there are, what they hold, and how much that was at most; empty where nothing is known. */
export function memoryWords(memory: TensorMemory | null, isOver: boolean): string {
  if (!memory) return '';
  const { tensors, bytes, mostTensors, mostBytes } = memory;
  const are = tensors === 1 ? (isOver ? '1 tensor was' : '1 tensor is') : `${countText(tensors)} tensors ${isOver ? 'were' : 'are'}`;
  const now = `${isOver ? 'At the end' : 'Now'} ${are} alive, with ${bytesText(bytes)}`;
  return `${now}; at most there were ${countText(mostTensors)} at one time, and ${bytesText(mostBytes)}. Counted as tf.memory() does.`;
}
