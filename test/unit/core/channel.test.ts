import { describe, expect, it } from 'vitest';
import { connect, unlessGone, type Connection, type Wire } from '../../../src/core/channels/channel.ts';

interface Clock {
  add(params: { a: number; b: number }): number;
  fail(params: { why: string }): never;
  later(params: { by: Promise<string> }): Promise<string>;
}
interface Log {
  note(params: { text: string }): void;
}

function pair(): { near: Connection<Clock>; far: Connection<Log>; notes: string[]; sent: Wire[] } {
  const notes: string[] = [];
  const sent: Wire[] = [];
  const log: Log = {
    note: ({ text }) => {
      notes.push(text);
    },
  };
  const clock: Clock = {
    add: ({ a, b }) => a + b,
    fail: ({ why }) => {
      throw new Error(why);
    },
    later: ({ by }) => by,
  };
  const near: Connection<Clock> = connect<Log, Clock>(log, message => {
    sent.push(message);
    far.receive(message);
  });
  const far: Connection<Log> = connect<Clock, Log>(clock, message => {
    near.receive(message);
  });
  return { near, far, notes, sent };
}

function opened(): ReturnType<typeof pair> {
  const ends = pair();
  ends.near.open();
  ends.far.open();
  return ends;
}

describe('connect', () => {
  it('carries calls both ways', async () => {
    const { near, far, notes } = opened();
    expect(await near.remote.add({ a: 2, b: 3 })).toBe(5);
    await far.remote.note({ text: 'hello' });
    expect(notes).toEqual(['hello']);
  });

  it('takes what was asked of a side that went as settled, and nothing else', async () => {
    const { near } = opened();
    await expect(unlessGone(near.remote.fail({ why: 'no clock here' }))).rejects.toThrow('no clock here');
    const asked = unlessGone(near.remote.later({ by: new Promise<string>(() => undefined) }).then(() => undefined));
    near.dispose();
    await asked;
    await unlessGone(near.remote.add({ a: 2, b: 3 }).then(() => undefined));
  });

  it('answers errors as errors', async () => {
    const { near } = opened();
    await expect(near.remote.fail({ why: 'no clock here' })).rejects.toThrow('no clock here');
  });

  it('rejects methods the far side does not have, inherited ones too', async () => {
    const { near } = opened();
    const remote = near.remote as unknown as Record<string, (params: unknown) => Promise<unknown>>;
    for (const method of ['missing', 'toString', '__proto__']) {
      await expect(remote[method]?.({})).rejects.toThrow(`There is no method '${method}'`);
    }
  });

  it('keeps calls in order until it is opened', async () => {
    const { near, far, sent } = pair();
    far.open();
    const answers = Promise.all([near.remote.add({ a: 1, b: 1 }), near.remote.add({ a: 2, b: 2 })]);
    expect(sent).toEqual([]);
    near.open();
    expect(await answers).toEqual([2, 4]);
  });

  it('rejects waiting and later calls when disposed', async () => {
    const { near } = opened();
    const waiting = near.remote.later({ by: new Promise(() => undefined) });
    near.dispose();
    await expect(waiting).rejects.toThrow('The other side is gone');
    await expect(near.remote.add({ a: 1, b: 1 })).rejects.toThrow("'add' was not sent");
  });

  it('ignores what is not of the channel', () => {
    const { near } = opened();
    for (const message of [
      null,
      7,
      'call',
      {},
      { wire: 'call' },
      { wire: 'ok', id: 'x' },
      { wire: 'ok', id: 99 },
      { wire: 'eval', id: 1 },
    ]) {
      expect(() => {
        near.receive(message);
      }).not.toThrow();
    }
  });

  it('can itself be awaited without calling the far side', async () => {
    const { near, sent } = opened();
    await Promise.resolve(near.remote);
    expect(sent).toEqual([]);
  });
});
