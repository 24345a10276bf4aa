import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { backend, load, run, Scene } from './supervisorScene.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A run that was told to go in a frame where it can be held, for at most a second. */
function holdable(): Scene {
  const scene = new Scene();
  scene.supervisor.receive({ ...load, canPause: true });
  scene.say({ kind: 'prepared', backend });
  scene.supervisor.receive({ kind: 'go', run, turned: [], timeLimitMs: 1_000 });
  scene.event({ kind: 'started', backend });
  return scene;
}

test('a run that stands still uses up none of its time', () => {
  const scene = holdable();
  vi.advanceTimersByTime(600);
  scene.supervisor.receive({ kind: 'pause', request: 'pause' });
  scene.event({ kind: 'paused', isPaused: true });
  vi.advanceTimersByTime(3_600_000);
  expect(scene.worker.isAlive).toBe(true);
  scene.supervisor.receive({ kind: 'pause', request: 'goOn' });
  scene.event({ kind: 'paused', isPaused: false });
  vi.advanceTimersByTime(399);
  expect(scene.worker.isAlive).toBe(true);
  vi.advanceTimersByTime(2);
  expect(scene.worker.isAlive).toBe(false);
  const outcome = scene.events.find(event => event.kind === 'ended')?.outcome;
  expect(outcome).toMatchObject({ status: 'stopped', reason: 'time' });
  expect(outcome?.ms).toBeLessThan(1_100);
});

test('a run that stands still is stopped like any other', () => {
  const scene = holdable();
  scene.supervisor.receive({ kind: 'pause', request: 'pause' });
  scene.event({ kind: 'paused', isPaused: true });
  scene.supervisor.receive({ kind: 'stop', reason: 'user' });
  expect(scene.worker.isAlive).toBe(false);
  expect(scene.events.at(-1)).toMatchObject({ kind: 'ended', outcome: { status: 'stopped', reason: 'user' } });
});

test('a run that nobody holds cannot say that it stands still, and have no limit', () => {
  const scene = holdable();
  scene.event({ kind: 'paused', isPaused: true });
  vi.advanceTimersByTime(1_100);
  expect(scene.events.map(({ kind }) => kind)).not.toContain('paused');
  expect(scene.batches.at(-1)?.refused).toBe(1);
  expect(scene.worker.isAlive).toBe(false);
});

test('whether a run can be held is told at its start', () => {
  const scene = holdable();
  vi.advanceTimersByTime(200);
  expect(scene.events.find(({ kind }) => kind === 'started')).toMatchObject({ canPause: true });
  const other = Scene.running();
  other.event({ kind: 'started', backend });
  vi.advanceTimersByTime(200);
  expect(other.events.find(({ kind }) => kind === 'started')).not.toHaveProperty('canPause');
});
