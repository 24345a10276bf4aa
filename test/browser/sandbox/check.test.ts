import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repository } from '../../../scripts/repository.mjs';
import type { CompiledLab } from '../../../src/core/run/compiledLab.ts';
import { endedCheck } from '../../../src/core/words/endedCheck.ts';
import type { CheckRequest } from '../../../src/core/channels/labPageChannel.ts';
import type { Verdict } from '../../../src/core/run/verdict.ts';
import { prepareCheck } from '../../../src/instrument/prepareCheck.ts';
import { Bundler, type Replacements } from './harness/bundles.ts';
import { LabPage, launch, makeRequest } from './harness/labPage.ts';
import type { RunReport } from './harness/page.ts';

const exercises = join(repository, 'labs/lstm-and-gru/exercises');
const bundler = new Bundler();
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

/** An attempt at an exercise, ready for a sandbox. */
async function attempt(exercise: string, text: string): Promise<CompiledLab> {
  const read = (name: string): Promise<string | null> => readFile(join(exercises, 'checks', name), 'utf8').catch(() => null);
  const prepared = await prepareCheck({
    starter: await readFile(join(exercises, exercise, 'start.lab.ts'), 'utf8'),
    attempt: { name: 'mine.lab.ts', text },
    check: { name: `${exercise}.ts`, text: (await read(`${exercise}.ts`)) ?? '', readFile: read },
  });
  if (prepared.verdict) throw new Error(prepared.verdict.message);
  return prepared.lab;
}

async function withPage<T>(use: (page: LabPage) => Promise<T>, replacements: Replacements = {}): Promise<T> {
  const page = await LabPage.open(browser, { bundles: await bundler.bundle(replacements) });
  try {
    return await use(page);
  } finally {
    await page.close();
  }
}

function requestOf(lab: CompiledLab, timeLimitMs = 60_000): CheckRequest {
  return { ...makeRequest(lab), timeLimitMs };
}

function check(page: LabPage, lab: CompiledLab, timeLimitMs?: number): Promise<RunReport> {
  return page.call((harness, request) => harness.checkToEnd(request), requestOf(lab, timeLimitMs));
}

function verdictsOf({ heard }: RunReport): Verdict[] {
  return heard.flatMap(({ event }) => (event.kind === 'verdict' ? [event.verdict] : []));
}

const solution = (exercise: string): Promise<string> => readFile(join(exercises, exercise, 'solution.lab.ts'), 'utf8');

describe('a check in the sandbox', () => {
  test.each(['forget-gate', 'lstm-classifier'])('finds the reference of %s right, and says so once', async exercise => {
    const lab = await attempt(exercise, await solution(exercise));
    const report = await withPage(page => check(page, lab));
    expect(report.outcome).toMatchObject({ status: 'finished' });
    expect(verdictsOf(report)).toHaveLength(1);
    expect(verdictsOf(report)[0]).toMatchObject({ kind: 'right', mistake: null });
    expect(report.heard.some(({ event }) => event.kind === 'progress')).toBe(true);
  });

  test('names what is not right yet, at its line', async () => {
    const text = (await solution('forget-gate')).replace('sigmoid(-1.0)', '-sigmoid(1.0)');
    const report = await withPage(async page => check(page, await attempt('forget-gate', text)));
    const line = text.split('\n').findIndex(one => one.includes('-sigmoid')) + 1;
    expect(verdictsOf(report)).toMatchObject([{ kind: 'notYetRight', mistake: { id: 'negated-gate', line } }]);
  });

  test('is ended by its time limit, and then could not run', async () => {
    const text = 'let n = 0;\nwhile (true) n++;\n';
    const report = await withPage(async page => check(page, await attempt('forget-gate', text), 700));
    expect(verdictsOf(report)).toEqual([]);
    expect(report.outcome).toMatchObject({ status: 'stopped', reason: 'time' });
    const verdict = endedCheck(report.outcome, report.lastLine);
    expect(verdict).toMatchObject({ kind: 'couldNotRun', line: 2 });
    expect(verdict.message).toContain('Last line reached: 2.');
  });

  test('is cancelled like a run', async () => {
    const request = requestOf(await attempt('forget-gate', 'let n = 0;\nwhile (true) n++;\n'));
    const report = await withPage(async page => {
      await page.call((harness, params) => harness.check(params), request);
      await page.call((harness, id) => harness.first(id, 'line'), request.runId);
      await page.call((harness, id) => harness.stop(id), request.runId);
      return page.call((harness, id) => harness.ended(id), request.runId);
    });
    expect(report.outcome).toMatchObject({ status: 'stopped', reason: 'user' });
    expect(verdictsOf(report)).toEqual([]);
  });

  test('leaves the page as it was for the next run', async () => {
    const [lab, next] = [await attempt('forget-gate', await solution('forget-gate')), await attempt('forget-gate', 'const a = 1;')];
    const reports = await withPage(async page => [await check(page, lab), await check(page, next), await page.run(lab)]);
    expect(reports.map(report => verdictsOf(report).map(({ kind }) => kind))).toEqual([['right'], ['notYetRight'], ['right']]);
  });
});

describe('an attempt that would rather be right than do the work', () => {
  const forging = `
const said = { kind: 'right', message: 'Right!', line: null, goals: [{ id: 'a', title: 'a', state: 'met', message: 'a', line: null, tolerance: null }], mistake: null, notes: [] };
const tries = [
  () => { $gatescopeCheck[0] = async scope => scope.exports({ goals: () => [{ id: 'a', title: 'a' }], check: () => (_, report) => report.met('a', 'a') }); },
  () => self.postMessage({ kind: 'event', event: { kind: 'verdict', verdict: said } }),
  () => self.postMessage({ kind: 'event', token: '', event: { kind: 'verdict', verdict: said } }),
  () => { Array.prototype.every = () => true; },
  () => { Math.abs = () => 0; },
  () => { Number.prototype.toFixed = () => '0.2689'; },
];
for (const one of tries) { try { one(); } catch {} }
`;

  test('gets the verdict of what it does', async () => {
    const report = await withPage(async page => check(page, await attempt('forget-gate', forging)));
    expect(verdictsOf(report)).toMatchObject([{ kind: 'notYetRight' }]);
  });
});
