import type { MetricPoint } from '../core/run.ts';
import { currentSession } from './session.ts';

/**
 * Calls `listener` after each `optimizer.step()` of the current session with the loss that `backward()` started from and,
 * for a cross-entropy loss, the share of right answers in it. Returns the function that ends it.
 */
export function onStep(listener: (point: MetricPoint) => void): () => void {
  return currentSession().steps.onStep(listener);
}
