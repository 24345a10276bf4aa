// @ts-check
// Runs every check there is, in a fresh clone too. Node's own modules only: the rest may have to be installed first.
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import process from 'node:process';
import { repository } from './repository.mjs';
import { run } from './run.mjs';
import { installChromium } from './setUp/browser.mjs';
import { checkNode, installModules } from './setUp/modules.mjs';
import { installPyTorch } from './setUp/pytorch.mjs';

checkNode();

const results = join(repository, '.tsbuild/results');
let passed = 0;
let failed = 0;
/** What failed, told once more at the end: who has only the last lines of a run still learns it. @type {string[]} */
const failures = [];

/**
 * What Vitest writes of a suite.
 * @typedef {{ fullName: string, status: string, failureMessages: string[] }} TestReport
 * @typedef {{ name: string, status: string, message: string, assertionResults: TestReport[] }} FileReport
 * @typedef {{ numPassedTests: number, numFailedTests: number, testResults: FileReport[] }} SuiteReport
 */

/** @param {string} name @param {string} [reason] of which the first line is told */
function tellFailure(name, reason = '') {
  failures.push([name, reason.split('\n')[0]].filter(Boolean).join('\n    '));
}

/**
 * Runs one step, says how long it took, and counts it as failed where it throws.
 * @param {string} name
 * @param {() => Promise<unknown>} step
 * @returns {Promise<boolean>}
 */
async function attempt(name, step) {
  console.log(`\n== ${name}`);
  const start = Date.now();
  let problem = '';
  try {
    await step();
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error);
  }
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(problem === '' ? `== ${name}: ok, ${seconds} s` : `${problem}\n== ${name}: FAILED, ${seconds} s`);
  return problem === '';
}

/** A step without tests of its own: it counts only when it fails. */
const check = async (/** @type {string} */ name, /** @type {() => Promise<unknown>} */ step) => {
  const isOk = await attempt(name, step);
  if (!isOk) {
    failed++;
    tellFailure(name);
  }
  return isOk;
};

/** @param {string} script a script of a package in node_modules */
const tool = (script, /** @type {string[]} */ ...args) =>
  run(process.execPath, [join(repository, 'node_modules', script), ...args], { cwd: repository, isLoud: true });

/** As `tool`, for what runs beside something else: it speaks when it is through. @type {typeof tool} */
const quietTool = async (script, ...args) => {
  console.log(await run(process.execPath, [join(repository, 'node_modules', script), ...args], { cwd: repository }));
  return '';
};

/**
 * @param {string} suite the projects of `vitest.config.ts` whose name begins so
 * @param {string[]} options more of vitest's
 */
async function runSuite(suite, ...options) {
  const file = join(results, `${suite}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const isOk = await attempt(suite, () => tool('vitest/vitest.mjs', 'run', '--project', `${suite}*`, ...reporters, ...options));
  const report = await readFile(file, 'utf8').then(
    text => /** @type {SuiteReport} */ (JSON.parse(text)),
    () => ({ numPassedTests: 0, numFailedTests: 0, testResults: [] }),
  );
  passed += report.numPassedTests;
  // A file that does not load, or an error outside of any test, fails without a failed test.
  failed += Math.max(report.numFailedTests, isOk ? 0 : 1);
  for (const { name, status, message, assertionResults } of report.testResults) {
    const before = failures.length;
    for (const test of assertionResults) {
      if (test.status === 'failed') tellFailure(`${suite}: ${test.fullName}`, test.failureMessages[0]);
    }
    if (status === 'failed' && failures.length === before) tellFailure(`${suite}: ${relative(repository, name)}`, message);
  }
  if (!isOk && !failures.some(failure => failure.startsWith(`${suite}: `))) tellFailure(`${suite}: outside of any test`);
}

/** Tests that ran inside the extension host. */
async function countInHost() {
  const { versions } = await import('./vscode/releases.mjs');
  for (const version of versions) {
    const text = await readFile(join(results, `inHost-${version}.json`), 'utf8').catch(() => '[]');
    const tests = /** @type {{ error: string | null }[]} */ (JSON.parse(text));
    passed += tests.filter(test => test.error === null).length;
    failed += tests.filter(test => test.error !== null).length;
    for (const { error } of tests) if (error !== null) tellFailure(`in VS Code ${version}`, error);
  }
}

await rm(results, { recursive: true, force: true });
await mkdir(results, { recursive: true });

const isSetUp = await check('set-up', async () => {
  await installModules();
  await installChromium();
  await installPyTorch();
  const { installVSCode } = await import('./vscode/install.mjs');
  const { versions } = await import('./vscode/releases.mjs');
  for (const version of versions) await installVSCode(version);
});
if (isSetUp) {
  await check('types', () => tool('typescript/bin/tsc', '-b'));
  const isBuilt = await check('build', () => run(process.execPath, ['scripts/build.mjs'], { cwd: repository, isLoud: true }));
  // Neither writes what the other reads.
  const lint = check('lint', async () => {
    await quietTool('eslint/bin/eslint.js', '.', '--max-warnings', '0');
    await quietTool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.');
    await quietTool('knip/bin/knip.js');
  });
  await runSuite('unit');
  await runSuite('labs');
  await lint;
  if (isBuilt) {
    // One window after the other: each keeps two cores busy, and two at a time take as long as one after the other.
    // Each failure can take minutes of waiting: some tell enough, and all of them together would take hours.
    await runSuite('browser', '--bail=10');
    await runSuite('host', '--bail=5');
    await countInHost();
  }
}

if (failures.length > 0) console.log(`\nFailed:\n${failures.map(failure => `  ${failure}`).join('\n')}`);
console.log(`\n${String(passed)} passed, ${String(failed)} failed`);
process.exitCode = failed === 0 ? 0 : 1;
