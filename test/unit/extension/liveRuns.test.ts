import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Uri } from 'vscode';
import { freshRun, reduceRun } from '../../../src/core/following/runState.ts';
import type { RunEvent, RunOutcome } from '../../../src/core/run/run.ts';
import type { LabRun } from '../../../src/extension/runs/labRun.ts';
import { FakeMemory } from './fakeVSCode/memory.ts';
import { standIn } from './fakeVSCode/standIn.ts';
import * as fake from './fakeVSCode/vscode.ts';

vi.mock('vscode', () => import('./fakeVSCode/vscode.ts'));
const { LiveLabs } = await import('../../../src/extension/live/liveLabs.ts');
const { LiveLens } = await import('../../../src/extension/live/liveLens.ts');
const { LiveRuns } = await import('../../../src/extension/live/liveRuns.ts');

const finished = (ms: number): RunOutcome => ({ status: 'finished', ms });

/** Runs that begin at once, and end when the test says so. */
function setUp() {
  const received = new fake.EventEmitter<{ run: LabRun; event: RunEvent }>();
  const ended = new fake.EventEmitter<LabRun>();
  const asked = new fake.EventEmitter<void>();
  const texts: string[] = [];
  const questions = new Set<string>();
  const runs = {
    current: undefined as LabRun | undefined,
    get runningUri(): Uri | undefined {
      return runs.current?.uri;
    },
    startLive: (document: fake.FakeText): Promise<void> => {
      texts.push(document.getText());
      begin(document, true);
      return Promise.resolve();
    },
    stop: vi.fn(() => void end({ status: 'stopped', ms: 1_000, reason: 'user' })),
    onDidReceive: received.event,
    onDidEnd: ended.event,
  };
  const begin = ({ uri }: fake.FakeText, isLive: boolean): void => {
    runs.current = standIn<LabRun>({ uri, isLive, state: freshRun });
    received.fire({ run: runs.current, event: { kind: 'started', backend: { name: 'cpu', reason: '' } } });
  };
  const end = async (outcome: RunOutcome, events: readonly RunEvent[] = []): Promise<void> => {
    const run = runs.current;
    if (!run) throw new Error('Nothing runs.');
    runs.current = undefined;
    run.state = [...events, { kind: 'ended', outcome } as const].reduce(reduceRun, freshRun);
    ended.fire(run);
    await vi.advanceTimersByTimeAsync(0);
  };
  const trust = { isGiven: true };
  const labs = new LiveLabs(new FakeMemory());
  const live = new LiveRuns({
    ...{ labs, runs: standIn(runs) },
    trust: standIn(trust),
    isAsked: uri => Promise.resolve(questions.has(uri.path)),
    onDidChangeAsked: asked.event,
    log: standIn({}),
  });
  const lens = new LiveLens(labs, live, standIn({ isGiven: true, onDidGive: asked.event }));
  const words = (document: fake.FakeText): string[] =>
    lens.provideCodeLenses(document).map(({ command }) => (command?.title ?? '').replace(/^\$\([\w-]+\) /, ''));
  return { labs, live, runs, texts, trust, questions, asked, begin, end, words };
}

let lab: fake.FakeText;
beforeEach(() => {
  fake.forgetAll();
  vi.useFakeTimers();
  lab = new fake.FakeText('/lesson/a.lab.ts', 'x');
});
afterEach(() => vi.useRealTimers());

/** Types one letter, and waits as long as typing rests. */
async function type(document: fake.FakeText, letter: string): Promise<void> {
  document.insert(0, 0, letter);
  await vi.advanceTimersByTimeAsync(100);
}

it('runs nothing by typing before the learner has switched it on, and nothing after they have switched it off', async () => {
  const { labs, texts, end, words } = setUp();
  await type(lab, '1');
  expect(words(lab)).toEqual(['Live: off']);
  expect(texts).toEqual([]);
  await labs.switch(lab.uri);
  await vi.advanceTimersByTimeAsync(0);
  expect(words(lab)).toEqual(['Live: on']);
  await end(finished(5));
  await labs.switch(lab.uri);
  await type(lab, '2');
  expect(texts).toEqual(['1x']);
});

it('runs nothing by typing in a folder that is not trusted, though the switch is on', async () => {
  const { labs, texts, trust } = setUp();
  trust.isGiven = false;
  await labs.switch(lab.uri);
  await type(lab, '1');
  expect(texts).toEqual([]);
  trust.isGiven = true;
  await type(lab, '2');
  expect(texts).toEqual(['21x']);
});

it('runs the text as it is when the keys rest, and once more where it was typed in meanwhile', async () => {
  const { labs, texts, end } = setUp();
  await labs.switch(lab.uri);
  await vi.advanceTimersByTimeAsync(0);
  await end(finished(5));
  for (const letter of ['a', 'b', 'c']) lab.insert(0, 0, letter);
  await vi.advanceTimersByTimeAsync(100);
  expect(texts).toEqual(['x', 'cbax']);
  await type(lab, 'd');
  await type(lab, 'e');
  expect(texts).toHaveLength(2);
  await end(finished(5));
  expect(texts).toEqual(['x', 'cbax', 'edcbax']);
});

it('leaves a run alone that was asked for', async () => {
  const { labs, texts, begin, end } = setUp();
  await labs.switch(lab.uri);
  await vi.advanceTimersByTimeAsync(0);
  await end(finished(5));
  begin(lab, false);
  await type(lab, 'a');
  expect(texts).toEqual(['x']);
  await end(finished(5));
  expect(texts).toEqual(['x', 'ax']);
});

it.each<[string, RunOutcome, RunEvent[], string]>([
  ['trains', finished(90), [{ kind: 'metrics', points: [{ step: 1, loss: 1 }] }], 'Live waits: this lab trains. Run it yourself.'],
  ['is slow', finished(3_200), [], 'Live waits: this lab took 3.2 s. Run it yourself.'],
])('waits, and says why, where a lab %s', async (_, outcome, events, said) => {
  const { labs, texts, begin, end, words } = setUp();
  await labs.switch(lab.uri);
  await vi.advanceTimersByTimeAsync(0);
  await end(outcome, events);
  await type(lab, 'a');
  expect(words(lab)).toEqual([said]);
  expect(texts).toEqual(['x']);
  // Run by the learner, it is quick by now.
  begin(lab, false);
  await end(finished(20));
  await type(lab, 'b');
  expect(words(lab)).toEqual(['Live: on']);
  expect(texts).toHaveLength(2);
});

it('ends what an edit has made slow, and waits from then on', async () => {
  const { labs, runs, end, words } = setUp();
  await labs.switch(lab.uri);
  await vi.advanceTimersByTimeAsync(0);
  await end(finished(5));
  await type(lab, 'a');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(runs.stop).toHaveBeenCalledOnce();
  expect(words(lab)).toEqual(['Live waits: this lab took 1.0 s. Run it yourself.']);
});

it('waits while a question of the lab is open: values would answer it', async () => {
  const { labs, texts, questions, asked, words } = setUp();
  questions.add(lab.uri.path);
  await labs.switch(lab.uri);
  await vi.advanceTimersByTimeAsync(0);
  await type(lab, 'a');
  expect(texts).toEqual([]);
  expect(words(lab)).toEqual(['Live waits until you have predicted or skipped']);
  questions.clear();
  asked.fire();
  await vi.advanceTimersByTimeAsync(0);
  await type(lab, 'b');
  expect(texts).toEqual(['bax']);
});

it('remembers what is switched on, in whatever state its memory is', async () => {
  const memory = new FakeMemory({ 'gatescope.live': 'nonsense' });
  expect(new LiveLabs(memory).isLive(lab.uri)).toBe(false);
  await new LiveLabs(memory).switch(lab.uri);
  expect(new LiveLabs(memory).isLive(lab.uri)).toBe(true);
});
