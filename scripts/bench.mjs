// @ts-check
// Measures the product and prints tables. Nothing fails here: machines differ.
import process from 'node:process';
import { benchEngine } from './bench/engine.mjs';
import { benchLive } from './bench/live.mjs';
import { benchProbes } from './bench/probes.mjs';
import { benchSandbox } from './bench/sandbox.mjs';
import { benchVSCode } from './bench/vscode.mjs';

/** What can be measured, and how often it is when nobody says. */
const suites = {
  vscode: { run: benchVSCode, times: 30 },
  live: { run: benchLive, times: 20 },
  sandbox: { run: benchSandbox, times: 30 },
  probes: { run: benchProbes, times: 3 },
  engine: { run: benchEngine, times: 7 },
};

const usage = `Usage: npm run bench -- [${Object.keys(suites).join(' | ')}] [times]`;
const [name, count] = process.argv.slice(2);
if (name !== undefined && !Object.hasOwn(suites, name)) throw new Error(`There is nothing called '${name}' to measure. ${usage}`);
const times = count === undefined ? null : Number(count);
if (times !== null && (!Number.isInteger(times) || times < 1)) throw new Error(`'${String(count)}' is not a number of times. ${usage}`);

for (const [each, suite] of Object.entries(suites)) {
  if (name === undefined || name === each) await suite.run(times ?? suite.times);
}
