import type { LabDial, TurnedDial } from '../../core/run/dials.ts';
import type { MeasuredPoint, MetricPoint, TensorMemory } from '../../core/run/run.ts';
import type { Mistake } from '../mistakes/mistake.ts';
import { currentSession } from './session.ts';

/**
 * Calls `listener` after each `optimizer.step()` of the current session with the loss that `backward()` started from
 * and, for a cross-entropy loss, the share of right answers in it. Returns the function that ends it.
 */
export function onStep(listener: (point: MetricPoint) => void): () => void {
  return currentSession().steps.onStep(listener);
}

/**
 * Lets the lab's dials stand where they were turned to, and calls `listener` where the lab meets one, once each.
 * Returns the function that ends both.
 */
export function onDial(turned: readonly TurnedDial[], listener: (dial: LabDial) => void): () => void {
  return currentSession().dials.watch(turned, listener);
}

/**
 * Calls `listener` when the lab holds a model's answers against right ones, on data that no step was made with or of
 * which that cannot be told. Returns the function that ends it.
 */
export function onMeasured(listener: (point: MeasuredPoint) => void): () => void {
  return currentSession().steps.onMeasured(listener);
}

/**
 * Calls `listener` when the lab does something that runs but seems to be a mistake, once for each kind of mistake.
 * `stackHere` gives the stack of the place that asks, and `turnHere` how many turns the lab's outermost loop is
 * through, or null where there is none that counts; `forwardsIn` counts the calls of the lab's own `forward` in a
 * stack. The returned function ends it; before that, with `isWhole` (the lab came to its end), it reports what only the
 * end can tell.
 */
export function onMistake(
  listener: (mistake: Mistake) => void,
  stackHere: () => string | null,
  turnHere: () => number | null,
  forwardsIn: (stack: string | null) => number,
): (isWhole: boolean) => void {
  return currentSession().mistakes.watch(listener, stackHere, turnHere, forwardsIn);
}

/** What the tensors of the current session hold, now and at most; null where that cannot be told. */
export function memory(): TensorMemory | null {
  return currentSession().count.read();
}

/** From now on the current session keeps the weights as they were before each step of its optimizers. */
export function keepWeights(): void {
  currentSession().weights.isOn = true;
}
