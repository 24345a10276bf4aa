// @ts-check
import { join } from 'node:path';
import { repository } from '../repository.mjs';
import { loadBench } from './loadBench.mjs';

/** What probes cost, without an editor. @param {number} rounds */
export async function benchProbes(rounds) {
  const bench = await loadBench('probes');
  /** @type {{ program: string, plain: number, probed: number }[]} */
  const figures = await bench.benchProbes(join(repository, 'labs/lstm-and-gru'), rounds);
  for (const { program, plain, probed } of figures) {
    const times = `${plain.toFixed(1).padStart(9)} ms ${probed.toFixed(1).padStart(9)} ms ${(probed / plain).toFixed(1).padStart(6)}×`;
    console.log(`${program.padEnd(28)}${times}`);
  }
}
