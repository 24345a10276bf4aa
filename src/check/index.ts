/** What check programs import as 'gatescope/check'. */
export { findModel } from './findModel.ts';
export { numbersIn } from './seenValue.ts';
export { trainingSets } from './trainingSets.ts';
export type { Model } from './findModel.ts';
export type { TrainingSet } from './trainingSets.ts';
export type { Attempt, RunAttempt } from './attempt.ts';
export type { AttemptError, AttemptRun } from './attemptRun.ts';
export type { Goal, Report } from './report.ts';
export type { SeenTensor } from './keptTensor.ts';
export type { SeenValue } from './seenValue.ts';
export type { LossCall, MadeModule, MadeOptimizer, ModuleCall, TrainingStep } from './sightings.ts';
