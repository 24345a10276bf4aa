import { writeFile } from 'node:fs/promises';
import Mocha from 'mocha';
import type { InHostResult } from '../runInHost.ts';
import { activationTests } from './activation.ts';
import { problemTests } from './problems.ts';
import { quickFixTests } from './quickFixes.ts';

/** What VS Code calls inside the extension host. Rejects when a test fails, which ends VS Code with an exit code. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, reporter: 'spec' });
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha);
  activationTests();
  problemTests();
  quickFixTests();
  const results: InHostResult[] = [];
  const failures = await new Promise<number>(resolve => {
    mocha
      .run(resolve)
      .on(Mocha.Runner.constants.EVENT_TEST_PASS, test => results.push({ title: test.fullTitle(), error: null }))
      .on(Mocha.Runner.constants.EVENT_TEST_FAIL, (test, error: Error) =>
        results.push({ title: test.fullTitle(), error: error.stack ?? error.message }),
      );
  });
  const file = process.env['GATESCOPE_IN_HOST_RESULTS'];
  if (file !== undefined) await writeFile(file, JSON.stringify(results, null, 2));
  if (failures > 0) throw new Error(`${String(failures)} tests failed inside the extension host.`);
}
