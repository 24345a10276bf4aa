import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repository } from '../../../scripts/repository.mjs';
import type { CompiledLab } from '../../../src/core/run/compiledLab.ts';
import type { BackendSetting, RunOutcome } from '../../../src/core/run/run.ts';
import { prepareCheck } from '../../../src/instrument/prepareCheck.ts';
import { amount } from '../../soak.ts';
import { Bundler } from './harness/bundles.ts';
import { keepBusy } from './harness/busyMachine.ts';
import { compile, hostileLab } from './harness/hostileLabs.ts';
import { LabPage, launch, makeRequest } from './harness/labPage.ts';

/*
 * Runs and Stops on a machine that is too busy: beside processes that do nothing but count. Outside of a soak both are
 * few, since the machine that runs all tests is busy without them.
 */
const runs = amount(14, 200);
const processes = amount(4, 16);
/** Beside so many others a run takes up to a minute and a half. */
const mostMs = 600_000 + runs * 90_000;

/** A lab, and how it must end. */
interface Kind {
  readonly name: string;
  readonly lab: CompiledLab;
  readonly backend?: BackendSetting;
  /** Pressed once it has printed. */
  readonly isStopped?: boolean;
  readonly isCheck?: boolean;
  readonly ends: Partial<RunOutcome> & object;
  readonly lines?: readonly string[];
}

const forgetGate = join(repository, 'labs/lstm-and-gru/exercises');
const threeLines = `import { print, tensor } from 'gatescope';\nconst x = tensor([1, 2, 3]);\nprint(x.sum().item());\n`;
const training = `import { nn, optim, print, rand } from 'gatescope';
const gru = new nn.GRU({ inputSize: 1, hiddenSize: 4, batchFirst: true });
const optimizer = new optim.Adam(gru.parameters());
const x = rand(8, 5, 1);
for (let epoch = 0; epoch < 5; epoch++) {
  const [, h] = gru.forward(x);
  optimizer.zeroGrad();
  h.mean().backward();
  optimizer.step();
}
print('trained');
`;

async function solution(): Promise<CompiledLab> {
  const read = (name: string): Promise<string | null> => readFile(join(forgetGate, 'checks', name), 'utf8').catch(() => null);
  const prepared = await prepareCheck({
    starter: await readFile(join(forgetGate, 'forget-gate/start.lab.ts'), 'utf8'),
    attempt: { name: 'mine.lab.ts', text: await readFile(join(forgetGate, 'forget-gate/solution.lab.ts'), 'utf8') },
    check: { name: 'forget-gate.ts', text: (await read('forget-gate.ts')) ?? '', readFile: read },
  });
  if (prepared.verdict) throw new Error(prepared.verdict.message);
  return prepared.lab;
}

const kinds: readonly Kind[] = [
  { name: 'endless', lab: await hostileLab('stuck/loop'), isStopped: true, ends: { status: 'stopped', reason: 'user' }, lines: ['before'] },
  { name: 'three lines', lab: await compile(threeLines), ends: { status: 'finished' }, lines: ['6'] },
  { name: 'three lines on WebGL', lab: await compile(threeLines), backend: 'webgl', ends: { status: 'finished' }, lines: ['6'] },
  { name: 'training', lab: await compile(training), ends: { status: 'finished' }, lines: ['trained'] },
  { name: 'throws', lab: await compile(`throw new RangeError('no such gate');\n`), ends: { status: 'failed' } },
  {
    name: 'prints',
    lab: await compile(`import { print } from 'gatescope';\nfor (let i = 0; i < 50_000; i++) print(i);\n`),
    ends: { status: 'finished' },
  },
  { name: 'check', lab: await solution(), isCheck: true, ends: { status: 'finished' } },
];

let browser: Browser;
let calm: () => Promise<void>;

beforeAll(async () => {
  browser = await launch();
  calm = keepBusy(processes, mostMs);
});

afterAll(async () => {
  await calm();
  await browser.close();
});

test(`${String(runs)} runs and Stops beside ${String(processes)} busy processes end as themselves`, { timeout: mostMs }, async () => {
  const page = await LabPage.open(browser, { bundles: await new Bundler().bundle() });
  const wrong: unknown[] = [];
  for (let turn = 0; turn < runs; turn++) {
    const kind = kinds[turn % kinds.length]!;
    const request = makeRequest(kind.lab, kind.backend);
    const report = await page.call(
      async (harness, { request, isStopped, isCheck }) => {
        if (isCheck) await harness.check({ ...request, timeLimitMs: 60_000 });
        else await harness.run(request);
        if (isStopped) {
          await Promise.race([harness.first(request.runId, 'output'), harness.ended(request.runId)]);
          await harness.stop(request.runId);
        }
        return harness.ended(request.runId);
      },
      { request, isStopped: kind.isStopped === true, isCheck: kind.isCheck === true },
    );
    const { outcome, lines } = report;
    const isRight = Object.entries(kind.ends).every(([key, value]) => outcome[key as keyof RunOutcome] === value);
    const hasLines = kind.lines === undefined || JSON.stringify(lines) === JSON.stringify(kind.lines);
    const tookMs = Math.round(report.endedAt - report.pressedAt);
    if (!isRight || !hasLines)
      wrong.push({
        turn,
        kind: kind.name,
        outcome,
        lines: lines.slice(0, 3),
        tookMs,
        frames: await page.call(harness => harness.frames(), null),
      });
  }
  expect(wrong).toEqual([]);
  expect(await page.call(harness => harness.errors, null)).toEqual([]);
  await page.close();
});
