import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Deed } from '../../../../src/learning/deed.ts';
import type { ProgressNotice } from '../../../../src/extension/progress/progressNotice.ts';
import type { ProgressStoreOptions } from '../../../../src/extension/progress/progressStore.ts';
import { crashes, ModelDisk } from './modelDisk.ts';

import { standIn } from '../fakeVSCode/standIn.ts';
import * as fake from '../fakeVSCode/vscode.ts';
import { eventually } from '../../eventually.ts';

vi.mock('vscode', () => import('../fakeVSCode/vscode.ts'));
const { ProgressStore } = await import('../../../../src/extension/progress/progressStore.ts');
const { ProgressLog } = await import('../../../../src/extension/progress/progressLog.ts');
const { Trust } = await import('../../../../src/extension/trust/trust.ts');
const { encodeProgress, decodeProgress } = await import('../../../../src/extension/progress/progressFile.ts');

const log = { error: vi.fn(), info: vi.fn() };
const section = (name: string | number): Deed => ({ kind: 'sectionRead', lesson: 'mine', section: `s${String(name)}` });
const eventOf = (name: number) => ({ id: `e${String(name)}`, seq: name, at: '2026-01-01T00:00:00.000Z', deed: section(name) });
const has = (store: { progress: InstanceType<typeof ProgressStore>['progress'] }, name: string | number) =>
  store.progress.isSectionRead('mine', `s${String(name)}`);

function open(disk: ModelDisk, options: Partial<ProgressStoreOptions> = {}) {
  const store = new ProgressStore({ disk, trust: new Trust(), log: standIn(log), ...options });
  const notices: ProgressNotice[] = [];
  store.onDidNotice(notice => notices.push(notice));
  return Object.assign(store, { notices });
}

/** A store on what is left of a disk, once it has read it. */
async function reopen(files: ReadonlyMap<string, string>) {
  const disk = new ModelDisk(files);
  const store = open(disk);
  await store.ready();
  store.dispose();
  return { store, disk, notices: store.notices };
}

describe('ProgressStore', () => {
  beforeEach(() => {
    log.error.mockClear();
  });

  it('keeps every deed at once, in a file that says what it holds', async () => {
    const disk = new ModelDisk();
    const store = open(disk);
    await store.record(section(1));
    await store.record(section(2));
    expect(has(store, 1)).toBe(true);
    const names = [...disk.files.keys()];
    expect(names.map(name => name.replace(/[0-9a-f]{32}/, 'SESSION'))).toEqual(['events/SESSION/0.json', 'events/SESSION/1.json']);
    expect(JSON.parse(disk.files.get(names[0] ?? '') ?? '')).toMatchObject({ v: 1, id: names[0], events: [{ seq: 1, deed: section(1) }] });
    const { store: later } = await reopen(disk.files);
    expect([has(later, 1), has(later, 2), has(later, 3)]).toEqual([true, true, false]);
  });

  it('asks no disk to keep anything before the folder is trusted, and keeps all of it then', async () => {
    const disk = new ModelDisk();
    const store = open(disk);
    await store.ready();
    fake.workspace.isTrusted = false;
    try {
      await store.record(section(1));
      expect(disk.actions).toEqual([]);
      expect(store.notices).toEqual([]);
    } finally {
      fake.workspace.isTrusted = true;
    }
    fake.trustGranted.fire();
    await eventually(() => {
      expect(disk.actions.length).toBeGreaterThan(0);
    });
    expect(has((await reopen(disk.files)).store, 1)).toBe(true);
  });

  it('loses nothing but the event being written, at a crash after any byte of any write', async () => {
    const disk = new ModelDisk();
    const files = new ProgressLog(disk, 'window');
    const all = Array.from({ length: 9 }, (_, i) => eventOf(i + 1));
    /** Events that a caller had been told were kept, after so many actions on the disk. */
    const promised: { readonly actions: number; readonly count: number }[] = [];
    const promise = (count: number): void => void promised.push({ actions: disk.actions.length, count });
    for (const [i, event] of all.entries()) {
      await files.save([event]);
      promise(i + 1);
      if (i % 3 === 2) await files.compact(all.slice(0, i + 1));
    }
    expect(disk.actions.filter(({ kind }) => kind === 'remove').length).toBeGreaterThan(2);
    let cuts = 0;
    for (const { files: left, done } of crashes(disk.actions)) {
      cuts++;
      const kept = promised.filter(({ actions }) => actions <= done).at(-1)?.count ?? 0;
      const before = [...left];
      const { store, disk: after, notices } = await reopen(left);
      const lost = all.slice(0, kept).filter(({ id }) => !store.progress.has(id));
      if (lost.length > 0) expect.fail(`${String(cuts)}: ${lost.map(({ id }) => id).join()} lost at ${String(done)} actions`);
      // What was cut is still there, as it was.
      for (const [name, text] of before) {
        if ((after.files.get(name) ?? after.files.get(`${name}.bad`)) !== text) expect.fail(`${name} was changed`);
      }
      expect(notices.filter(({ kind }) => kind !== 'recovered' && !(kind === 'unreadable' && kept === 0))).toEqual([]);
    }
    console.log(`${String(cuts)} cuts`);
    expect(cuts).toBeGreaterThan(2_000);
  });

  it.each([
    ['cut', (text: string) => text.slice(0, -40)],
    ['filled with zeros', (text: string) => '\0'.repeat(text.length)],
    ['half filled with zeros', (text: string) => text.slice(0, 90) + '\0'.repeat(text.length - 90)],
    ['of a wrong hash', (text: string) => text.replace('"section":"s2"', '"section":"s9"')],
    ['not JSON', () => 'hello'],
    ['JSON of another shape', () => '{"v":1,"events":"none"}'],
    ['empty', () => ''],
  ])('sets aside a newest file that is %s, and says so', async (_, spoil) => {
    const disk = new ModelDisk();
    const store = open(disk);
    await store.record(section(1));
    await store.record(section(2));
    const newest = [...disk.files.keys()].at(-1) ?? '';
    const bad = spoil(disk.files.get(newest) ?? '');
    disk.files.set(newest, bad);
    const { store: later, disk: after, notices } = await reopen(disk.files);
    expect(notices).toEqual([{ kind: 'recovered', files: 1 }]);
    expect([has(later, 1), has(later, 2), has(later, 9)]).toEqual([true, false, false]);
    expect(after.files.get(`${newest}.bad`)).toBe(bad);
    expect((await reopen(after.files)).notices).toEqual([]);
  });

  it('does not touch files of which none can be read, and goes on beside them', async () => {
    const disk = new ModelDisk(
      new Map([
        ['events/old/0.json', 'broken'],
        ['snapshots/1-old.json', ''],
      ]),
    );
    const store = open(disk);
    await store.ready();
    expect(store.notices).toEqual([{ kind: 'unreadable' }]);
    await store.record(section(1));
    expect(disk.files.get('events/old/0.json')).toBe('broken');
    await store.startFresh();
    expect([...disk.files.keys()].filter(name => name.endsWith('.bad')).sort()).toEqual([
      'events/old/0.json.bad',
      'snapshots/1-old.json.bad',
    ]);
    const { notices, store: later } = await reopen(disk.files);
    expect(notices).toEqual([]);
    expect(has(later, 1)).toBe(true);
  });

  it('leaves a file alone that the disk does not give today', async () => {
    const disk = new ModelDisk();
    await open(disk).record(section(1));
    await open(disk).record(section(2));
    const [first = ''] = disk.files.keys();
    const later = open(disk);
    disk.refuses = (action, name) => action === 'read' && name === first;
    await later.ready();
    expect([has(later, 1), has(later, 2)]).toEqual([false, true]);
    disk.refuses = () => false;
    await later.refresh();
    expect(has(later, 1)).toBe(true);
    expect(disk.files.has(first)).toBe(true);
  });

  it.each(Array.from({ length: 50 }, (_, seed) => seed))('gives two windows the union of what both saved (%i)', async seed => {
    const disk = new ModelDisk();
    const windows = [open(disk), open(disk)];
    let state = seed + 1;
    const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    const left = [10, 10];
    const pending: Promise<void>[] = [];
    while (left[0]! + left[1]! > 0) {
      const which = random() < 0.5 ? 0 : 1;
      if (left[which] === 0) continue;
      pending.push(windows[which]!.record(section(`${String(which)}-${String(left[which]!--)}`)));
      if (random() < 0.3) await pending.shift();
      if (random() < 0.1) pending.push(windows[which]!.refresh());
    }
    await Promise.all(pending);
    expect((await reopen(disk.files)).store.progress.size).toBe(20);
    await windows[0]!.refresh();
    expect(windows[0]!.progress.size).toBe(20);
  });

  it('gives two windows that save 500 events each all 1,000, tidied up while they do', async () => {
    const disk = new ModelDisk();
    const windows = [open(disk), open(disk)];
    await Promise.all(
      windows.map(async (store, which) => {
        for (let i = 0; i < 500; i++) await store.record(section(`${String(which)}-${String(i)}`));
      }),
    );
    expect(disk.files.size).toBeLessThan(700);
    expect([...disk.files.keys()].some(name => name.startsWith('snapshots/'))).toBe(true);
    const { store, notices } = await reopen(disk.files);
    expect(store.progress.size).toBe(1_000);
    expect(notices).toEqual([]);
  });

  it('keeps progress in memory while the disk refuses, says so once, and tries again every 10 s', async () => {
    vi.useFakeTimers();
    try {
      const disk = new ModelDisk();
      const store = open(disk);
      await store.ready();
      disk.refuses = action => action === 'write';
      await store.record(section(1));
      await store.record(section(2));
      expect(store.notices).toEqual([{ kind: 'refused' }]);
      expect(has(store, 2)).toBe(true);
      // Hashing takes its own time, whatever the clock says; what is asked in turn comes after what the clock has started.
      const passTenSeconds = async (): Promise<void> => {
        await vi.advanceTimersByTimeAsync(10_000);
        await store.startFresh();
      };
      await passTenSeconds();
      await passTenSeconds();
      expect(store.notices).toHaveLength(1);
      expect(disk.files.size).toBe(0);
      disk.refuses = () => false;
      await passTenSeconds();
      const { store: later } = await reopen(disk.files);
      expect([has(later, 1), has(later, 2)]).toEqual([true, true]);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it('saves all of its memory again where its folder was removed', async () => {
    const disk = new ModelDisk();
    const store = open(disk);
    await store.record(section(1));
    await store.record(section(2));
    disk.files.clear();
    await store.record(section(3));
    const { store: later } = await reopen(disk.files);
    expect([1, 2, 3].map(name => has(later, name))).toEqual([true, true, true]);
    disk.files.clear();
    await store.refresh();
    expect((await reopen(disk.files)).store.progress.size).toBe(3);
  });

  it('shows what a later version kept, and writes nothing', async () => {
    const later = JSON.stringify({ v: 4, id: 'x', sha256: '', events: [] });
    const disk = new ModelDisk(
      new Map([
        ['events/new/0.json', later],
        ['events/old/0.json', await encodeProgress({ id: 'events/old/0.json', events: [eventOf(1)] })],
      ]),
    );
    const before = new Map(disk.files);
    const store = open(disk);
    await store.record(section(2));
    expect(store.notices).toEqual([{ kind: 'newer' }]);
    expect([has(store, 1), has(store, 2)]).toEqual([true, true]);
    expect(disk.files).toEqual(before);
  });

  it('keeps what many runs showed, in a version that earlier releases do not write over', async () => {
    const claim: Deed = {
      ...{ kind: 'claimed', lesson: 'mine', lab: 'one', place: 'p', hash: 'abc' },
      ...{ over: 'seed', result: 'Solved 8 of 10.', runs: 10, seeds: 10 },
    };
    const disk = new ModelDisk();
    await open(disk).record(claim);
    expect([...disk.files.values()].map(text => (JSON.parse(text) as { v: number }).v)).toEqual([3]);
    const { store } = await reopen(disk.files);
    expect(store.progress.claimsOf('p', 'mine').map(({ deed }) => deed)).toEqual([claim]);
  });

  it('takes in what was earned before there was a store, once, however often it starts', async () => {
    const disk = new ModelDisk();
    const earlier = vi.fn(() => Promise.resolve([{ ...eventOf(0), id: 'v0:mine/one' }]));
    await open(disk, { earlier }).ready();
    await open(disk, { earlier }).ready();
    expect(earlier).toHaveBeenCalledTimes(2);
    const { store } = await reopen(disk.files);
    expect(store.progress.size).toBe(1);
    expect(disk.files.size).toBe(1);
  });

  it('orders by number where the clock jumps to 1970 and to 7026', async () => {
    const disk = new ModelDisk();
    const ran = (outcome: 'finished' | 'failed'): Deed => ({
      kind: 'labRan',
      lesson: 'mine',
      lab: 'one',
      place: 'p',
      outcome,
      facts: null,
    });
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      vi.setSystemTime(new Date('7026-01-01'));
      await open(disk).record(ran('failed'));
      vi.setSystemTime(new Date('1970-01-01'));
      await open(disk).record(ran('finished'));
    } finally {
      vi.useRealTimers();
    }
    expect((await reopen(disk.files)).store.progress.labState('p', 'mine', 'one')).toBe('ran');
  });

  it('holds years of use in two snapshots of a few megabytes', async () => {
    const many = Array.from({ length: 100_000 }, (_, i) => ({
      ...eventOf(i),
      deed: {
        kind: 'labRan',
        lesson: 'mine',
        lab: `lab-${String(i % 6)}`,
        place: 'file:///home/me/course',
        outcome: 'finished',
        facts: null,
      } as const,
    }));
    const disk = new ModelDisk();
    const files = new ProgressLog(disk, 'window');
    await files.save(many);
    // Until the first snapshot all 100,000 stand in one file.
    const first = await reopen(disk.files);
    expect(first.store.progress.size).toBe(100_000);
    for (let start = 0; start < 3; start++) {
      const store = open(disk);
      for (let i = 0; i < 201; i++) await store.record(section(`${String(start)}-${String(i)}`));
    }
    const bytes = [...disk.files.values()].reduce((sum, text) => sum + text.length, 0);
    const before = performance.now();
    const { store } = await reopen(disk.files);
    console.log(`${(bytes / 1e6).toFixed(1)} MB, read in ${String(Math.round(performance.now() - before))} ms`);
    expect(bytes).toBeLessThan(20e6);
    expect(store.progress.labState('file:///home/me/course', 'mine', 'lab-3')).toBe('ran');
    expect(has(store, '0-0') && has(store, '2-200')).toBe(true);
  }, 120_000);
});

describe('the files of progress', () => {
  it('are never taken for right where one byte is not', async () => {
    const text = await encodeProgress({ id: 'events/a/0.json', events: [eventOf(1), eventOf(2)] });
    expect((await decodeProgress(text)).kind).toBe('file');
    for (let at = 0; at < text.length; at++) {
      const other = text[at] === '1' ? '2' : '1';
      const read = await decodeProgress(text.slice(0, at) + other + text.slice(at + 1));
      if (read.kind === 'file') expect(read.file.events).toEqual([eventOf(1), eventOf(2)]);
    }
  });
});
