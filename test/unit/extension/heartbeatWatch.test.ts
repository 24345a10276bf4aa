import { beforeEach, describe, expect, it } from 'vitest';
import { HeartbeatWatch } from '../../../src/extension/labView/heartbeatWatch.ts';
import { Thread } from '../core/thread.ts';

describe('HeartbeatWatch', () => {
  let host: Thread;
  let page: { isAlive: boolean; asked: number };
  let isHeldUp: boolean;
  let lost: number;
  let watch: HeartbeatWatch;
  beforeEach(() => {
    host = new Thread();
    page = { isAlive: true, asked: 0 };
    isHeldUp = false;
    lost = 0;
    watch = new HeartbeatWatch({
      time: host,
      ask: () => {
        page.asked++;
        return page.isAlive ? Promise.resolve() : new Promise(() => undefined);
      },
      isHeldUp: () => isHeldUp,
      onLost: () => (lost += 1),
    });
  });

  /** Runs the host; what the page has said meanwhile is heard. */
  const run = async (ms: number): Promise<void> => {
    for (let at = 0; at < ms; at += 100) {
      host.run(100);
      await new Promise<void>(resolve => process.nextTick(resolve));
    }
  };

  it('gives a page up 3 s after its last answer, once', async () => {
    watch.start(true);
    await run(10_000);
    expect([lost, page.asked]).toEqual([0, 20]);
    page.isAlive = false;
    await run(2_900);
    expect(lost).toBe(0);
    await run(600);
    expect(lost).toBe(1);
    const { asked } = page;
    await run(60_000);
    // A page that was given up is asked no more.
    expect([lost, page.asked]).toEqual([1, asked]);
  });

  it('waits longer for the first answer, longest where the page is still to be loaded', async () => {
    page.isAlive = false;
    watch.start(true);
    await run(11_900);
    expect(lost).toBe(0);
    await run(100);
    expect(lost).toBe(1);
    watch.start(false);
    await run(39_900);
    expect(lost).toBe(1);
    await run(100);
    expect(lost).toBe(2);
  });

  it('does not blame the page for time in which the host stood still, whether the page did or not', async () => {
    watch.start(true);
    await run(1_000);
    host.freeze(3_600_000);
    expect(lost).toBe(0);
    page.isAlive = false;
    host.freeze(3_600_000);
    await run(1_000);
    page.isAlive = true;
    expect(lost).toBe(0);
  });

  it('does not blame the page on a machine where all is late', async () => {
    page.isAlive = false;
    watch.start(true);
    for (let tick = 0; tick < 24; tick++) host.freeze(1_500);
    expect(lost).toBe(0);
    await run(0);
  });

  it('does not blame the page for a window that has not taken what was sent to it', async () => {
    page.isAlive = false;
    isHeldUp = true;
    watch.start(true);
    await run(30_000);
    expect(lost).toBe(0);
    isHeldUp = false;
    await run(12_000);
    expect(lost).toBe(1);
  });

  it('does not blame the page for a window that has taken a question and then stands still', async () => {
    let untaken = 0;
    const answers: (() => void)[] = [];
    watch.dispose();
    watch = new HeartbeatWatch({
      time: host,
      ask: () => {
        // The window takes the first three at once; with the third it begins to work, and hands on neither the answer nor anything else.
        if (++page.asked > 3) untaken++;
        return page.asked < 3 ? Promise.resolve() : new Promise<void>(resolve => answers.push(resolve));
      },
      isHeldUp: () => untaken > 0,
      onLost: () => (lost += 1),
    });
    watch.start(true);
    await run(20_000);
    expect(lost).toBe(0);
    untaken = 0;
    for (const answer of answers.splice(0)) answer();
    await run(1_000);
    expect(lost).toBe(0);
  });

  it('takes whatever the page says for a sign of it', async () => {
    page.isAlive = false;
    watch.start(true);
    for (let second = 0; second < 30; second++) {
      await run(1_000);
      watch.hear();
    }
    expect(lost).toBe(0);
    await run(12_000);
    expect(lost).toBe(1);
    // A page of another run, or of none, says nothing of one that was given up.
    watch.hear();
    await run(60_000);
    expect(lost).toBe(1);
  });

  it('does not take the first words of a page that loads for all it has to do', async () => {
    page.isAlive = false;
    watch.start(false);
    watch.hear();
    await run(39_000);
    expect(lost).toBe(0);
  });

  it('waits the longer for a page the slower its answers were', async () => {
    let delay = 1_000;
    watch.dispose();
    watch = new HeartbeatWatch({
      time: host,
      ask: () => new Promise(resolve => host.every(delay, () => resolve(undefined))),
      isHeldUp: () => false,
      onLost: () => (lost += 1),
    });
    watch.start(true);
    await run(10_000);
    delay = 1_000_000;
    await run(6_500);
    expect(lost).toBe(0);
    await run(20_000);
    expect(lost).toBe(1);
  });

  it('is quiet when no run is on, whatever the page still says', async () => {
    watch.start(true);
    await run(500);
    watch.stop();
    page.isAlive = false;
    await run(60_000);
    expect(lost).toBe(0);
  });
});
