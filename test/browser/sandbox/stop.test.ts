import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Bundler, type Replacements } from './harness/bundles.ts';
import { compile, hostileLab, labsIn } from './harness/hostileLabs.ts';
import { LabPage, launch, makeRequest } from './harness/labPage.ts';
import { both, expectToFail, mutants } from './harness/mutants.ts';

let browser: Browser;
const bundler = new Bundler();
const good = await compile(`import { print } from 'gatescope';\nconst x = 1;\nprint('good', x);\n`);

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

async function withPage<T>(use: (page: LabPage) => Promise<T>, replacements: Replacements = {}, timeLimitMs?: number): Promise<T> {
  const page = await LabPage.open(browser, {
    bundles: await bundler.bundle(replacements),
    ...(timeLimitMs !== undefined && { timeLimitMs }),
  });
  try {
    const result = await use(page);
    expect(await page.call(harness => harness.errors, null)).toEqual([]);
    return result;
  } finally {
    await page.close();
  }
}

const firstLineOf = (page: LabPage, runId: string): Promise<unknown> => page.call((harness, id) => harness.first(id, 'output'), runId);

describe('a lab that never ends', () => {
  test.each(labsIn('stuck'))('%s: Stop ends it, its last print and line are known, and the next run works', async name => {
    await withPage(async page => {
      const request = makeRequest(await hostileLab(name));
      await page.call((harness, params) => harness.run(params), request);
      await firstLineOf(page, request.runId);
      await page.call((harness, runId) => harness.stop(runId), request.runId);
      const report = await page.call((harness, runId) => harness.report(runId), request.runId);
      expect(report.outcome).toMatchObject({ status: 'stopped', reason: 'user' });
      expect(report.lines).toEqual(['before']);
      expect(report.lastLine).toBeGreaterThanOrEqual(2);
      expect(report.heard.filter(({ event }) => event.kind === 'ended').length).toBe(1);
      expect((await page.run(good)).lines).toEqual(['good 1']);
    });
  });

  test('the time limit ends it', async () => {
    await withPage(
      async page => {
        const report = await page.run(await hostileLab('stuck/loop'));
        expect(report.outcome).toMatchObject({ status: 'stopped', reason: 'time' });
        expect(report.outcome.ms).toBeGreaterThanOrEqual(1_500);
        expect(report.lines).toEqual(['before']);
        expect((await page.run(good)).outcome.status).toBe('finished');
      },
      {},
      1_500,
    );
  });
});

/** Two lines in the first milliseconds, then nothing for ever: the second is seen while the lab is still stuck. */
async function expectShownWhileStuck(replacements: Replacements): Promise<void> {
  await withPage(async page => {
    const lab = await compile(`import { print } from 'gatescope';\nprint('one');\nprint('two');\nfor (;;);\n`);
    const request = makeRequest(lab);
    await page.call((harness, params) => harness.run(params), request);
    await firstLineOf(page, request.runId);
    // Waited for until the page's own timer has come 500 times: many more than the supervisor needs, however busy the machine is.
    const lines = await page.call(async (harness, runId) => {
      await Promise.race([harness.printed(runId, 'two'), harness.beats(500)]);
      return harness.report(runId).lines;
    }, request.runId);
    await page.call((harness, runId) => harness.stop(runId), request.runId);
    expect(lines).toEqual(['one', 'two']);
  }, replacements);
}

/** Lines printed just before a lab ends, throws, or is stopped by its time limit. */
async function expectShownAtEnd(replacements: Replacements): Promise<void> {
  await withPage(
    async page => {
      const many = Array.from({ length: 200 }, (_, index) => `print(${String(index)});`).join('\n');
      const head = `import { print } from 'gatescope';\n${many}\nprint('last');\n`;
      for (const [end, status] of [
        ['', 'finished'],
        [`throw new Error('boom');`, 'failed'],
        ['for (;;);', 'stopped'],
      ] as const) {
        const report = await page.run(await compile(head + end));
        expect(report.outcome.status).toBe(status);
        expect(report.lines.length, end).toBe(201);
        expect(report.lines.at(-1)).toBe('last');
      }
    },
    replacements,
    1_000,
  );
}

describe('the last line', () => {
  test('is shown while the lab is stuck after it', async () => {
    await expectShownWhileStuck({});
  });

  test('mutant: without a trailing flush it is not', async () => {
    await expectToFail(expectShownWhileStuck(mutants.noTrailingFlush));
  });

  test('comes before the end, an error and the time limit', async () => {
    await expectShownAtEnd({});
  });

  test('mutant: without the flush at the end it is lost', async () => {
    await expectToFail(expectShownAtEnd(mutants.noFlushAtEnd));
  });
});

describe('a lab that ends in its own way', () => {
  test.each([
    ['closes', 'Error', 'close is not available: a lab ends when its last line is done.'],
    ['throwsInTimer', 'RangeError', 'late'],
    ['rejectsUnheard', 'Error', 'nobody waits'],
    [
      'overflows',
      'RangeError',
      'Too many calls stand inside each other: a function calls itself without an end, or too often. Look at what ends it.',
    ],
    ['nestedWorker', 'Error', 'Worker is not available in labs.'],
  ])('%s: fails with its message', async (name, errorName, message) => {
    await withPage(async page => {
      const { outcome } = await page.run(await hostileLab(name));
      expect(outcome).toMatchObject({ status: 'failed', error: { name: errorName, message } });
    });
  });

  test('timers and promises it leaves behind do not keep it from being finished', async () => {
    await withPage(async page => {
      // They would go on for ever.
      const report = await page.run(await hostileLab('leftovers'));
      expect(report.outcome.status).toBe('finished');
      expect(report.lines[0]).toBe('returned');
    });
  });
});

/** Runs a lab that ends by itself; counts what the page has asked of its nest when the run has ended, and waits until its frame is gone. */
async function expectRest(replacements: Replacements): Promise<void> {
  await withPage(async page => {
    const request = makeRequest(good);
    await page.call((harness, params) => harness.prepared(params), request);
    const [own] = page.labFrames();
    const gone = page.page.waitForEvent('framedetached', frame => frame === own);
    const atEnd = await page.call(async (harness, params) => {
      const asked: unknown[] = [];
      const { prototype } = MessagePort;
      const post = Object.getOwnPropertyDescriptor(prototype, 'postMessage')?.value as (...all: unknown[]) => void;
      prototype.postMessage = function (...all: [unknown]) {
        asked.push((all[0] as { kind?: unknown }).kind);
        post.apply(this, all);
      };
      await harness.runToEnd(params);
      return asked.filter(kind => kind === 'make' || kind === 'remove');
    }, request);
    await gone;
    expect(atEnd).toEqual([]);
  }, replacements);
}

/** The same where frames hang in the page: looks for the frame when its run has ended, and when it is gone. */
async function expectRestInPage(replacements: Replacements): Promise<void> {
  await withPage(
    async page => {
      const frames = await page.call(async (harness, request) => {
        const frameOf = () => [...document.querySelectorAll('iframe')];
        await harness.run(request);
        const [own] = frameOf();
        await harness.ended(request.runId);
        const atEnd = frameOf();
        const later = await new Promise<HTMLIFrameElement[]>(resolve => {
          const look = () => {
            if (own?.isConnected === false) resolve(frameOf());
          };
          new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
          look();
        });
        return { atEnd: atEnd.map(frame => frame === own), later: later.map(frame => frame === own) };
      }, makeRequest(good));
      expect(frames).toEqual({ atEnd: [true], later: [false] });
    },
    both(mutants.noNest, replacements),
  );
}

describe.each([
  ['in the nest', expectRest],
  ['in the page', expectRestInPage],
] as const)('a run that has ended %s', (_where, expectToRest) => {
  test('lets what it has shown be painted before its frame is taken out and the next spare is built', async () => {
    await expectToRest({});
  });

  test('mutant: with the frame taken out at once, painting waits', async () => {
    await expectToFail(expectToRest(mutants.noRest));
  });
});

/** Presses Run twenty times at once, then Run and Stop in turn fifty times; counts the frames that live together. */
async function expectOneRun(replacements: Replacements): Promise<void> {
  await withPage(
    async page => {
      const endless = await hostileLab('stuck/loop');
      const requests = Array.from({ length: 20 }, () => makeRequest(endless));
      await page.call(
        async (harness, params) => {
          const answers = params.requests.map(request => harness.run(request));
          await Promise.all(answers);
          for (let turn = 0; turn < 50; turn++) {
            const request = { ...params.requests[0]!, runId: turn.toString(16).padStart(32, '0') };
            void harness.run(request);
            await new Promise(resolve => setTimeout(resolve, (turn * 37) % 60));
            await harness.stop(request.runId);
          }
        },
        { requests },
      );
      const reports = await Promise.all(requests.map(({ runId }) => page.call((harness, id) => harness.ended(id), runId)));
      expect(reports.map(({ outcome }) => (outcome.status === 'stopped' ? outcome.reason : outcome.status))).toEqual(
        Array.from({ length: 20 }, () => 'replaced'),
      );
      for (const { heard } of reports) expect(heard.filter(({ event }) => event.kind === 'ended').length).toBe(1);
      // One that runs and one spare.
      expect(page.mostFrames).toBeGreaterThan(0);
      expect(page.mostFrames).toBeLessThanOrEqual(2);
      expect((await page.run(good)).lines).toEqual(['good 1']);
    },
    replacements,
    10_000,
  );
}

describe('Run and Stop pressed again and again', () => {
  test('one run at a time, every run ends once, and the last press wins', async () => {
    await expectOneRun({});
  });

  test('mutant: without the lane, runs live together', async () => {
    await expectToFail(expectOneRun(mutants.noLane));
  });
});
