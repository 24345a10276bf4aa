import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { alone } from './test/unit/alone.ts';
import { long } from './test/unit/long.ts';

/** A soak runs more of everything. */
const patience = process.env.GATESCOPE_SOAK === '1' ? 20 : 1;

/** One project a kind of test; every file is found by its folder, so none can be forgotten. */
const project = (name: string, shortTimeout: number, isSerial = false) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    environment: 'node' as const,
    // VS Code's server talks a lot; it matters where a test fails.
    silent: 'passed-only' as const,
    testTimeout: shortTimeout * patience,
    hookTimeout: shortTimeout * patience,
    fileParallelism: !isSerial,
    // What several processes have to agree on takes its time on a busy machine; a test that passes never waits so long.
    expect: { poll: { timeout: 60_000 } },
  },
});

const unit = project('unit', 120_000);
const labs = project('labs', 240_000);
// They compute all the time: left to itself, Vitest would keep a core free for a process that waits.
for (const one of [unit, labs]) Object.assign(one.test, { maxWorkers: availableParallelism(), sequence: { groupOrder: 1 } });

// They share a process a core, which saves loading the same modules for each file; these do not.
const ownProcess = (name: string, paths: readonly string[]) => ({
  test: { ...unit.test, name, include: paths.map(path => `test/unit/${path}`) },
});
const unitAlone = ownProcess('unit-alone', alone);
const unitLong = ownProcess('unit-long', long);
const exclude = [unitAlone, unitLong].flatMap(({ test }) => test.include);
Object.assign(unit.test, { exclude, isolate: false, setupFiles: ['test/unit/freshStart.ts'] });

const host = project('host', 600_000, true);
Object.assign(host.test, { globalSetup: ['test/host/packageFolder.ts'] });

export default defineConfig({
  test: {
    projects: [unit, unitAlone, unitLong, labs, project('browser', 600_000, true), host],
  },
});
