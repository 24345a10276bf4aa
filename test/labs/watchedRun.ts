import vm from 'node:vm';
import { expect } from 'vitest';
import { checkEvent } from '../../src/core/checked/checkEvent.ts';
import type { CompiledLab } from '../../src/core/run/compiledLab.ts';
import type { LabFunction } from '../../src/core/run/labScope.ts';
import type { RunEvent } from '../../src/core/run/run.ts';
import { freshRun, reduceRun, type RunState } from '../../src/core/following/runState.ts';
import { compileLab } from '../../src/instrument/compileLab.ts';
import { cpuLibraries } from '../../src/recorder/imports/cpuLibraries.ts';
import { runLab } from '../../src/recorder/runLab.ts';
import { keepWeights } from '../../src/torch/inside.ts';
import { startSession } from '../../src/torch/session/session.ts';

export interface WatchedRun {
  readonly compiled: CompiledLab;
  readonly printed: string[];
  /** As the host has it: from what arrives there. */
  readonly state: RunState;
}

/** Runs a lab to its end as the worker does, with its probes, and folds its events as the host does. */
export async function watchedRun(name: string, text: string, { keepsWeights: doesKeep = false } = {}): Promise<WatchedRun> {
  const compiled = await compileLab({ name, text });
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join(' '));
  const functions = new vm.Script(`{${compiled.lab.code};$gatescopeLab}`).runInThisContext() as LabFunction[];
  const events: RunEvent[] = [];
  const printed: string[] = [];
  startSession();
  if (doesKeep) keepWeights();
  const outcome = await runLab({
    lab: compiled.lab,
    functions,
    libraries: await cpuLibraries(),
    backend: { name: 'cpu', reason: 'test' },
    emit: event => events.push(event),
    clock: () => performance.now(),
    frameOf: () => [],
    onLine: line => printed.push(line),
  });
  expect(outcome.status).toBe('finished');
  const arrived = events.map(event => checkEvent(JSON.parse(JSON.stringify(event))));
  const state = arrived.reduce((before, event) => (event ? reduceRun(before, event) : before), freshRun);
  return { compiled: compiled.lab, printed, state };
}
