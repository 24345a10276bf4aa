import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { standIn } from '../fakeVSCode/standIn.ts';
import * as fake from '../fakeVSCode/vscode.ts';

vi.mock('vscode', () => import('../fakeVSCode/vscode.ts'));
const { LessonPanel } = await import('../../../../src/extension/lessonPage/lessonPanel.ts');
const { inWords } = await import('../../../../src/extension/shown/inWords.ts');

function setUp() {
  const told = { ready: 0, closed: 0 };
  const panel = new LessonPanel({
    extensionUri: fake.Uri.file('/extension'),
    layout: standIn({}),
    requests: standIn({}),
    onReady: () => (told.ready += 1),
    onClosed: () => (told.closed += 1),
    onRestored: () => undefined,
    log: standIn({ warn: vi.fn(), debug: vi.fn() }),
  });
  return { panel, told };
}

const gone = (): boolean[] => fake.panels.map(({ isDisposed }) => isDisposed);

describe('the panel of the lesson page', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    fake.panels.length = 0;
    for (const name of ['lesson.js', 'lesson.css']) fake.memoryFiles.files.set(`/extension/dist/webview/${name}`, name);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is made anew in its column where its page does not come up, at most twice', async () => {
    const { panel, told } = setUp();
    await panel.open(inWords('A lesson'));
    await vi.advanceTimersByTimeAsync(25_000);
    expect(gone()).toEqual([true, false]);
    await vi.advanceTimersByTimeAsync(200_000);
    expect(gone()).toEqual([true, true, false]);
    fake.panels.at(-1)?.webview.call('ready');
    expect(panel.page).toBeDefined();
    expect(told).toEqual({ ready: 1, closed: 0 });
  });

  it('leaves the first column without the focus when it is wanted beside what is there', async () => {
    const { panel } = setUp();
    await panel.open(inWords('A lesson'));
    Object.assign(fake.panels[0] ?? {}, { viewColumn: fake.ViewColumn.One });
    await panel.open(inWords('A lesson'));
    await panel.open(inWords('A lesson'), true);
    expect(fake.panels[0]?.reveals).toEqual([
      [undefined, false],
      [fake.ViewColumn.Two, true],
    ]);
  });

  it('is left alone once its page has come up, and while it is hidden', async () => {
    const { panel, told } = setUp();
    await panel.open(inWords('A lesson'));
    fake.panels[0]?.webview.call('ready');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(gone()).toEqual([false]);
    fake.panels[0]?.turn(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(gone()).toEqual([false]);
    fake.panels[0]?.turn(true);
    await vi.advanceTimersByTimeAsync(25_000);
    expect(gone()).toEqual([true, false]);
    expect(told.closed).toBe(0);
  });
});
