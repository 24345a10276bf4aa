/** The wait between two looks at the time. */
const tickMs = 50;

/**
 * Calls `over` once `limitMs` have passed, and gives what ends the watch. Only ticks count: while the whole machine
 * stands still, or `isPaused`, no time goes by.
 */
export function readingTime(limitMs: number, isPaused: () => boolean, over: () => void): () => void {
  let left = limitMs;
  const timer = setInterval(() => {
    if (!isPaused()) left -= tickMs;
    if (left > 0) return;
    clearInterval(timer);
    over();
  }, tickMs);
  return () => {
    clearInterval(timer);
  };
}
