import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as fake from './fakeVSCode.ts';

vi.mock('vscode', () => import('./fakeVSCode.ts'));
const { Guards } = await import('../../../src/extension/trust/guards.ts');
const { LabPanel } = await import('../../../src/extension/panel/labPanel.ts');

const files = {
  icon: {},
  read: () => Promise.resolve({ script: 's();', style: 'p{}', nest: 'n();', scripts: { frame: 'f', supervisor: 's', labWorker: 'w' } }),
};
const settings = { timeLimitMs: 60_000, onDidChange: new fake.EventEmitter<void>().event };

function setUp() {
  const log = { error: vi.fn(), info: vi.fn(), debug: vi.fn(), warn: vi.fn() };
  const panel = new LabPanel({ files, settings, trust: new Guards(log as never).trust, log } as never);
  const lost: string[] = [];
  panel.onDidLose(reason => lost.push(reason));
  return { panel, lost, log };
}

const live = () => fake.panels.filter(({ isDisposed }) => !isDisposed);
const methodsSentTo = (panel: fake.FakePanel | undefined) => panel?.sent.flatMap(({ method }) => method ?? []);

describe('LabPanel', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    fake.panels.length = 0;
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('opens one panel however often it is asked, without roots and kept while hidden', async () => {
    const { panel } = setUp();
    const [first, second] = await Promise.all([panel.open(), panel.open()]);
    expect(first).toBe(second);
    expect(fake.panels).toHaveLength(1);
    expect(fake.panels[0]?.options).toEqual({
      enableScripts: true,
      enableCommandUris: false,
      localResourceRoots: [],
      retainContextWhenHidden: true,
    });
    expect(fake.panels[0]?.webview.html).toContain('Content-Security-Policy');
  });

  it('hands over the scripts first, once the page is ready', async () => {
    const { panel } = setUp();
    const page = await panel.open();
    page.remote.stop({ runId: 'a', reason: 'user' }).catch(() => undefined);
    expect(methodsSentTo(fake.panels[0])).toEqual([]);
    fake.panels[0]?.call('ready');
    expect(methodsSentTo(fake.panels[0])).toEqual(['install', 'stop']);
  });

  it('says once that it was closed, and opens again', async () => {
    const { panel, lost } = setUp();
    await panel.open();
    fake.panels[0]?.dispose();
    expect(lost).toEqual(['closed']);
    expect(panel.page).toBeUndefined();
    await panel.open();
    expect(live()).toHaveLength(1);
  });

  it.each(['silent', 'reloaded'] as const)(
    'makes a page that is %s again in its place, and says that it was lost, not closed',
    async reason => {
      const { panel, lost } = setUp();
      const page = await panel.open();
      fake.panels[0]?.call('ready');
      if (reason === 'reloaded') fake.panels[0]?.call('ready');
      else {
        page.watch(true);
        await vi.advanceTimersByTimeAsync(12_500);
      }
      await vi.advanceTimersByTimeAsync(0);
      expect(lost).toEqual([reason]);
      expect(live()).toHaveLength(1);
      expect(live()[0]?.viewColumn).toBe(2);
      expect(panel.page).not.toBe(page);
      expect(panel.page).toBeDefined();
    },
  );

  it('takes back the panel of a reloaded window, and no second one', async () => {
    const { panel } = setUp();
    const restored = new fake.FakePanel('Lab View', 3, {});
    const extra = new fake.FakePanel('Lab View', 3, {});
    await panel.deserializeWebviewPanel(restored as never);
    await panel.deserializeWebviewPanel(extra as never);
    expect([restored.isDisposed, extra.isDisposed]).toEqual([false, true]);
    expect(fake.panels).toHaveLength(0);
    expect(panel.page).toBeDefined();
  });

  it('writes a message that cannot be handled to the log, and goes on', async () => {
    const { panel, log } = setUp();
    await panel.open();
    const [only] = fake.panels;
    only?.call('ready');
    panel.onDidReceive(() => {
      throw new Error('a listener failed');
    });
    only?.call('events', { runId: 'a', events: [{}] });
    only?.call('executeCommand', { command: 'workbench.action.quit' });
    await vi.advanceTimersByTimeAsync(0);
    expect(log.error).toHaveBeenCalledTimes(1);
    expect(panel.page).toBeDefined();
    expect(only?.sent.filter(({ wire }) => wire === 'fail')).toHaveLength(1);
  });

  it('lets go of everything', async () => {
    const { panel } = setUp();
    await panel.open();
    panel.dispose();
    expect(live()).toHaveLength(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
