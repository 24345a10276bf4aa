import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bundles } from '../../browser/sandbox/harness/bundles.ts';
import { compile } from '../../browser/sandbox/harness/hostileLabs.ts';
import { LabPage, makeRequest } from '../../browser/sandbox/harness/labPage.ts';
import type { Browser } from 'playwright-core';

const file = join(import.meta.dirname, '../../../labs/lstm-and-gru/lab-4-memory-task.lab.ts');

/**
 * The memory task's lab in the product's own sandbox, with its probes: its training loop, timed by the lab itself, first as a learner runs it
 * and then again in the same worker.
 *
 * @param readingMs How long the lab is open before Run is pressed; 0 presses it before anything is prepared.
 * @returns Milliseconds of each of the `times` loops.
 */
export async function memoryTaskLoops(browser: Browser, bundles: Bundles, times: number, readingMs: number): Promise<number[]> {
  const page = await LabPage.open(browser, { bundles });
  const lab = await compile(timed(await readFile(file, 'utf8'), times), 'timed.lab.ts');
  const request = makeRequest(lab);
  if (readingMs > 0) {
    await page.call((harness, params) => harness.prepared(params), request);
    await sleep(readingMs);
  }
  const report = await page.run(lab, 'cpu', request);
  await page.close();
  if (report.outcome.status !== 'finished') throw new Error(`The timed lab did not finish: ${JSON.stringify(report.outcome)}`);
  return report.lines.flatMap(line => (line.startsWith('loop ') ? [Number(line.slice(5))] : []));
}

/** The lab's text, run several times over, each loop telling how long it took. */
function timed(text: string, times: number): string {
  const seed = 'manualSeed(42);';
  const loop = 'for (let epoch = 1;';
  const end = '// On the training data';
  for (const part of [seed, loop, end]) if (!text.includes(part)) throw new Error(`The memory task's lab has no '${part}' any more.`);
  const [imports = '', body = ''] = text.split(seed);
  const clocked = body
    .replace(loop, `const startedAt = performance.now();\n${loop}`)
    .replace(end, `print('loop', performance.now() - startedAt);\n${end}`);
  return `${imports}\nfunction lesson(): void {\n${seed}${clocked}\n}\nfor (let turn = 0; turn < ${String(times)}; turn++) lesson();\n`;
}
