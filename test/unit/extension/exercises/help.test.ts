import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Verdict } from '../../../../src/core/verdict.ts';
import * as fake from './exerciseVSCode.ts';
import { codeExercise, lesson, lessonFiles, solution, wrong } from './sampleExercise.ts';

vi.mock('vscode', () => import('./exerciseVSCode.ts'));
const { Hints } = await import('../../../../src/extension/exercises/hints.ts');
const { Walkthrough } = await import('../../../../src/extension/exercises/walkthrough.ts');
const { LessonFiles } = await import('../../../../src/extension/lessons/lessonFiles.ts');

const attempt = { lesson, exercise: codeExercise, uri: new fake.Uri('/course/exercise-close-it.lab.ts') } as never;

beforeEach(() => {
  fake.forgetAll();
  for (const [name, text] of Object.entries(lessonFiles)) fake.memoryFiles.files.set(`/extension/labs/mine/${name}`, text);
});

describe('hints', () => {
  function setUp() {
    const found = { verdict: undefined as Verdict | undefined };
    const recorded: unknown[] = [];
    const store = { record: (deed: unknown) => Promise.resolve(recorded.push(deed)) };
    const checks = { resultOf: () => found.verdict && { verdict: found.verdict } };
    return { found, recorded, hints: new Hints(checks as never, store as never) };
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
  function setUp(state = 'tried') {
    const shown = new Map<string, string>();
    const texts = {
      put: (owner: string, name: string, text: string) => {
        const uri = new fake.Uri(`/${owner}/${name}`);
        shown.set(uri.path, text);
        return uri;
      },
    };
    const library = { filesOf: () => new LessonFiles(new fake.Uri('/extension/labs/mine') as never) };
    const store = { ready: () => Promise.resolve(), progress: { exerciseState: () => state } };
    let labels: string[] = [];
    const choose = (label: string): void => {
      Object.assign(fake.window, {
        showQuickPick: (items: { label: string }[]) => {
          labels = items.map(item => item.label);
          return Promise.resolve(items.find(item => item.label.startsWith(label)));
        },
      });
    };
    choose('nothing');
    return { shown, choose, labels: () => labels, walkthrough: new Walkthrough({ library, texts, store } as never) };
  }

  it('offers other ways only to those who have found one', async () => {
    const before = setUp();
    await before.walkthrough.show(attempt);
    expect(before.labels()).toEqual(['Step 1: First', 'Step 2: Second', 'The whole way: Reference', 'In words']);
    const after = setUp('passed');
    await after.walkthrough.show(attempt);
    expect(after.labels()).toContain('Another way: Shorter');
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
