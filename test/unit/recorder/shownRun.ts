import vm from 'node:vm';
import { isProxy } from '../../../src/cli/isProxy.ts';
import { checkEvent } from '../../../src/core/checked/checkEvent.ts';
import { freshRun, reduceRun, type RunState } from '../../../src/core/following/runState.ts';
import type { LabFunction } from '../../../src/core/run/labScope.ts';
import type { RunEvent, RunOutcome } from '../../../src/core/run/run.ts';
import type { ProbeValue } from '../../../src/core/run/value.ts';
import { cutText } from '../../../src/core/words/cutText.ts';
import { inlineMarks } from '../../../src/core/words/inline/inlineMarks.ts';
import { compileLab } from '../../../src/instrument/compileLab.ts';
import { cpuLibraries } from '../../../src/recorder/imports/cpuLibraries.ts';
import { runLab } from '../../../src/recorder/runLab.ts';
import { startSession } from '../../../src/torch/session/session.ts';
import { PendingEvents } from '../../../webview/sandbox/workers/pendingEvents.ts';

export interface Shown {
  readonly outcome: RunOutcome | null;
  readonly state: RunState;
  /** Parts of events that were refused on the way. */
  readonly refused: number;
  /** What stands beside the line of a name at the end. */
  readonly beside: (name: string) => string;
  /** All names that stand beside lines. */
  readonly namesBeside: readonly string[];
  /** What is known of a name at the end. */
  readonly valueOf: (name: string) => ProbeValue | undefined;
}

/** Names that are painted are cut. */
function nameShown(name: string): string {
  return cutText(name, 40);
}

/** A lab's run on all the ways its values go: recorder, the supervisor's check and batches, the page's check, JSON to the host, its state, marks. */
export async function show(text: string): Promise<Shown> {
  const compiled = await compileLab({
    name: 'end.lab.ts',
    text: `import * as tf from '@tensorflow/tfjs'; import { nn, optim, print, rand, tensor, zeros } from 'gatescope';\n${text}`,
  });
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join(' '));
  const libraries = await cpuLibraries();
  startSession();
  let refused = 0;
  const onRefused = (): void => {
    refused++;
  };
  const pending = new PendingEvents(onRefused);
  const heard: RunEvent[] = [];
  const hear = (events: readonly RunEvent[]): void => {
    for (const event of events) {
      const checked = checkEvent(structuredClone(event), onRefused);
      if (checked === null) throw new Error(`Refused: ${JSON.stringify(event).slice(0, 200)}`);
      heard.push(JSON.parse(JSON.stringify(checked)) as RunEvent);
    }
  };
  const emit = (event: RunEvent): void => {
    const checked = checkEvent(structuredClone(event), onRefused);
    if (checked === null) throw new Error(`Refused: ${JSON.stringify(event).slice(0, 200)}`);
    if (checked.kind !== 'ended') {
      pending.add(checked);
      return;
    }
    while (!pending.isEmpty) hear(pending.take(true));
    hear([checked]);
  };
  await runLab({
    lab: compiled.lab,
    functions: new vm.Script(`{${compiled.lab.code};$gatescopeLab}`).runInThisContext() as LabFunction[],
    libraries,
    backend: { name: 'cpu', reason: 'test' },
    emit,
    clock: () => performance.now(),
    frameOf: () => [],
    isProxy,
  });
  const state = heard.reduce(reduceRun, freshRun);
  const parts = inlineMarks(compiled.lab.sites, state.values.values()).flatMap(mark => mark.parts);
  const valueOf = (name: string): ProbeValue | undefined =>
    [...state.values.values()].findLast(({ site }) => compiled.lab.sites[site]?.name === nameShown(name));
  const beside = (name: string): string => parts.findLast(part => part.name === nameShown(name))?.short ?? 'nothing';
  const namesBeside = parts.map(({ name: shown }) => shown);
  return { namesBeside, outcome: state.outcome, state, refused, beside, valueOf };
}

/** What `last` and `sum` are after the loop, and what must stand beside them. */
export const loop = `
let last = 0;
let sum = 0;
for (let step = 1; step <= 300; step++) {
  last = step * 2;
  sum += last;
}`;
