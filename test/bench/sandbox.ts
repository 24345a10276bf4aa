import { Bundler } from '../browser/sandbox/harness/bundles.ts';
import { compile, hostileLab, labsIn } from '../browser/sandbox/harness/hostileLabs.ts';
import { LabPage, launch, makeRequest } from '../browser/sandbox/harness/labPage.ts';

/** Milliseconds, one figure a cycle. */
export interface SandboxFigures {
  /** Run pressed → first value in the page, the spare being made ready for the lab. */
  readonly warm: readonly number[];
  /** Run pressed → first value, with a fresh page: frame, supervisor and lab worker are all made. */
  readonly cold: readonly number[];
  /** Run pressed → first value, the spare being made ready for another text. */
  readonly changed: readonly number[];
  /** Run pressed → first value, a run having ended just before: there is no spare. */
  readonly again: readonly number[];
  /** Stop pressed → nothing of the lab lives any more, over nine kinds of stuck code. */
  readonly stop: readonly number[];
}

/** Measures the sandbox in Chromium, without VS Code around it. */
export async function benchSandbox(cycles: number): Promise<SandboxFigures> {
  const bundles = await new Bundler().bundle();
  const browser = await launch();
  const small = (n: number): Promise<Awaited<ReturnType<typeof compile>>> =>
    compile(`import { print } from 'gatescope';\nconst x = ${String(n)};\nprint(x);\n`);
  try {
    const page = await LabPage.open(browser, { bundles });
    const warm: number[] = [];
    const changed: number[] = [];
    const again: number[] = [];
    for (let cycle = 0; cycle < cycles; cycle++) {
      const { runId, ...load } = makeRequest(await small(cycle));
      await page.call((harness, params) => harness.prepared(params), load);
      warm.push(await firstValue(page, { ...load, runId }));
      again.push(await firstValue(page, makeRequest(await small(-cycle - 1))));
      await page.call((harness, params) => harness.prepared(params), load);
      changed.push(await firstValue(page, makeRequest(await small(-cycle - 1))));
    }
    const stop: number[] = [];
    const stuck = labsIn('stuck');
    for (let cycle = 0; cycle < cycles; cycle++) {
      const request = makeRequest(await hostileLab(stuck[cycle % stuck.length]!));
      await page.call((harness, params) => harness.run(params), request);
      await page.call((harness, runId) => harness.first(runId, 'output'), request.runId);
      stop.push(await page.call((harness, runId) => harness.stop(runId), request.runId));
    }
    await page.close();
    const cold: number[] = [];
    for (let cycle = 0; cycle < Math.ceil(cycles / 5); cycle++) {
      const fresh = await LabPage.open(browser, { bundles });
      cold.push(await firstValue(fresh, makeRequest(await small(cycle))));
      await fresh.close();
    }
    return { warm, cold, changed, again, stop };
  } finally {
    await browser.close();
  }
}

async function firstValue(page: LabPage, request: ReturnType<typeof makeRequest>): Promise<number> {
  const report = await page.run(request.lab, request.backend, request);
  const first = report.heard.find(({ event }) => event.kind === 'values');
  return (first?.at ?? NaN) - report.pressedAt;
}
