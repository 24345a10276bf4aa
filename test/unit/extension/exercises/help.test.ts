import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ExerciseProgress, Progress } from '../../../../src/learning/progress.ts';
import type { Verdict } from '../../../../src/core/run/verdict.ts';
import { FakeMemory } from '../fakeVSCode/memory.ts';
import * as fake from '../fakeVSCode/vscode.ts';
import { standIn } from '../fakeVSCode/standIn.ts';
import { codeExercise, lesson, lessonFiles, solution, wrong } from './sampleExercise.ts';

vi.mock('vscode', () => import('../fakeVSCode/vscode.ts'));
const { Hints } = await import('../../../../src/extension/exercises/hints.ts');
const { Walkthrough } = await import('../../../../src/extension/exercises/walkthrough.ts');
const { TakenHelp } = await import('../../../../src/extension/exercises/takenHelp.ts');
const { LessonFiles } = await import('../../../../src/extension/host/lessonFiles.ts');

const attempt = { lesson, exercise: codeExercise, uri: fake.Uri.file('/course/exercise-close-it.lab.ts') };

beforeEach(() => {
  fake.forgetAll();
  for (const [name, text] of Object.entries(lessonFiles)) fake.memoryFiles.files.set(`/extension/labs/mine/${name}`, text);
});

describe('hints', () => {
  function setUp() {
    const found = { verdict: undefined as Verdict | undefined };
    const recorded: unknown[] = [];
    const store = { record: (deed: unknown) => Promise.resolve(void recorded.push(deed)) };
    const checks = { resultOf: () => found.verdict && { attempt, text: '', verdict: found.verdict } };
    const help = new TakenHelp(new FakeMemory());
    const sight = { isInSight: false };
    const hints = new Hints({ checks: standIn(checks), help, store: standIn(store), isInSight: () => sight.isInSight });
    return { found, recorded, help, sight, hints };
  }

  it('come one at a time, vague first, and the plainest is said again', async () => {
    const { hints, recorded } = setUp();
    for (let press = 0; press < 3; press++) await hints.show(attempt);
    expect(fake.said).toEqual(['Hint 1 of 2: Look around.', 'Hint 2 of 2: Look at gate.', 'Hint 2 of 2: Look at gate.']);
    expect(recorded).toMatchObject([{ kind: 'hintShown', hint: 0 }, { hint: 1 }]);
  });

  it('can be read again, backwards and forwards', async () => {
    const { hints, recorded } = setUp();
    await hints.show(attempt);
    fake.presses.push(
      (_, [, previous]) => previous,
      (_, [next]) => next,
      (_, [walkthrough]) => walkthrough,
    );
    await hints.show(attempt);
    expect(fake.said).toEqual([
      'Hint 1 of 2: Look around.',
      'Hint 2 of 2: Look at gate.',
      'Hint 1 of 2: Look around.',
      'Hint 2 of 2: Look at gate.',
    ]);
    expect(recorded).toHaveLength(2);
    expect(fake.executed.map(({ command }) => command)).toEqual(['gatescope.showWalkthrough']);
  });

  it('follow what the last check found', async () => {
    const { hints, found } = setUp();
    await hints.show(attempt);
    found.verdict = wrong;
    await hints.show(attempt);
    await hints.show(attempt);
    expect(fake.said.slice(1)).toEqual(['Hint 1 of 2: Its score.', 'Hint 2 of 2: The score is -1.']);
  });

  it('are said nowhere else while the task is in sight', async () => {
    const { hints, help, sight } = setUp();
    sight.isInSight = true;
    for (let press = 0; press < 3; press++) await hints.show(attempt);
    expect(fake.said).toEqual([]);
    expect(help.of(attempt.uri).hints).toEqual(['Look around.', 'Look at `gate`.']);
    expect(hints.leftOf(attempt)).toEqual({ left: 0, about: null });
  });

  it('say how many are left, and for which sub-goal', () => {
    const { hints, found } = setUp();
    found.verdict = wrong;
    expect(hints.leftOf(attempt)).toEqual({ left: 2, about: 'The gate' });
  });

  it('are none after a check that has passed, which is said', async () => {
    const { hints, found, help } = setUp();
    found.verdict = { ...wrong, kind: 'right', goals: wrong.goals.map(goal => ({ ...goal, state: 'met' })) };
    expect(hints.leftOf(attempt)).toEqual({ left: null, about: null });
    await hints.show(attempt);
    expect(fake.said).toEqual(['The last check has passed: no hint is needed.']);
    expect(help.of(attempt.uri).hints).toEqual([]);
  });

  it('lead to the next, and at their end to the walkthrough', async () => {
    const { hints } = setUp();
    fake.presses.push(
      (_, [button]) => button,
      (_, [button]) => button,
    );
    await hints.show(attempt);
    await hints.show(attempt);
    expect(fake.executed.map(({ command }) => command)).toEqual(['gatescope.showHint', 'gatescope.showWalkthrough']);
  });
});

describe('the walkthrough', () => {
  function setUp(state: ExerciseProgress = 'tried') {
    const shown = new Map<string, string>();
    const texts = {
      put: (owner: string, name: string, text: string) => {
        const uri = fake.Uri.file(`/${owner}/${name}`);
        shown.set(uri.path, text);
        return uri;
      },
    };
    const library = { filesOf: () => new LessonFiles(fake.Uri.file('/extension/labs/mine')) };
    const store = { ready: () => Promise.resolve(), progress: standIn<Progress>({ exerciseState: () => state }) };
    const help = new TakenHelp(new FakeMemory());
    const sight = { isInSight: false };
    let labels: readonly string[] = [];
    const choose = (label: string): void => {
      fake.choices.item = offered => {
        labels = offered;
        return offered.find(one => one.startsWith(label));
      };
    };
    choose('nothing');
    return {
      shown,
      choose,
      labels: () => labels,
      help,
      sight,
      walkthrough: new Walkthrough({
        ...{ library: standIn(library), texts: standIn(texts), store: standIn(store), help },
        isInSight: () => sight.isInSight,
      }),
    };
  }

  it('offers other ways only to those who have found one', async () => {
    const before = setUp();
    await before.walkthrough.show(attempt);
    expect(before.labels()).toEqual(['Step 1: First', 'Step 2: Second', 'The whole way: Reference', 'In words']);
    const after = setUp('passed');
    await after.walkthrough.show(attempt);
    expect(after.labels()).toContain('Another way: Shorter');
  });

  it('says nothing while the task is in sight, where its steps are read', async () => {
    const { walkthrough, choose, help, sight } = setUp();
    sight.isInSight = true;
    choose('Step 2');
    await walkthrough.show(attempt);
    choose('In words');
    await walkthrough.show(attempt);
    expect(fake.said).toEqual([]);
    expect(help.of(attempt.uri)).toEqual({ hints: [], steps: 2, isAnswered: true });
    expect(fake.executed.map(({ command }) => command)).toEqual(['vscode.diff']);
  });

  it('is laid beside the attempt, step by step, and never over it', async () => {
    const { walkthrough, choose, shown } = setUp();
    choose('Step 1');
    fake.presses.push((_, [button]) => button);
    await walkthrough.show(attempt);
    const diffs = fake.executed
      .filter(({ command }) => command === 'vscode.diff')
      .map(({ args }) => (args as fake.Uri[]).slice(0, 2).map(({ path }) => path));
    expect(diffs).toEqual([
      ['/course/exercise-close-it.lab.ts', '/close-it/Step 1.ts'],
      ['/course/exercise-close-it.lab.ts', '/close-it/Step 2.ts'],
    ]);
    expect(shown.get('/close-it/Step 2.ts')).toBe(solution);
    expect(fake.said).toEqual(['Step 1 of 2: First. Find gate.', 'Step 2 of 2: Second. Change it.']);
    expect([...fake.memoryFiles.files.keys()].filter(path => path.startsWith('/course'))).toEqual([]);
  });
});
