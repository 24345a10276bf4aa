import { isProxy } from '../../../src/cli/isProxy.ts';
import vm from 'node:vm';
import type { LabFunction } from '../../../src/core/run/labScope.ts';
import { compileLab } from '../../../src/instrument/compileLab.ts';
import { RecordedRun } from '../../../src/recorder/recordedRun.ts';
import { mendRejections } from '../../../src/recorder/errors/caughtErrors.ts';
import { showOwnTexts } from '../../../src/recorder/errors/ownTexts.ts';
import { framesOf, plainHooks, scriptName } from '../instrument/runProgram.ts';

/** Runs a lab in a realm of its own, in which its functions show their own texts; gives what it prints. `helper` is the text of `./helper.ts`. */
export async function runLabIn(text: string, helper?: string, probes = true): Promise<readonly string[]> {
  const compiled = await compileLab({ name: 'test.lab.ts', text, probes, readFile: () => Promise.resolve(helper ?? null) });
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join(' '));
  const { lab } = compiled;
  const script = new vm.Script(`${lab.code}\n;$gatescopeLab`, { filename: scriptName });
  const realm = vm.createContext({});
  const functions = script.runInContext(realm) as LabFunction[];
  showOwnTexts(functions, lab.texts ?? []);
  mendRejections(isProxy, vm.runInContext('Promise', realm) as { readonly prototype: object });
  const lines: string[] = [];
  const run = new RecordedRun(
    {
      lab,
      functions,
      libraries: { gatescope: {}, '@tensorflow/tfjs': {} },
      backend: { name: 'cpu', reason: 'test' },
      emit: () => undefined,
      clock: () => performance.now(),
      frameOf: framesOf,
      isProxy,
      onLine: line => lines.push(line),
    },
    { ...plainHooks, formatValue: (...values) => values.join(' ') },
  );
  const outcome = await run.start();
  if (outcome.status === 'failed') throw new Error(outcome.error.message);
  return lines;
}
