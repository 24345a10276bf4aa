// @ts-check
// Runs the long tests whole: fuzzing, many seeds, every kept attempt, a machine under load. `npm test` runs a part of each.
import { join } from 'node:path';
import process from 'node:process';
import { longTests } from './longTests.mjs';
import { repository } from './repository.mjs';
import { run } from './run.mjs';

const suites = ['unit', 'labs', 'browser', 'host'];
const chosen = process.argv.slice(2);
for (const name of chosen)
  if (!suites.includes(name)) throw new Error(`There is no suite '${name}' to soak. Usage: npm run soak -- [${suites.join(' | ')}] …`);

/** @type {NodeJS.ProcessEnv} */
const env = { ...process.env, GATESCOPE_SOAK: '1' };
for (const suite of chosen.length > 0 ? chosen : suites) {
  const files = await longTests(suite);
  if (files.length === 0) throw new Error(`No long test was found in test/${suite}.`);
  if (suite === 'browser' || suite === 'host') await run(process.execPath, ['scripts/build.mjs'], { cwd: repository, isLoud: true });
  const vitest = join(repository, 'node_modules/vitest/vitest.mjs');
  await run(process.execPath, [vitest, 'run', '--project', `${suite}*`, ...files], { cwd: repository, isLoud: true, env });
}
