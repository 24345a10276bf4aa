import { isProxy } from '../../../src/cli/isProxy.ts';
import vm from 'node:vm';
import type { LabFunction } from '../../../src/core/run/labScope.ts';
import type { RunEvent, RunOutcome } from '../../../src/core/run/run.ts';
import type { ProbeValue, ValueSummary } from '../../../src/core/run/value.ts';
import { compileLab, type ReadFile } from '../../../src/instrument/compileLab.ts';
import { RecordedRun, type RunOptions } from '../../../src/recorder/recordedRun.ts';
import type { LibraryHooks } from '../../../src/recorder/base/libraryHooks.ts';
import { framesOf, plainHooks, scriptName } from '../instrument/runProgram.ts';

export interface TestRun {
  readonly events: readonly RunEvent[];
  readonly outcome: RunOutcome;
  /** The last state of the probe of this name. */
  value(name: string): ProbeValue;
  summary(name: string): ValueSummary;
  of<K extends RunEvent['kind']>(kind: K): Extract<RunEvent, { kind: K }>[];
}

export interface TestOptions extends Partial<Omit<RunOptions, 'lab' | 'functions'>> {
  readonly hooks?: Partial<LibraryHooks>;
  /** Runs the lab in this realm, whose names it then sees. */
  readonly realm?: vm.Context;
  /** Reads the files beside the lab. */
  readonly readFile?: ReadFile;
  /** Given the run before it starts. */
  readonly withRun?: (run: RecordedRun) => void;
}

/** Compiles a lab and records its run. */
export async function startRun(text: string, options: TestOptions = {}): Promise<TestRun> {
  const { hooks, realm = vm.createContext({}), withRun, readFile, ...others } = options;
  const compiled = await compileLab({ name: 'test.lab.ts', text, ...(readFile && { readFile }) });
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join(' '));
  const script = new vm.Script(`${compiled.lab.code}\n;$gatescopeLab`, { filename: scriptName });
  const events: RunEvent[] = [];
  const run = new RecordedRun(
    {
      lab: compiled.lab,
      functions: script.runInContext(realm) as LabFunction[],
      libraries: { gatescope: {}, '@tensorflow/tfjs': {} },
      backend: { name: 'cpu', reason: 'test' },
      emit: event => events.push(event),
      clock: () => performance.now(),
      frameOf: framesOf,
      isProxy,
      ...others,
    },
    { ...plainHooks, ...hooks },
  );
  withRun?.(run);
  const outcome = await run.start();
  const value = (name: string): ProbeValue => {
    const site = compiled.lab.sites.findIndex(one => one.name === name);
    const states = events.flatMap(event => (event.kind === 'values' ? event.values.filter(state => state.site === site) : []));
    const last = states.at(-1);
    if (!last) throw new Error(`'${name}' has reported nothing.`);
    return last;
  };
  return {
    events,
    outcome,
    value,
    summary: name => value(name).value,
    of: <K extends RunEvent['kind']>(kind: K) => events.filter((event): event is Extract<RunEvent, { kind: K }> => event.kind === kind),
  };
}
