import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { TimeLeft, timeLeftText } from '../../../src/core/following/timeLeft.ts';
import { shareDone, turnsText } from '../../../src/core/words/turnsText.ts';
import { startRun } from '../recorder/startRun.ts';
import { lookMs, toldOf, worstOf, type ToldLeft } from '../../toldLeft.ts';

/** A loop of `total` turns, of which each was seen to begin: `turns` of them, from `fromMs` on. */
function seen(timeLeft: TimeLeft, total: number, turns: number, msPerTurn: number, fromMs = 0, from = 0): TimeLeft {
  for (let i = 0; i <= turns; i++) timeLeft.see({ done: from + i, total, line: 1, isLast: true }, fromMs + i * msPerTurn);
  return timeLeft;
}

describe('the time left', () => {
  it('is not told before enough was seen', () => {
    expect(new TimeLeft().seconds(0)).toBeNull();
    expect(seen(new TimeLeft(), 80, 3, 100).seconds(300)).toBeNull();
  });

  it('is not told where more comes behind the loop', () => {
    const timeLeft = seen(new TimeLeft(), 80, 20, 100);
    timeLeft.see({ done: 21, total: 80, line: 1 }, 2_100);
    expect(timeLeft.seconds(2_100)).toBeNull();
  });

  it('follows a steady loop', () => {
    expect(seen(new TimeLeft(), 80, 20, 100).seconds(2_000)).toBeCloseTo(6);
  });

  it('runs down while nothing is heard, and is not told once that has proved wrong', () => {
    expect(seen(new TimeLeft(), 80, 20, 100).seconds(4_000)).toBeCloseTo(4);
    expect(seen(new TimeLeft(), 80, 20, 100).seconds(8_500)).toBe(0);
    expect(seen(new TimeLeft(), 80, 20, 100).seconds(90_000)).toBeNull();
  });

  it('forgets turns of long ago: later turns may be slower', () => {
    const slow = seen(seen(new TimeLeft(), 130, 100, 10), 130, 20, 1_000, 1_000, 100);
    expect(slow.seconds(21_000)).toBeCloseTo(10, 0);
  });

  it.each([
    ['begins again', { done: 0, total: 80, line: 1, isLast: true }],
    ['is another one', { done: 21, total: 80, line: 2, isLast: true }],
  ])('is anew that of a loop that %s', (_what, progress) => {
    const timeLeft = seen(new TimeLeft(), 80, 20, 100);
    timeLeft.see(progress, 2_100);
    expect(timeLeft.seconds(2_100)).toBeNull();
  });
});

/**
 * Runs a lab on a clock that only its calls of `work(ms)` move, and says what was told of the time left while it ran: what
 * comes out is the same on every machine.
 */
async function told(text: string): Promise<ToldLeft> {
  let now = 0;
  const heard: Parameters<typeof toldOf>[0][number][] = [];
  await startRun(text, {
    realm: vm.createContext({ work: (ms: number) => (now += ms) }),
    clock: () => now,
    emit: event => {
      if (event.kind === 'progress') heard.push({ ms: now, progress: event });
    },
  });
  return toldOf(heard, now);
}

const train = 'function train(epochs, ms) { for (let epoch = 0; epoch < epochs; epoch++) { let loss = work(ms); } }\n';
const labs: Readonly<Record<string, string>> = {
  'one training': `${train}train(80, 70);`,
  'three models in a row': `for (const ms of [8, 12, 16]) {
  for (let epoch = 0; epoch < 120; epoch++) { let loss = work(ms); }
  let test = work(60);
}`,
  'long ones, each with a test behind': `for (const ms of [60, 75, 110]) {
  for (let epoch = 0; epoch < 120; epoch++) { let loss = work(ms); }
  let test = work(40 * ms);
}`,
  'a training and a loop of tests in each turn': `for (let round = 0; round < 6; round++) {
  for (let epoch = 0; epoch < 40; epoch++) { let loss = work(50); }
  for (let batch = 0; batch < 40; batch++) { let right = work(60); }
}`,
  'seeds inside lengths': `${train}function study(lengths, seeds) {
  for (const length of lengths) {
    for (const seed of seeds) { train(80, length); let test = work(4 * length); }
  }
}
study([10, 30, 60], [1, 2, 3, 4, 5, 6]);`,
  'cells inside seeds inside lengths': `${train}for (const length of [2, 3, 4, 5]) {
  for (let seed = 0; seed < 5; seed++) { for (const cell of [1, 1.2, 1.6]) { train(60, length * cell); } }
}`,
  'trainings that end early': `for (let seed = 0; seed < 8; seed++) {
  for (let epoch = 0; epoch < 100; epoch++) { let loss = work(40); if (epoch === 50 + 3 * seed) break; }
  let test = work(100);
}`,
};

describe('from a quarter of a run on, the time left is within a factor of two, or is not told', () => {
  it.each(Object.entries(labs))('%s', async (_name, text) => {
    const { moments, ms } = await told(text);
    // Most of the time it is told.
    expect(moments.length).toBeGreaterThan((0.5 * ms) / lookMs);
    expect(worstOf(moments)).toBeLessThanOrEqual(2);
  });
});

it.each([
  [0.2, 'less than 1 s left'],
  [11.8, 'about 12 s left'],
  [33, 'about 35 s left'],
  [57.4, 'about 55 s left'],
  [59, 'about 1 min left'],
  [150, 'about 3 min left'],
  [3_540, 'about 59 min left'],
  [3_600, 'about 1 h left'],
  [5_400, 'about 1 h 30 min left'],
])('%s seconds are %j', (seconds, text) => {
  expect(timeLeftText(seconds)).toBe(text);
});

describe('a run in loops inside of loops', () => {
  const outer = { done: 1, total: 3, line: 53 };
  const inner = { done: 40, total: 120, line: 57 };

  it('is as far as its turns, and as the turn that is on', () => {
    expect(shareDone(outer)).toBeCloseTo(1 / 3);
    expect(shareDone({ ...outer, inside: [inner] })).toBeCloseTo(4 / 9);
    expect(shareDone({ ...outer, inside: [inner, { done: 1, total: 2, line: 60 }] })).toBeCloseTo((1 + 40.5 / 120) / 3);
    expect(shareDone({ done: 3, total: 3, line: 53, inside: [inner] })).toBe(1);
  });

  it('is told by its innermost loop first', () => {
    expect(turnsText(outer)).toBe('1 of 3 turns of the loop on line 53');
    expect(turnsText({ ...outer, inside: [inner] })).toBe('40 of 120 turns of the loop on line 57, in turn 2 of 3 of the one on line 53');
  });
});
