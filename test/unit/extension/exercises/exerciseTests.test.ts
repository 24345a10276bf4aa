import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AttemptFile } from '../../../../src/extension/lessons/attemptFile.ts';
import type { CheckedAttempt } from '../../../../src/extension/exercises/checkService.ts';
import { unlooked, type Verdict } from '../../../../src/core/run/verdict.ts';
import * as fake from '../fakeVSCode/vscode.ts';
import { standIn } from '../fakeVSCode/standIn.ts';
import { codeExercise, lesson, right, wrong } from './sampleExercise.ts';

vi.mock('vscode', () => import('../fakeVSCode/vscode.ts'));
const { ExerciseTests } = await import('../../../../src/extension/exercises/exerciseTests.ts');

const path = '/course/exercise-close-it.lab.ts';
const go = new fake.FakeToken();
const settle = () => new Promise(resolve => setTimeout(resolve, 0));

async function setUp(verdict: Verdict = right) {
  fake.forgetAll();
  fake.workspace.workspaceFolders = [fake.folderAt('/course')];
  const checked = new fake.EventEmitter<CheckedAttempt>();
  const asked: string[] = [];
  const check = (attempt: AttemptFile) => {
    asked.push(attempt.uri.path);
    const result = { attempt, text: '', verdict };
    checked.fire(result);
    return Promise.resolve(result);
  };
  const library = { lessons: () => Promise.resolve([lesson]) };
  const place = { lesson, root: fake.folderAt('/course'), folder: fake.Uri.file('/course'), isInUse: true };
  const folder = { placesOf: () => Promise.resolve([place]) };
  new ExerciseTests({ library: standIn(library), folder: standIn(folder), checks: standIn({ onDidCheck: checked.event, check }) });
  const controller = fake.controllers.at(-1);
  if (!controller) throw new Error('No controller was made.');
  await controller.resolveHandler?.(undefined);
  const [item] = [...controller.items].map(([, one]) => one);
  if (!item) throw new Error('No test was found.');
  return { controller, item, asked, check };
}

beforeEach(() => {
  fake.workspace.workspaceFolders = undefined;
});

describe('exercises in the Test Explorer', () => {
  it('are one test each, in the file they are done in', async () => {
    const { controller } = await setUp();
    const items = [...controller.items].map(([, one]) => one);
    expect(items.map(({ label, uri }) => [label, uri?.path])).toEqual([
      ['Close it', path],
      ['Why (self-check)', '/course/exercise-why.md'],
    ]);
    // VS Code says it to screen readers in place of the label.
    expect(items.every(({ description }) => description === undefined)).toBe(true);
  });

  it.each([
    [right, ['started Close it', 'passed The gate, within 0.1', 'passed Close it']],
    [wrong, ['started Close it', 'failed The gate, within 0.1', 'skipped The output', 'failed Close it']],
    [unlooked('notStarted', 'Not started.'), ['started Close it', 'skipped Close it']],
    [unlooked('couldNotRun', 'The check could not run: no page.'), ['started Close it', 'errored Close it']],
  ])('show a verdict as what it is', async (verdict, told) => {
    const { controller, item } = await setUp(verdict);
    new fake.FakeText(path, 'mine');
    await controller.run(new fake.TestRunRequest([item]), go);
    const [run] = controller.runs;
    expect(run?.told).toEqual(told);
    expect(run?.isOver).toBe(true);
    expect(run?.output).toContain(verdict.message);
  });

  it('say of each goal what was found, and of which line, above the lines that have values', async () => {
    const { controller, item } = await setUp(wrong);
    new fake.FakeText(path, 'mine');
    await controller.run(new fake.TestRunRequest([item]), go);
    expect([...item.children].map(([, child]) => [child.label, child.description, child.sortText])).toEqual([
      ['The gate, within 0.1', undefined, '000'],
      ['The output', undefined, '001'],
    ]);
    expect(controller.runs[0]?.messages[0]).toEqual({ text: 'The gate is 0.73. Line 2.', line: 0 });
  });

  it('are not started where there is no file, and no file is made', async () => {
    const { controller, asked } = await setUp();
    await controller.run(new fake.TestRunRequest(), go);
    expect(controller.runs[0]?.told).toEqual([
      'started Close it',
      'skipped Close it',
      'started Why (self-check)',
      'skipped Why (self-check)',
    ]);
    expect(asked).toEqual([]);
    expect([...fake.memoryFiles.files.keys()]).toEqual([]);
  });

  it('are checked whole where only a goal was chosen, and not where they are left out', async () => {
    const { controller, item, asked } = await setUp();
    new fake.FakeText(path, 'mine');
    await controller.run(new fake.TestRunRequest([item]), go);
    const [goal] = [...item.children].map(([, child]) => child);
    await controller.run(new fake.TestRunRequest(goal && [goal]), go);
    expect(asked).toEqual([path, path]);
    await controller.run(new fake.TestRunRequest(undefined, [item]), go);
    const cancelled = new fake.FakeToken();
    cancelled.cancel();
    await controller.run(new fake.TestRunRequest([item]), cancelled);
    expect(asked).toHaveLength(2);
    expect(controller.runs.every(({ isOver }) => isOver)).toBe(true);
  });

  it('are one more for each further attempt, which runs by itself', async () => {
    const { controller, asked } = await setUp();
    const copy = '/course/exercise-close-it-2.lab.ts';
    fake.memoryFiles.files.set(copy, 'mine, too');
    fake.memoryFiles.files.set('/course/exercise-other.lab.ts', 'mine, too');
    new fake.FakeText(copy, 'mine, too');
    fake.filesCreated.fire({ files: [fake.Uri.file(copy)] });
    await settle();
    const items = [...controller.items].map(([, one]) => one);
    expect(items.map(({ label, uri }) => [label, uri?.path])).toEqual([
      ['Close it', path],
      ['Why (self-check)', '/course/exercise-why.md'],
      ['Close it, exercise-close-it-2.lab.ts', copy],
    ]);
    const further = items.find(({ uri }) => uri?.path === copy);
    await controller.run(new fake.TestRunRequest(further && [further]), go);
    expect(asked).toEqual([copy]);
    expect(controller.runs[0]?.told).toEqual([
      'started Close it, exercise-close-it-2.lab.ts',
      'passed The gate, within 0.1',
      'passed Close it, exercise-close-it-2.lab.ts',
    ]);
  });

  it('show a further attempt that was checked before anybody looked for it', async () => {
    const { controller, check } = await setUp();
    const copy = '/course/exercise-close-it-3.lab.ts';
    fake.memoryFiles.files.set(copy, 'mine, too');
    await check({ lesson, exercise: codeExercise, uri: fake.Uri.file(copy) });
    await settle();
    expect([...controller.items].some(([, { uri }]) => uri?.path === copy)).toBe(true);
    expect(controller.runs).toHaveLength(1);
  });

  it('show an attempt that was checked in a folder without labs of the lesson', async () => {
    const { controller, check } = await setUp();
    await check({ lesson, exercise: codeExercise, uri: fake.Uri.file('/elsewhere/exercise-close-it.lab.ts') });
    await settle();
    expect(controller.runs.map(({ told }) => told)).toEqual([['passed The gate, within 0.1', 'passed Close it']]);
    expect([...controller.items].map(([, { uri }]) => uri?.path)).toContain('/elsewhere/exercise-close-it.lab.ts');
  });

  it('also show what was checked elsewhere, and their own checks once', async () => {
    const { controller, item, check } = await setUp();
    await check({ lesson, exercise: codeExercise, uri: fake.Uri.file('/course/exercise-close-it.lab.js') });
    await settle();
    expect(controller.runs.map(({ told }) => told)).toEqual([['passed The gate, within 0.1', 'passed Close it']]);
    new fake.FakeText(path, 'mine');
    await controller.run(new fake.TestRunRequest([item]), go);
    await settle();
    expect(controller.runs).toHaveLength(2);
  });
});
