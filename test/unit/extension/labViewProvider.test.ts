import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as fake from './fakeVSCode/vscode.ts';
import { standIn } from './fakeVSCode/standIn.ts';

vi.mock('vscode', () => import('./fakeVSCode/vscode.ts'));
const { Guards } = await import('../../../src/extension/parts/guards.ts');
const { LabViewProvider } = await import('../../../src/extension/labView/labViewProvider.ts');

const bundles = { script: 's();', style: 'p{}', nest: 'n();', scripts: { frame: 'f', supervisor: 's', labWorker: 'w' } };
const settings = { timeLimitMs: 60_000, backend: 'cpu' as const, onDidChange: new fake.EventEmitter<void>().event };

function setUp(read = () => Promise.resolve(bundles)) {
  const log = { error: vi.fn(), info: vi.fn(), debug: vi.fn(), warn: vi.fn() };
  const labView = new LabViewProvider({
    files: standIn({ read }),
    settings: standIn(settings),
    trust: new Guards(standIn(log)).trust,
    log: standIn(log),
  });
  const lost: string[] = [];
  labView.onDidLose(reason => lost.push(reason));
  return { labView, lost, log };
}

const live = () => fake.pageViews.filter(({ isDisposed }) => !isDisposed);
const methodsSentTo = (view: fake.FakeView | undefined) => view?.webview.sent.flatMap(({ method }) => method ?? []);
const ready = (): void => live()[0]?.webview.call('ready');
const commands = () => fake.executed.map(({ command, args }) => [command, ...args]);

describe('LabViewProvider', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    fake.pageViews.length = 0;
    fake.executed.length = 0;
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('has VS Code make one view however often it is asked, without the focus, without roots and kept while hidden', async () => {
    const { labView } = setUp();
    const [first, second] = await Promise.all([labView.open(), labView.open()]);
    expect(first).toBe(second);
    expect(await labView.open()).toBe(first);
    expect(commands()).toEqual([['gatescope.lab.focus', { preserveFocus: true }]]);
    expect(fake.pageViews).toHaveLength(1);
    expect(fake.viewProviders.get('gatescope.lab')?.options).toEqual({ webviewOptions: { retainContextWhenHidden: true } });
    const webview = fake.pageViews[0]?.webview;
    expect(webview?.options).toEqual({ enableScripts: true, enableCommandUris: false, localResourceRoots: [] });
    expect(webview?.html).toContain('Content-Security-Policy');
  });

  it('hands over the scripts first, once the page is ready', async () => {
    const { labView } = setUp();
    const page = await labView.open();
    page.remote.stop({ runId: 'a', reason: 'user' }).catch(() => undefined);
    expect(methodsSentTo(live()[0])).toEqual([]);
    ready();
    expect(methodsSentTo(live()[0])).toEqual(['install', 'stop']);
  });

  it('says once that it was closed, and opens again', async () => {
    const { labView, lost } = setUp();
    await labView.open();
    live()[0]?.dispose();
    expect(lost).toEqual(['closed']);
    expect(labView.page).toBeUndefined();
    await labView.open();
    expect(live()).toHaveLength(1);
  });

  it('goes on in the view that VS Code makes when it is moved', async () => {
    const { labView, lost } = setUp();
    const page = await labView.open();
    live()[0]?.dispose();
    fake.viewCommand('gatescope.lab.focus');
    await vi.advanceTimersByTimeAsync(0);
    expect(lost).toEqual(['closed']);
    expect(labView.page).toBeDefined();
    expect(labView.page).not.toBe(page);
    expect(live()).toHaveLength(1);
  });

  it('tells whoever waits that it was closed before it had loaded', async () => {
    let finish = (): void => undefined;
    const { labView } = setUp(
      () =>
        new Promise(resolve => {
          finish = () => {
            resolve(bundles);
          };
        }),
    );
    const opening = labView.open();
    const told = expect(opening).rejects.toThrow('The lab view was closed before it had loaded.');
    live()[0]?.dispose();
    await told;
    finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(labView.page).toBeUndefined();
  });

  it('tells whoever waits that its files cannot be read, and tries again when it is asked again', async () => {
    let isBroken = true;
    const { labView, log } = setUp(() => (isBroken ? Promise.reject(new Error('no such bundle')) : Promise.resolve(bundles)));
    await expect(labView.open()).rejects.toThrow('no such bundle');
    expect(log.error).toHaveBeenCalledTimes(1);
    isBroken = false;
    expect(await labView.open()).toBe(labView.page);
    expect(live()).toHaveLength(1);
  });

  it('makes a page that was loaded anew again in its view, and says that it was lost, not closed', async () => {
    const { labView, lost } = setUp();
    const page = await labView.open();
    ready();
    ready();
    await vi.advanceTimersByTimeAsync(0);
    expect(lost).toEqual(['reloaded']);
    expect(fake.pageViews).toHaveLength(1);
    expect(labView.page).toBeDefined();
    expect(labView.page).not.toBe(page);
  });

  it('throws a silent page away with its view, and makes both again', async () => {
    const { labView, lost } = setUp();
    const page = await labView.open();
    ready();
    page.watch(true);
    await vi.advanceTimersByTimeAsync(12_500);
    expect(lost).toEqual(['silent']);
    expect(fake.pageViews.map(({ isDisposed }) => isDisposed)).toEqual([true, false]);
    expect(labView.page).toBeDefined();
    expect(labView.page).not.toBe(page);
  });

  it('has its view made anew where its page does not come up, twice, and what was called goes to the page that does', async () => {
    const { labView, lost } = setUp();
    const page = await labView.open();
    page.remote.stop({ runId: 'a', reason: 'user' }).catch(() => undefined);
    await vi.advanceTimersByTimeAsync(25_000);
    expect(fake.pageViews.map(({ isDisposed }) => isDisposed)).toEqual([true, false]);
    await vi.advanceTimersByTimeAsync(100_000);
    expect(fake.pageViews.map(({ isDisposed }) => isDisposed)).toEqual([true, true, false]);
    expect(labView.page).toBe(page);
    expect(live()[0]?.webview.html).toContain('Content-Security-Policy');
    ready();
    expect(methodsSentTo(live()[0])).toEqual(['install', 'stop']);
    expect(lost).toEqual([]);
  });

  it('comes to the front without the focus, where it is not there already', async () => {
    const { labView } = setUp();
    await labView.open();
    const [view] = live();
    labView.reveal();
    expect(view?.shown).toEqual([]);
    if (view) view.visible = false;
    labView.reveal();
    expect(view?.shown).toEqual([true]);
  });

  it('knows from its page whether that has the focus, and that a page that is gone has not', async () => {
    const { labView } = setUp();
    const told: boolean[] = [];
    labView.onDidChangeFocus(() => told.push(labView.hasFocus));
    await labView.open();
    ready();
    const say = (isFocused: boolean): void => live()[0]?.webview.call('focused', { isFocused });
    for (const isFocused of [true, true, false, true]) say(isFocused);
    live()[0]?.dispose();
    expect(told).toEqual([true, false, true, false]);
  });

  it('closes the tab that it was in the first release', async () => {
    setUp();
    const tab = new fake.FakePanel('Lab View');
    await fake.serializers.get('gatescope.lab')?.deserializeWebviewPanel(tab, undefined);
    expect(tab.isDisposed).toBe(true);
  });

  it('writes a message that cannot be handled to the log, and goes on', async () => {
    const { labView, log } = setUp();
    await labView.open();
    ready();
    const webview = live()[0]?.webview;
    labView.onDidReceive(() => {
      throw new Error('a listener failed');
    });
    webview?.call('events', { runId: 'a', events: [{}] });
    webview?.call('executeCommand', { command: 'workbench.action.quit' });
    await vi.advanceTimersByTimeAsync(0);
    expect(log.error).toHaveBeenCalledTimes(1);
    expect(labView.page).toBeDefined();
    expect(webview?.sent.filter(({ wire }) => wire === 'fail')).toHaveLength(1);
  });

  it('lets go of everything', async () => {
    const { labView } = setUp();
    const page = await labView.open();
    ready();
    page.watch(true);
    labView.dispose();
    expect(labView.page).toBeUndefined();
    expect(vi.getTimerCount()).toBe(0);
  });
});
