import vm from 'node:vm';
import type { RunEvent } from '../../../src/core/run/run.ts';
import type { LabFunction } from '../../../src/core/run/labScope.ts';
import { freshRun, reduceRun } from '../../../src/core/following/runState.ts';
import { compileLab } from '../../../src/instrument/compileLab.ts';
import { cpuLibraries } from '../../../src/recorder/imports/cpuLibraries.ts';
import { runLab } from '../../../src/recorder/runLab.ts';
import { startSession } from '../../../src/torch/session/session.ts';

/** A value that is shown: where, and all that is known of it, as text. */
export interface LineValue {
  readonly line: number;
  /** Name and place among the values of its line. */
  readonly name: string;
  readonly said: string;
}

/** A loop without an end is cut off after this many milliseconds. */
const longestMs = 10_000;

/** Runs a text in Node and gives the values of its lines; null where it cannot be compiled or does not end. */
export async function runValues(text: string): Promise<LineValue[] | null> {
  const compiled = await compileLab({ name: 'edited.lab.ts', text });
  if (!compiled.ok) return null;
  const { lab } = compiled;
  const functions = new vm.Script(`{${lab.code};$gatescopeLab}`).runInThisContext() as LabFunction[];
  const events: RunEvent[] = [];
  const endless: LabFunction[] = [];
  startSession();
  try {
    await runLab({
      lab,
      functions: functions.map(own => limited(own, () => endless.push(own))),
      libraries: await cpuLibraries(),
      backend: { name: 'cpu', reason: 'test' },
      emit: event => events.push(event),
      clock: () => performance.now(),
      frameOf: () => [],
      onLine: () => undefined,
    });
  } catch (error) {
    // Nothing of the recorder's own goes on either, once the time is over.
    if (endless.length === 0) throw error;
  }
  if (endless.length > 0) return null;
  const { values } = events.reduce(reduceRun, freshRun);
  const counts = new Map<string, number>();
  return lab.sites.flatMap((site, index) => {
    const key = `${String(site.line)} ${site.name}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    const value = values.get(index);
    return value ? [{ line: site.line, name: `${site.name} ${String(count)}`, said: saidOf(value) }] : [];
  });
}

/** Whether a number is a gate is told by whether any gate had that very value, anywhere. */
function saidOf({ count, value, series }: { readonly count: number; readonly value: object; readonly series?: object }): string {
  return JSON.stringify({ count, value, series }, (key, part: unknown) => (key === 'isGate' ? undefined : part));
}

function limited(own: LabFunction, onEndless: () => void): LabFunction {
  return (...given) => {
    const hook = globalThis as { gatescopeTestCall?: () => unknown };
    hook.gatescopeTestCall = () => own(...given);
    try {
      return vm.runInThisContext('gatescopeTestCall()', { timeout: longestMs }) as ReturnType<LabFunction>;
    } catch (error) {
      if ((error as { readonly code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') onEndless();
      throw error;
    }
  };
}
