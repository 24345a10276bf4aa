import { inspect, types } from 'node:util';
import { isProxy } from '../../../src/cli/isProxy.ts';
import vm from 'node:vm';
import ts from 'typescript';
import type { CompiledLab } from '../../../src/core/run/compiledLab.ts';
import type { LabFunction } from '../../../src/core/run/labScope.ts';
import type { RunEvent, RunOutcome } from '../../../src/core/run/run.ts';
import type { ProbeValue } from '../../../src/core/run/value.ts';
import { compileLab, type CompileResult, type ReadFile } from '../../../src/instrument/compileLab.ts';
import { RecordedRun } from '../../../src/recorder/recordedRun.ts';
import type { LibraryHooks } from '../../../src/recorder/base/libraryHooks.ts';

/** What a program shows of itself: printed lines, and how it ended. */
export interface Behaviour {
  readonly printed: readonly string[];
  readonly thrown: string | null;
}

export interface ProbedRun extends Behaviour {
  readonly result: Extract<CompileResult, { ok: true }>;
  readonly events: readonly RunEvent[];
  readonly outcome: RunOutcome;
  /** The last state of each probe that was reached, by site. */
  readonly values: ReadonlyMap<number, ProbeValue>;
}

const show = (...values: readonly unknown[]): string =>
  values.map(value => (typeof value === 'string' ? value : inspect(value, { depth: 6, breakLength: Infinity }))).join(' ');

/** A library with no tensors. */
export const plainHooks: LibraryHooks = {
  formatValue: show,
  setPrintSink: () => undefined,
  onStep: () => () => undefined,
  onMeasured: () => () => undefined,
  lossMessage: () => null,
  engineWords: () => null,
  calledWords: () => null,
  refuseField: name => {
    throw new Error(name);
  },
  isNamedLater: axes => axes === null,
  memory: () => null,
  onMistake: () => () => undefined,
  onDial: () => () => undefined,
  axesOf: () => null,
  isGateTensor: () => false,
  gateMeaning: () => null,
  gapsIn: () => 0,
  isGateNumber: () => false,
  describeModule: () => null,
  nameInLibrary: () => null,
  weightsOf: () => null,
  gatesOf: () => null,
  isTensor: (value): value is never => value === plainHooks,
  isNearlyTensor: () => false,
  valuesOf: () => new Float32Array(0),
  mistakeOf: () => null,
  faultOf: () => null,
  isAtHand: () => true,
};

/** Programs run outside of the test's own realm, as labs do. */
const programContext = vm.createContext({});

export const scriptName = 'lab-under-test.js';

export function framesOf(stack: string): { line: number; column: number }[] {
  return [...stack.matchAll(/lab-under-test\.js:(\d+):(\d+)/gu)].map(([, line, column]) => ({
    line: Number(line),
    column: Number(column),
  }));
}

/** Compiles and runs a program as a lab. */
export async function runProbed(
  text: string,
  options: {
    readonly probes?: boolean;
    readonly powers?: boolean;
    /** As an attempt that is checked. */
    readonly declarations?: boolean;
    /** With probes for expressions. */
    readonly expressions?: boolean;
    readonly upTo?: number;
    readonly name?: string;
    readonly readFile?: ReadFile;
    readonly libraries?: { gatescope: object; '@tensorflow/tfjs': object };
  } = {},
): Promise<ProbedRun> {
  const { name = 'program.lab.ts', probes = true, declarations = false, expressions = false, readFile } = options;
  const result = await compileLab({
    name,
    text,
    probes,
    declarations,
    expressions,
    ...(options.upTo !== undefined && { upTo: options.upTo }),
    ...(readFile && { readFile }),
    ...(options.powers !== undefined && { powers: options.powers }),
  });
  if (!result.ok) throw new Error(`Did not compile: ${result.problems.map(({ message }) => message).join(' ')}`);
  return { ...(await runCompiled(result.lab, options.libraries)), result };
}

/** Runs a compiled lab. */
export async function runCompiled(
  lab: CompiledLab,
  libraries: { gatescope: object; '@tensorflow/tfjs': object } = { gatescope: {}, '@tensorflow/tfjs': {} },
): Promise<Omit<ProbedRun, 'result'>> {
  // A block, so that one realm can take many labs; it stands one column before the first.
  const script = new vm.Script(`{${lab.code}\n;$gatescopeLab}`, { filename: scriptName, columnOffset: -1 });
  const functions = script.runInNewContext(programContext) as LabFunction[];
  const printed: string[] = [];
  const events: RunEvent[] = [];
  const run = new RecordedRun(
    {
      lab,
      functions,
      libraries,
      backend: { name: 'cpu', reason: 'test' },
      emit: event => events.push(event),
      clock: () => performance.now(),
      frameOf: framesOf,
      isProxy,
      onLine: line => printed.push(line),
    },
    plainHooks,
  );
  const outcome = await run.start();
  await leftovers();
  const values = new Map<number, ProbeValue>();
  for (const event of events) if (event.kind === 'values') for (const value of event.values) values.set(value.site, value);
  const thrown = outcome.status === 'failed' ? [outcome.error.name, outcome.error.message].filter(part => part !== '').join(': ') : null;
  return { printed, thrown, events, outcome, values };
}

/** The program as plain JavaScript: TypeScript's own output, nothing of ours. */
export function plainText(text: string): string {
  const { outputText } = ts.transpileModule(text, { compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext } });
  return outputText.replace(/^export \{\};?$/mu, '');
}

/** In an async function, as labs run. */
function plainScript(text: string): vm.Script {
  const body = plainText(text);
  return new vm.Script(`(async function (console) { "use strict";\n${body}\n})`, { filename: scriptName });
}

/** Runs a program as plain JavaScript. */
export async function runPlain(text: string): Promise<Behaviour> {
  const printed: string[] = [];
  const print = (...values: readonly unknown[]): void => void printed.push(...show(...values).split('\n'));
  const script = plainScript(text);
  const run = script.runInNewContext(programContext) as (console: object) => Promise<void>;
  try {
    await run.call(undefined, { log: print });
    await leftovers();
    return { printed, thrown: null };
  } catch (error) {
    await leftovers();
    const isError = types.isNativeError(error);
    return { printed, thrown: isError ? `${error.name}: ${error.message}` : typeof error === 'string' ? error : inspect(error) };
  }
}

/** Lets promises go on that a program has left behind. */
function leftovers(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}
