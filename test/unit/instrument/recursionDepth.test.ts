import v8 from 'node:v8';
import vm from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isProxy } from '../../../src/cli/isProxy.ts';
import type { CompiledLab } from '../../../src/core/run/compiledLab.ts';
import type { LabFunction } from '../../../src/core/run/labScope.ts';
import { compileLab } from '../../../src/instrument/compileLab.ts';
import { RecordedRun } from '../../../src/recorder/recordedRun.ts';
import { recursions } from './recursions.ts';
import { plainHooks, plainText } from './runProgram.ts';

/** Stands for the depth in a program's text. */
const marker = '987654321';

/** Percent of the plain program's depth that a lab may lose. A probe takes one place of a frame, where these hardly have one themselves. */
const mostLost: Readonly<Record<string, number>> = { 'a getter': 6, 'by way of a function that is given': 6 };

/** Runs `text` with a depth; true where it comes to its end. */
type RunAt = (depth: number) => Promise<boolean>;

function ends(functionOf: (code: string) => (print: (line: unknown) => void) => Promise<void>, code: string): RunAt {
  return async depth => {
    let printed: unknown = null;
    await functionOf(code.replace(marker, String(depth)))(line => (printed = line));
    return printed === 'ended';
  };
}

function runPlain(code: string): RunAt {
  return ends(text => {
    const run = new vm.Script(`(async function (console) { "use strict";\n${text}\n})`).runInThisContext() as (
      console: object,
    ) => Promise<void>;
    return print => run({ log: print });
  }, code);
}

function runLab(lab: CompiledLab): RunAt {
  return ends(text => {
    const functions = new vm.Script(`{${text}\n;$gatescopeLab}`).runInThisContext() as LabFunction[];
    return async print => {
      const outcome = await new RecordedRun(
        {
          lab,
          functions,
          libraries: { gatescope: {}, '@tensorflow/tfjs': {} },
          backend: { name: 'cpu', reason: 'test' },
          emit: () => undefined,
          clock: () => performance.now(),
          frameOf: () => [],
          isProxy,
          onLine: print,
        },
        plainHooks,
      ).start();
      expect(outcome.status).toBe('finished');
    };
  }, lab.code);
}

/** The greatest depth at which a program comes to its end, to 0.3 %. */
async function deepest(runAt: RunAt, most: number): Promise<number> {
  let [fits, overflows] = [100, most];
  while (overflows - fits > fits / 300) {
    const depth = Math.floor((fits + overflows) / 2);
    if (await runAt(depth)) fits = depth;
    else overflows = depth;
  }
  return fits;
}

// Frames of optimised code differ from run to run, as the optimiser finds time.
beforeAll(() => {
  v8.setFlagsFromString('--no-opt');
});
afterAll(() => {
  v8.setFlagsFromString('--opt');
});

describe('functions call themselves as deep in a lab as without probes', () => {
  it.each(Object.entries(recursions))('%s', async (name, text) => {
    const program = `${text}\ntry { f(${marker}); console.log('ended'); } catch (e: any) { if (!(e instanceof RangeError)) throw e; }`;
    const compiled = await compileLab({ name: 'deep.lab.ts', text: program });
    if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join(' '));
    const plain = await deepest(runPlain(plainText(program)), 16_000);
    const probed = await deepest(runLab(compiled.lab), plain * 1.02);
    const lost = 100 * (1 - probed / plain);
    expect(lost, `${String(plain)} without probes, ${String(probed)} with them`).toBeLessThan(mostLost[name] ?? 2);
  });
});
