import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RunEvent } from '../../../src/core/run/run.ts';
import { backend, lab, load, run, Scene } from './supervisorScene.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('the first value and the first line go out at once, the rest by the clock, the last on its own', () => {
  const scene = Scene.running();
  scene.event({ kind: 'started', backend });
  scene.event({ kind: 'values', values: [{ site: 0, count: 1, value: { kind: 'number', value: 1, isGate: false } }] });
  scene.event({ kind: 'output', from: 0, lines: ['first'], total: 1 });
  expect(scene.events.map(event => event.kind)).toEqual(['started', 'values', 'output']);
  scene.event({ kind: 'output', from: 1, lines: ['second'], total: 2 });
  expect(scene.events.length).toBe(3);
  vi.advanceTimersByTime(100);
  expect(scene.events.at(-1)).toEqual({ kind: 'output', from: 1, lines: ['second'], total: 2 });
});

test('at most 10 messages a second, whatever the lab does', () => {
  const scene = Scene.running();
  for (let ms = 0; ms < 2_000; ms++) {
    for (let print = 0; print < 5; print++) {
      const from = ms * 5 + print;
      scene.event({ kind: 'output', from, lines: [String(from)], total: from + 1 });
    }
    vi.advanceTimersByTime(1);
  }
  expect(scene.batches.length).toBeLessThanOrEqual(22);
  expect(scene.batches.map(batch => batch.seq)).toEqual(scene.batches.map((_, index) => index));
});

test('stop ends the worker, and everything pending comes before the end', () => {
  const scene = Scene.running();
  scene.event({ kind: 'output', from: 0, lines: ['first'], total: 1 });
  scene.event({ kind: 'output', from: 1, lines: ['last'], total: 2 });
  scene.event({ kind: 'line', line: 7 });
  vi.advanceTimersByTime(20);
  scene.supervisor.receive({ kind: 'stop', reason: 'user' });
  expect(scene.worker.isAlive).toBe(false);
  expect(scene.events.slice(1)).toEqual([
    { kind: 'line', line: 7 },
    { kind: 'output', from: 1, lines: ['last'], total: 2 },
    { kind: 'ended', outcome: { status: 'stopped', ms: 20, reason: 'user' } },
  ]);
  scene.event({ kind: 'line', line: 8 });
  vi.advanceTimersByTime(1_000);
  expect(scene.events.at(-1)?.kind).toBe('ended');
});

test('the time limit counts from go and ends the run', () => {
  const scene = Scene.running(5_000);
  vi.advanceTimersByTime(4_999);
  expect(scene.worker.isAlive).toBe(true);
  // One turn more, for what has come by then.
  vi.advanceTimersByTime(2);
  expect(scene.worker.isAlive).toBe(false);
  expect(scene.events).toEqual([{ kind: 'ended', outcome: { status: 'stopped', ms: 5_001, reason: 'time' } }]);
});

test('a lab that ended in time has ended as itself, though the supervisor stood still over the limit', () => {
  const scene = Scene.running(5_000);
  vi.advanceTimersByTime(4_999);
  // The supervisor stands still; when it goes on, the clock comes before the message that waits.
  vi.advanceTimersByTime(1);
  scene.event({ kind: 'ended', outcome: { status: 'finished', ms: 4_998 } });
  vi.advanceTimersByTime(10);
  expect(scene.events).toEqual([{ kind: 'ended', outcome: { status: 'finished', ms: 4_998 } }]);
});

test('go waits for the worker to be prepared', () => {
  const scene = new Scene();
  scene.supervisor.receive(load);
  scene.supervisor.receive({ kind: 'go', run, turned: [], timeLimitMs: 1_000 });
  expect(scene.kinds).toEqual(['init', 'expect']);
  vi.advanceTimersByTime(2_000);
  scene.say({ kind: 'prepared', backend });
  expect(scene.kinds).toEqual(['init', 'expect', 'go']);
  expect(scene.events).toEqual([]);
});

test('a worker stands ready before there is a lab, and is given the text of the last one when that is to run', () => {
  const scene = new Scene();
  scene.supervisor.receive({ ...load, lab: null });
  scene.say({ kind: 'prepared', backend });
  scene.supervisor.receive(load);
  const training = { ...lab, code: 'nn.GRU nn.LSTM loss.backward()' };
  scene.supervisor.receive({ ...load, lab: training });
  expect(scene.kinds).toEqual(['init', 'expect', 'expect']);
  expect(scene.worker.posted.at(-1)).toEqual({ kind: 'expect', trains: ['GRU', 'LSTM'] });
  expect(scene.sent.map(({ kind }) => kind)).toEqual(['loading', 'prepared', 'loading', 'prepared', 'loading', 'prepared']);

  scene.supervisor.receive({ kind: 'go', run, turned: [], timeLimitMs: 1_000 });
  expect(scene.workers.map(({ code }) => code)).toEqual(['']);
  expect(scene.worker.posted.slice(3)).toMatchObject([{ kind: 'go', code: training.code, codeLines: 1 }]);
  // It has its lab: no other one may come to it.
  scene.supervisor.receive(load);
  expect(scene.kinds).toEqual(['init', 'expect', 'expect', 'go']);
});

test('another backend takes another worker', () => {
  const scene = new Scene();
  scene.supervisor.receive({ ...load, lab: null });
  scene.supervisor.receive({ ...load, backend: 'auto' });
  expect(scene.workers.map(({ isAlive }) => isAlive)).toEqual([false, true]);
});

test('a worker that broke before it had a lab is made anew for one', () => {
  const scene = new Scene();
  scene.supervisor.receive({ ...load, lab: null });
  scene.worker.listener.onError('Uncaught Error: no room', null);
  scene.supervisor.receive(load);
  scene.say({ kind: 'prepared', backend });
  scene.supervisor.receive({ kind: 'go', run, turned: [], timeLimitMs: 1_000 });
  expect(scene.workers).toHaveLength(2);
  expect(scene.kinds.at(-1)).toBe('go');
});

test('where text cannot be read later, each lab has a worker whose script holds it', () => {
  const scene = new Scene(false);
  scene.supervisor.receive(load);
  scene.supervisor.receive({ ...load, lab: { ...lab, code: 'other' } });
  scene.say({ kind: 'prepared', backend });
  scene.supervisor.receive({ kind: 'go', run, turned: [], timeLimitMs: 1_000 });
  expect(scene.workers.map(({ code, isAlive }) => [code, isAlive])).toEqual([
    [lab.code, false],
    ['other', true],
  ]);
  expect(scene.kinds).toEqual(['init', 'expect', 'go']);
  expect(scene.worker.posted.at(-1)).toMatchObject({ code: null, codeLines: 1 });
});

test('where text cannot be read later, a second load takes the place of the first, whose worker is ended and not heard any more', () => {
  const scene = new Scene(false);
  scene.supervisor.receive(load);
  const first = scene.worker;
  const firstToken = scene.token;
  scene.supervisor.receive(load);
  expect(first.isAlive).toBe(false);
  first.listener.onMessage({ token: firstToken, kind: 'prepared', backend });
  expect(scene.sent.map(message => message.kind)).toEqual(['loading', 'loading']);
  expect(scene.token).not.toBe(firstToken);
});

test('what the runtime did not send is refused and counted', () => {
  const scene = Scene.running();
  const ended = { kind: 'ended', outcome: { status: 'finished', ms: 1 } } as const;
  const forged: unknown[] = [
    'x',
    null,
    { kind: 'event', event: ended },
    { token: '', kind: 'event', event: ended },
    { token: scene.token.replace(/./g, '0'), kind: 'event', event: ended },
    Object.create({ token: scene.token, kind: 'event', event: ended }),
    { token: scene.token, kind: 'passed' },
    { token: scene.token, kind: 'prepared', backend },
    { token: scene.token, kind: 'event', event: { kind: 'ended', outcome: { status: 'stopped', ms: 0, reason: 'user' } } },
    { token: scene.token, kind: 'event', event: { kind: 'ended', outcome: { status: 'stopped', ms: 0, reason: 'reached' } } },
  ];
  for (const message of forged) scene.worker.listener.onMessage(message);
  expect(scene.worker.isAlive).toBe(true);
  scene.event({ kind: 'line', line: 1 });
  expect(scene.batches.at(-1)?.refused).toBe(forged.length);
  expect(scene.events).toEqual([{ kind: 'line', line: 1 }]);
});

test('a flood of messages ends the lab', () => {
  const scene = Scene.running();
  for (let count = 0; count < 1_100; count++) scene.worker.listener.onMessage('x');
  expect(scene.worker.isAlive).toBe(false);
  expect(scene.events.at(-1)).toEqual({ kind: 'ended', outcome: { status: 'stopped', ms: 0, reason: 'lost' } });
});

test('a lab that does not parse fails with its place, and the runtime’s own lines are no place', () => {
  const scene = new Scene(false);
  scene.supervisor.receive(load);
  scene.worker.listener.onError('Uncaught SyntaxError: Unexpected token', { line: 2, column: 5 });
  scene.supervisor.receive({ kind: 'go', run, turned: [], timeLimitMs: 1_000 });
  const error = { name: 'SyntaxError', message: 'Unexpected token', frames: [{ line: 2, column: 5 }] };
  expect(scene.events).toEqual([{ kind: 'ended', outcome: { status: 'failed', ms: 0, error } }]);

  const other = Scene.running();
  other.worker.listener.onError('Uncaught TypeError: x is not a function', { line: 40, column: 5 });
  expect(other.events[0]).toMatchObject({ outcome: { error: { name: 'TypeError', message: 'x is not a function', frames: [] } } });

  const later = Scene.running();
  later.worker.listener.onError('Uncaught SyntaxError: Unexpected token', { line: 2, column: 5 });
  expect(later.events).toEqual([{ kind: 'ended', outcome: { status: 'failed', ms: 0, error } }]);
  const runtime = Scene.running();
  runtime.worker.listener.onError('Uncaught TypeError: x is not a function', null);
  expect(runtime.events[0]).toMatchObject({ outcome: { error: { name: 'TypeError', frames: [] } } });
});

test('the backend a run reports is the one that was settled before lab code ran', () => {
  const scene = Scene.running();
  scene.event({ kind: 'started', backend: { name: 'webgl', reason: 'forged' } });
  scene.event({ kind: 'output', from: 0, lines: ['x'], total: 1 });
  expect(scene.events[0]).toEqual({ kind: 'started', backend });
});

const verdict = {
  kind: 'verdict',
  verdict: {
    kind: 'right',
    message: 'Right: the sub-goal is met.',
    line: null,
    goals: [{ id: 'runs', title: 'It runs', state: 'met', message: 'It runs.', line: null, tolerance: null }],
    mistake: null,
    notes: [],
  },
} as const;

test('takes one verdict from a check, and none from a lab', () => {
  const verdicts = (scene: Scene): number =>
    scene.sent.flatMap(message => (message.kind === 'events' ? message.events : [])).filter(({ kind }) => kind === 'verdict').length;
  const ended = { kind: 'ended', outcome: { status: 'finished', ms: 1 } } as const;

  const alone = Scene.running();
  alone.event(verdict);
  alone.event(ended);
  expect(verdicts(alone)).toBe(0);

  const checked = new Scene();
  checked.supervisor.receive({ ...load, lab: { ...lab, check: { files: [], typedNumbers: [], numberCount: 0, keyLines: [] } } });
  checked.say({ kind: 'prepared', backend });
  checked.supervisor.receive({ kind: 'go', run, turned: [], timeLimitMs: 1_000 });
  checked.event(verdict);
  checked.event(verdict);
  checked.event(ended);
  expect(verdicts(checked)).toBe(1);
  expect(checked.sent.at(-1)).toMatchObject({ refused: 1 });
});

const finished: RunEvent = { kind: 'ended', outcome: { status: 'finished', ms: 5 } };

test('the worker of a run that has finished stays where it has something to show, and answers questions', () => {
  const scene = Scene.running();
  scene.event({ kind: 'output', from: 0, lines: ['first'], total: 1 });
  scene.event({ kind: 'output', from: 1, lines: ['last'], total: 2 });
  scene.say({ kind: 'stays' });
  scene.event(finished);
  expect(scene.worker.isAlive).toBe(true);
  expect(scene.events.at(-1)).toEqual(finished);
  expect(scene.batches.at(-1)?.stays).toBe(true);
  scene.supervisor.receive({ kind: 'look', id: 1, request: { kind: 'layers' } });
  expect(scene.kinds.at(-1)).toBe('look');
  const answer = { kind: 'layers', layers: [], leftOut: 0 } as const;
  scene.say({ kind: 'seen', id: 1, answer });
  expect(scene.sent.at(-1)).toEqual({ kind: 'seen', id: 1, answer });
  // A lab that goes on by itself is ended.
  scene.event({ kind: 'line', line: 8 });
  expect(scene.worker.isAlive).toBe(false);
});

test.each([
  ['has nothing to show', (scene: Scene) => scene.event(finished)],
  [
    'was stopped',
    (scene: Scene) => {
      scene.say({ kind: 'stays' });
      scene.supervisor.receive({ kind: 'stop', reason: 'user' });
    },
  ],
  [
    'failed',
    (scene: Scene) => {
      scene.say({ kind: 'stays' });
      scene.event({ kind: 'ended', outcome: { status: 'failed', ms: 1, error: { name: 'Error', message: 'boom', frames: [] } } });
    },
  ],
])('the worker of a run that %s does not stay', (_how, end) => {
  const scene = Scene.running();
  end(scene);
  expect(scene.worker.isAlive).toBe(false);
  expect(scene.batches.at(-1)?.stays).toBe(undefined);
});

test('no worker stays with a message of a stranger', () => {
  const scene = Scene.running();
  scene.worker.listener.onMessage({ token: 'guessed', kind: 'stays' });
  scene.event(finished);
  expect(scene.worker.isAlive).toBe(false);
});
