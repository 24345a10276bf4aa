import { expect, it } from 'vitest';
import { SendingPace } from '../../../src/recorder/output/sendingPace.ts';

/** How many of `count` pieces of news at one moment go out at once. */
function newsAt(pace: SendingPace, now: number, count: number): number {
  let sent = 0;
  for (let piece = 0; piece < count; piece++) if (pace.allows(true, now)) sent++;
  return sent;
}

it('sends the first thing at once, news or not', () => {
  expect(new SendingPace().allows(false, 0)).toBe(true);
});

it('sends news at once while there is little of it, and everything else every 50 milliseconds', () => {
  const pace = new SendingPace();
  pace.allows(false, 0);
  expect([1, 49].map(now => pace.allows(false, now))).toEqual([false, false]);
  expect(newsAt(pace, 49, 1_000)).toBe(48);
  expect(pace.allows(false, 50)).toBe(true);
  expect(pace.allows(false, 99)).toBe(false);
});

it('gives little to a lab that talks all the time, and all to one that was quiet', () => {
  const pace = new SendingPace();
  newsAt(pace, 0, 1_000);
  // The batch itself, and no piece more: the count is far above the limit.
  expect(newsAt(pace, 50, 1_000)).toBe(1);
  expect(newsAt(pace, 551, 1_000)).toBe(49);
});

it('waits as long after a batch that was sent by itself', () => {
  const pace = new SendingPace();
  expect(pace.isDue(0)).toBe(true);
  pace.sent(0);
  expect(pace.isDue(49)).toBe(false);
  expect(pace.isDue(50)).toBe(true);
});
