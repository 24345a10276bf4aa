import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HeartbeatWatch } from '../../../src/extension/panel/heartbeatWatch.ts';

describe('HeartbeatWatch', () => {
  const onLost = vi.fn();
  let watch: HeartbeatWatch;
  beforeEach(() => {
    vi.useFakeTimers();
    onLost.mockReset();
    watch = new HeartbeatWatch(onLost);
  });
  afterEach(() => {
    watch.dispose();
    vi.useRealTimers();
  });

  it('gives a page up 3 s after its last heartbeat, once', () => {
    watch.start(true);
    for (let i = 0; i < 20; i++) {
      vi.advanceTimersByTime(500);
      watch.beat();
    }
    vi.advanceTimersByTime(2_500);
    expect(onLost).not.toHaveBeenCalled();
    vi.advanceTimersByTime(500);
    expect(onLost).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(60_000);
    expect(onLost).toHaveBeenCalledTimes(1);
  });

  it('waits longer for the first heartbeat, longest where the page is still to be loaded', () => {
    watch.start(true);
    vi.advanceTimersByTime(5_500);
    expect(onLost).not.toHaveBeenCalled();
    vi.advanceTimersByTime(500);
    expect(onLost).toHaveBeenCalledTimes(1);
    watch.start(false);
    vi.advanceTimersByTime(19_500);
    expect(onLost).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(500);
    expect(onLost).toHaveBeenCalledTimes(2);
  });

  it('does not blame the page for time in which the host itself stood still', () => {
    watch.start(true);
    watch.beat();
    vi.setSystemTime(Date.now() + 3_600_000);
    vi.advanceTimersByTime(1_000);
    expect(onLost).not.toHaveBeenCalled();
  });

  it('is quiet when no run is on', () => {
    watch.start(true);
    watch.stop();
    vi.advanceTimersByTime(60_000);
    expect(onLost).not.toHaveBeenCalled();
  });
});
