import { LabError } from '../input/labError.ts';
import { currentSession } from '../session/session.ts';

/**
 * Runs `fn` without keeping what a gradient would need, and returns what `fn` returns. For measuring a model, not for
 * training it.
 *
 * PyTorch: `with torch.no_grad():`.
 */
export function noGrad<T>(fn: () => T): T {
  if (typeof fn !== 'function') throw new LabError('noGrad needs a function: noGrad(() => model.forward(x)).');
  const result = currentSession().graph.pause(fn);
  if (result instanceof Promise) throw new LabError('noGrad needs a function that is not async; await before or after it.');
  return result;
}
