import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LabPageApi, LabView } from '../../../src/core/channels/labPageChannel.ts';
import type { BackendName, RunEvent, RunId, StopReason } from '../../../src/core/run/run.ts';
import { lineStartsOf } from '../../../src/core/source/lineStarts.ts';
import { amount } from '../../soak.ts';
import type { PageLink } from '../../../src/extension/labView/pageLink.ts';
import * as fake from './fakeVSCode/vscode.ts';
import { standIn } from './fakeVSCode/standIn.ts';

vi.mock('vscode', () => import('./fakeVSCode/vscode.ts'));
const { Guards } = await import('../../../src/extension/parts/guards.ts');
const { RunService } = await import('../../../src/extension/runs/runService.ts');
const { LastRuns } = await import('../../../src/extension/runs/lastRuns.ts');
const { TurnedDials } = await import('../../../src/extension/runs/turnedDials.ts');
const { LabCompiler } = await import('../../../src/extension/labs/labCompiler.ts');

type Service = InstanceType<typeof RunService>;
type Ended = Parameters<Parameters<Service['onDidEnd']>[0]>[0];
type Refused = Parameters<Parameters<Service['onDidRefuse']>[0]>[0];

/** A lab page that keeps the contract: one run at a time, `ended` before `stop` resolves. */
class FakePage {
  current: RunId | null = null;
  started: RunId[] = [];
  finished: Parameters<LabPageApi['finish']>[0][] = [];
  mostAtOnce = 0;
  backend: BackendName = 'cpu';
  private readonly tell: (runId: RunId, event: RunEvent) => void;

  constructor(tell: (runId: RunId, event: RunEvent) => void) {
    this.tell = tell;
  }

  readonly remote = {
    run: async ({ runId }: { runId: RunId }): Promise<void> => {
      if (this.current !== null) await this.remote.stop({ runId: this.current, reason: 'replaced' });
      this.current = runId;
      this.started.push(runId);
      this.tell(runId, { kind: 'started', backend: { name: this.backend, reason: 'Chosen.' } });
    },
    stop: async ({ runId, reason }: { runId: RunId; reason: StopReason }): Promise<void> => {
      if (this.current !== runId) return;
      await Promise.resolve();
      if (this.current !== runId) return;
      this.end(runId, { status: 'stopped', ms: 7, reason });
    },
    finish: async (params: Parameters<LabPageApi['finish']>[0]): Promise<void> => {
      await Promise.resolve();
      this.finished.push(params);
    },
  };

  end(runId: RunId, outcome: Extract<RunEvent, { kind: 'ended' }>['outcome']): void {
    if (this.current === runId) this.current = null;
    this.tell(runId, { kind: 'ended', outcome });
  }
}

function setUp() {
  const received = new fake.EventEmitter<{ runId: RunId; event: RunEvent }>();
  const lost = new fake.EventEmitter<'closed' | 'silent' | 'reloaded'>();
  const page = new FakePage((runId, event) => {
    received.fire({ runId, event });
  });
  const link = standIn<PageLink>({
    remote: standIn<PageLink['remote']>(page.remote),
    watch: () => {
      // Heartbeats are the page's own matter here.
    },
  });
  const labView = {
    page: link,
    open: async () => {
      await Promise.resolve();
      return link;
    },
    reveal: () => undefined,
    onDidReceive: received.event,
    onDidLose: lost.event,
  };
  const shown: { uri: string; notice?: LabView['notice'] }[] = [];
  const compiler = new LabCompiler({
    staleLines: () => Promise.resolve([]),
    compileLab: async ({ text, name }) => {
      await Promise.resolve();
      if (text.includes('syntax error'))
        return {
          ok: false,
          problems: [{ message: "Line 2: ')' expected. Fix it and run again.", file: 0, line: 2, column: 1, endLine: 2, endColumn: 2 }],
        };
      const files = [{ name, startLine: 1, lineCount: 9 }];
      const lines = lineStartsOf(text, 'editor');
      const whole = {
        file: 0,
        start: 0,
        end: text.length,
        header: [],
        inserted: { at: new Uint32Array(), total: new Uint32Array() },
        lines,
      };
      return { ok: true, lab: { code: text, sites: [], files }, map: { lines, parts: [whole] } };
    },
  });
  const log = { error: vi.fn(), info: vi.fn(), debug: vi.fn(), warn: vi.fn() };
  const shownLab = {
    show: (uri: fake.Uri, refusal?: { message: LabView['notice'] }) => shown.push({ uri: uri.path, notice: refusal?.message }),
    showForRun: () => undefined,
  };
  const settings = { backend: 'cpu' as const, timeLimitMs: 60_000 };
  const lastRuns = new LastRuns();
  const service = new RunService({
    compiler,
    labView: standIn(labView),
    shownLab: standIn(shownLab),
    lastRuns,
    dials: new TurnedDials(lastRuns),
    givenTexts: standIn({ isChanged: () => Promise.resolve(false) }),
    settings: standIn(settings),
    trust: new Guards(standIn(log)).trust,
    log: standIn(log),
  });
  const ended: Ended[] = [];
  const refused: Refused[] = [];
  service.onDidEnd(run => ended.push(run));
  service.onDidRefuse(refusal => refused.push(refusal));
  const start = (text = 'run();', path = '/lab.lab.ts') => service.start(new fake.FakeText(path, text, false));
  return { service, page, labView, lost, received, ended, refused, shown, log, start };
}

const settle = () => new Promise(resolve => setTimeout(resolve, 0));

describe('RunService', () => {
  beforeEach(() => {
    fake.workspace.isTrusted = true;
  });

  it('runs a lab and says how it ended', async () => {
    const { service, page, ended, start } = setUp();
    await start();
    expect(service.runningUri?.path).toBe('/lab.lab.ts');
    const [runId = ''] = page.started;
    expect(runId).toMatch(/^[0-9a-f]{32}$/);
    page.end(runId, { status: 'finished', ms: 300 });
    expect(ended.map(run => run.message?.text)).toEqual(['Finished in 0.3 s.']);
    expect(service.runningUri).toBeUndefined();
    await settle();
    expect(page.finished.map(({ message }) => message.code)).toEqual(['OK']);
  });

  it('tells of a start when the run has lasted a moment, so that nothing flickers for a short one', async () => {
    vi.useFakeTimers();
    try {
      const { service, page, start } = setUp();
      const told: boolean[] = [];
      service.onDidChange(() => told.push(service.runningUri !== undefined));
      await start();
      page.end(page.started[0] ?? '', { status: 'finished', ms: 5 });
      await vi.advanceTimersByTimeAsync(1_000);
      expect(told).toEqual([false]);
      await start();
      await vi.advanceTimersByTimeAsync(1_000);
      expect(told).toEqual([false, true]);
      service.dispose();
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it('runs nothing in a folder that is not trusted', async () => {
    fake.workspace.isTrusted = false;
    const { page, refused, start } = setUp();
    await start();
    expect(refused.map(({ message }) => message.text)).toEqual(['Running labs needs a trusted folder.']);
    expect(page.started).toEqual([]);
  });

  it('refuses text that cannot run, and makes no run of it', async () => {
    const { page, refused, shown, start } = setUp();
    await start('// nothing here\n');
    await start('syntax error');
    expect(refused.map(({ message }) => message.text)).toEqual([
      'Nothing to run yet: the text holds no code. Gatescope: New Lab makes a lab that runs.',
      "Line 2: ')' expected. Fix it and run again.",
    ]);
    expect(shown.map(({ notice }) => notice?.code)).toEqual(['E-EMPTY', 'E-SYNTAX']);
    expect(page.started).toEqual([]);
  });

  describe('where the GPU is lost', () => {
    const lost = {
      status: 'failed',
      ms: 40,
      error: { name: 'GpuLostError', message: 'The GPU was lost.', frames: [], fault: 'gpuLost' },
    } as const;
    beforeEach(() => {
      fake.documents.length = 0;
    });

    async function loseGpu(backend: BackendName, textNow: string) {
      const parts = setUp();
      new fake.FakeText('/lab.lab.ts', textNow);
      parts.page.backend = backend;
      await parts.start('run();');
      parts.received.fire({ runId: parts.page.started[0] ?? '', event: { kind: 'line', line: 7 } });
      parts.page.end(parts.page.started[0] ?? '', lost);
      await settle();
      return parts;
    }

    it('runs the lab again, which the page then does on the CPU, and says so', async () => {
      const { page, ended } = await loseGpu('webgl', 'run();');
      expect(ended.map(({ message }) => message?.text)).toEqual([
        'The GPU was lost at line 7, so the numbers cannot be trusted. The lab runs again on the CPU, from its start.',
      ]);
      expect(page.started).toHaveLength(2);
      // Only once, whatever the second run says of itself.
      page.end(page.started[1] ?? '', lost);
      await settle();
      expect(page.started).toHaveLength(2);
      expect(ended[1]?.message).toMatchObject({ code: 'E-GPU-LOST', severity: 'error' });
    });

    it('runs nothing again that the learner has changed since, or that was not on the GPU', async () => {
      for (const { page } of [await loseGpu('webgl', 'edited();'), await loseGpu('cpu', 'run();')]) expect(page.started).toHaveLength(1);
    });
  });

  it('tells nobody why a text that is being typed does not run, and runs it without asking for the view', async () => {
    const { service, page, labView, refused, shown, ended } = setUp();
    const revealed = vi.spyOn(labView, 'reveal');
    const type = (text: string): Promise<void> => service.startLive(new fake.FakeText('/lab.lab.ts', text, false));
    await type('syntax error');
    await type('// nothing yet');
    fake.workspace.isTrusted = false;
    await type('run();');
    expect([refused, shown, page.started]).toEqual([[], [], []]);
    fake.workspace.isTrusted = true;
    await type('run();');
    page.end(page.started[0] ?? '', { status: 'finished', ms: 5 });
    expect(ended.map(({ isLive }) => isLive)).toEqual([true]);
    expect(revealed).not.toHaveBeenCalled();
  });

  it('lets the last of twenty presses win', async () => {
    const { page, ended, start } = setUp();
    await Promise.all(Array.from({ length: 20 }, (_, i) => start(`run(${String(i)});`)));
    expect(page.started).toHaveLength(1);
    expect(page.current).toBe(page.started[0]);
    expect(ended).toEqual([]);
  });

  it('replaces a run that is on', async () => {
    const { page, ended, start } = setUp();
    await start();
    await start();
    expect(page.started).toHaveLength(2);
    expect(page.current).toBe(page.started[1]);
    expect(ended.map(run => run.message?.code)).toEqual(['E-REPLACED']);
  });

  it('stops a run, and one that is only being started', async () => {
    const { service, page, ended, start } = setUp();
    await start();
    service.stop();
    await settle();
    expect(ended.map(run => run.message?.text)).toEqual(['Stopped after 7 ms.']);
    const starting = start();
    service.stop();
    await starting;
    expect(service.runningUri).toBeUndefined();
    expect(page.started).toHaveLength(1);
  });

  it('ends a run whose page is closed or lost', async () => {
    const { service, lost, ended, start } = setUp();
    await start();
    lost.fire('closed');
    await start();
    lost.fire('silent');
    expect(ended.map(run => run.message?.text)).toEqual([
      'Stopped: the lab view was closed or moved.',
      'The lab view restarted. Your code is safe. Run the lab again.',
    ]);
    expect(service.runningUri).toBeUndefined();
  });

  it('drops events of any other run', async () => {
    const { service, received, start } = setUp();
    await start();
    received.fire({ runId: 'f'.repeat(32), event: { kind: 'ended', outcome: { status: 'finished', ms: 1 } } });
    expect(service.current?.isOver).toBe(false);
  });

  it('is never stuck and never has two labs at once, however it is pressed', async () => {
    const action = fc.constantFrom('run', 'other', 'broken', 'stop', 'end', 'throw', 'close', 'wait');
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 30 }), async actions => {
        const { service, page, lost, ended, start } = setUp();
        const begun = new Set<unknown>();
        let alive = 0;
        service.onDidStart(run => {
          begun.add(run);
          alive++;
          expect(alive).toBe(1);
        });
        service.onDidEnd(() => alive--);
        const starting: Promise<void>[] = [];
        const error = { name: 'Error', message: 'boom', frames: [{ line: 1, column: 1 }] };
        for (const act of actions) {
          if (act === 'run') starting.push(start());
          else if (act === 'other') starting.push(start('run();', '/other.lab.ts'));
          else if (act === 'broken') starting.push(start('syntax error'));
          else if (act === 'stop') service.stop();
          else if (act === 'end' && page.current) page.end(page.current, { status: 'finished', ms: 1 });
          else if (act === 'throw' && page.current) page.end(page.current, { status: 'failed', ms: 1, error });
          else if (act === 'close') {
            page.current = null;
            lost.fire('closed');
          } else await settle();
        }
        await Promise.all(starting);
        service.stop();
        await settle();
        expect(service.runningUri).toBeUndefined();
        expect(alive).toBe(0);
        expect(new Set(ended)).toEqual(begun);
        expect(ended.every(run => run.message !== null && run.isOver)).toBe(true);
        await start();
        expect(service.runningUri?.path).toBe('/lab.lab.ts');
      }),
      { numRuns: amount(75, 300) },
    );
  });
});
