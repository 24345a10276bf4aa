import type { LabRun } from '../runs/labRun.ts';

/**
 * What gives something else each time: chance and the clock, TensorFlow.js, which draws without a seed, and the ways
 * around their names. The library's own random numbers always start from a seed.
 */
const sources = /random|\b(?:Date|Temporal|performance|crypto|setTimeout|setInterval|globalThis|self|Function|eval|Reflect)\b|@tensorflow/u;

/** True where a lab may do something else in each run that no probe of the first one has seen. */
export function mayDiffer({ texts }: Pick<LabRun, 'texts'>): boolean {
  return texts.some(text => text !== null && sources.test(text.text));
}
