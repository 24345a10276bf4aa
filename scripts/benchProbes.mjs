// @ts-check
// Measures what probes cost, without an editor, and prints a table. Nothing fails here: machines differ.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { repository } from './repository.mjs';

const rounds = Number(process.argv[2] ?? 3);
const folder = await mkdtemp(join(tmpdir(), 'gatescope-bench-'));
try {
  const outfile = join(folder, 'probes.mjs');
  await esbuild.build({
    entryPoints: [join(repository, 'test/bench/probes.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: {
      js: "import{createRequire}from'node:module';import{fileURLToPath}from'node:url';const require=createRequire(import.meta.url),__filename=fileURLToPath(import.meta.url);",
    },
  });
  /** @type {{ benchProbes: (labs: string, rounds: number) => Promise<{ program: string, plain: number, probed: number }[]> }} */
  const { benchProbes } = await import(pathToFileURL(outfile).href);
  for (const { program, plain, probed } of await benchProbes(join(repository, 'labs/lstm-and-gru'), rounds)) {
    const times = `${plain.toFixed(1).padStart(9)} ms ${probed.toFixed(1).padStart(9)} ms ${(probed / plain).toFixed(1).padStart(6)}×`;
    console.log(`${program.padEnd(28)}${times}`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
