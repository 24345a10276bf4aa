import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** One project a kind of test; every file is found by its folder, so none can be forgotten. */
const project = (name: string, timeout: number, isSerial = false) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    environment: 'node' as const,
    // VS Code's server talks a lot; it matters where a test fails.
    silent: 'passed-only' as const,
    testTimeout: timeout,
    hookTimeout: timeout,
    fileParallelism: !isSerial,
    // What several processes have to agree on takes its time on a busy machine; a test that passes never waits so long.
    expect: { poll: { timeout: isSerial ? 60_000 : 1_000 } },
  },
});

const labs = project('labs', 60_000);
// They compute all the time: left to itself, Vitest would keep a core free for a process that waits.
Object.assign(labs.test, { maxWorkers: availableParallelism(), sequence: { groupOrder: 1 } });

export default defineConfig({
  test: {
    projects: [project('unit', 30_000), labs, project('browser', 600_000, true), project('host', 600_000, true)],
  },
});
