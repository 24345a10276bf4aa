import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { openNewWindow } from '../fakeVSCode/newWindow.ts';
import * as fake from '../fakeVSCode/vscode.ts';

vi.mock('vscode', () => import('../fakeVSCode/vscode.ts'));
const { ScrollTogether } = await import('../../../../src/extension/twins/scrollTogether.ts');

const text = Array.from({ length: 60 }, (_, i) => `line ${String(i)}`).join('\n');
const rowsShown = 20;
/** What VS Code keeps free for sticky scroll. */
const sticky = 5;

/** An editor that scrolls as VS Code does, and tells it. */
class ScrollingEditor extends fake.FakeEditor {
  constructor(path: string) {
    super(new fake.FakeText(path, text, false));
    this.visibleRanges = [new fake.Range(0, 0, rowsShown - 1, 0)];
  }
  scroll(row: number): void {
    if (row === this.top) return;
    this.visibleRanges = [new fake.Range(row, 0, row + rowsShown - 1, 0)];
    fake.scrolled.fire({ textEditor: this, visibleRanges: this.visibleRanges });
  }
  override revealRange(range: vscode.Range, how?: vscode.TextEditorRevealType): void {
    super.revealRange(range, how);
    const top = how === fake.TextEditorRevealType.AtTop ? Math.max(0, range.start.line - sticky) : 0;
    // VS Code tells it later.
    setTimeout(() => {
      this.scroll(top);
    }, 20);
  }
  get top(): number {
    return this.visibleRanges[0]?.start.line ?? NaN;
  }
}

function setUp() {
  const [lab, twin] = [new ScrollingEditor('/lab.ts'), new ScrollingEditor('/twin.py')];
  const together = new ScrollTogether(() => [lab, twin]);
  return { lab, twin, together };
}

describe('two editors that scroll together', () => {
  beforeEach(() => {
    openNewWindow();
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('has either follow the other', async () => {
    const { lab, twin } = setUp();
    lab.scroll(12);
    await vi.runAllTimersAsync();
    expect([lab.top, twin.top]).toEqual([12, 12]);
    twin.scroll(30);
    await vi.runAllTimersAsync();
    expect([lab.top, twin.top]).toEqual([30, 30]);
  });

  it('comes to rest, and no editor is led by its own following', async () => {
    const { lab, twin } = setUp();
    for (const row of [3, 9, 14]) {
      lab.scroll(row);
      await vi.advanceTimersByTimeAsync(10);
    }
    await vi.runAllTimersAsync();
    const [labMoves, twinMoves] = [lab.revealed.length, twin.revealed.length];
    expect([lab.top, twin.top]).toEqual([14, 14]);
    // Once it is at rest; never while it leads.
    expect(labMoves).toBe(1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect([lab.revealed.length, twin.revealed.length]).toEqual([labMoves, twinMoves]);
  });

  it('ends where the other one was scrolled to, however short after', async () => {
    const { lab, twin } = setUp();
    lab.scroll(12);
    await vi.advanceTimersByTimeAsync(40);
    twin.scroll(33);
    await vi.runAllTimersAsync();
    expect([lab.top, twin.top]).toEqual([33, 33]);
  });

  it('comes to rest where both were moved at once', async () => {
    const { lab, twin, together } = setUp();
    twin.scroll(11);
    together.align([lab, twin]);
    await vi.runAllTimersAsync();
    expect(lab.top).toBe(twin.top);
  });

  it('stays within what both can show at the top', async () => {
    const { lab, twin } = setUp();
    lab.scroll(59);
    await vi.runAllTimersAsync();
    expect([lab.top, twin.top]).toEqual([54, 54]);
  });

  it('does not creep where VS Code keeps more rows free than its settings say', async () => {
    fake.configured.set('stickyScroll.enabled', false);
    const { lab, twin } = setUp();
    lab.scroll(40);
    await vi.runAllTimersAsync();
    expect(Math.abs(lab.top - 40)).toBeLessThanOrEqual(sticky);
    expect(Math.abs(lab.top - twin.top)).toBeLessThanOrEqual(sticky);
  });

  it('shows the lenses above the first line', async () => {
    const { lab, twin } = setUp();
    lab.scroll(8);
    await vi.runAllTimersAsync();
    lab.scroll(0);
    await vi.runAllTimersAsync();
    expect(twin.revealed.at(-1)).toEqual({ line: 0, how: fake.TextEditorRevealType.InCenter });
    expect(twin.top).toBe(0);
  });

  it('leaves the learner where they scrolled to while both were set to a whole line', async () => {
    const { lab, twin } = setUp();
    lab.scroll(12);
    while (lab.revealed.length === 0) await vi.advanceTimersByTimeAsync(10);
    // Both are asked for row 12; the lab is scrolled before it is there.
    lab.scroll(50);
    await vi.runAllTimersAsync();
    expect([lab.top, twin.top]).toEqual([50, 50]);
  });

  it('does not move an editor that has stayed at the top', async () => {
    const { lab, twin, together } = setUp();
    together.align([lab, twin]);
    await vi.runAllTimersAsync();
    expect(lab.revealed).toEqual([]);
  });

  it('takes no following for scrolling, however late it is told', async () => {
    const { lab, twin } = setUp();
    lab.scroll(12);
    // VS Code holds back what became of the twin until the lab is calm.
    const late = vi.spyOn(twin, 'scroll').mockImplementation(() => undefined);
    await vi.advanceTimersByTimeAsync(300);
    late.mockRestore();
    twin.scroll(12);
    expect(lab.revealed).toEqual([]);
  });

  it('leaves other editors alone', async () => {
    const { lab, twin } = setUp();
    new ScrollingEditor('/other.ts').scroll(9);
    await vi.runAllTimersAsync();
    expect([lab.revealed, twin.revealed]).toEqual([[], []]);
  });

  it('does not cut the line of the cursor at the bottom', async () => {
    const { lab, twin } = setUp();
    lab.selection = new fake.Selection(30, 0, 30, 0);
    lab.scroll(11);
    await vi.runAllTimersAsync();
    expect([lab.top, twin.top]).toEqual([12, 12]);
  });
});
