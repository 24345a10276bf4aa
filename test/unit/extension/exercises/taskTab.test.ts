import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LabHostApi, ShownTask } from '../../../../src/core/channels/labPageChannel.ts';
import type { Progress } from '../../../../src/learning/progress.ts';
import type { PageLink } from '../../../../src/extension/labView/pageLink.ts';
import type { TaskPress } from '../../../../src/extension/exercises/taskTab.ts';
import type { CheckedAttempt } from '../../../../src/extension/exercises/checkService.ts';
import { FakeMemory } from '../fakeVSCode/memory.ts';
import * as fake from '../fakeVSCode/vscode.ts';
import { standIn } from '../fakeVSCode/standIn.ts';
import { codeExercise, lesson, lessonFiles, logs, right, wordsExercise, wrong } from './sampleExercise.ts';
import { eventually } from '../../eventually.ts';

vi.mock('vscode', () => import('../fakeVSCode/vscode.ts'));
const { Attempts } = await import('../../../../src/extension/exercises/attempts.ts');
const { Hints } = await import('../../../../src/extension/exercises/hints.ts');
const { LessonFiles } = await import('../../../../src/extension/host/lessonFiles.ts');
const { TakenHelp } = await import('../../../../src/extension/exercises/takenHelp.ts');
const { TaskPresses } = await import('../../../../src/extension/exercises/taskPresses.ts');
const { TaskTab } = await import('../../../../src/extension/exercises/taskTab.ts');
const { TaskTexts } = await import('../../../../src/extension/exercises/taskTexts.ts');
const { TaskViews } = await import('../../../../src/extension/exercises/taskViews.ts');
const { Walkthrough } = await import('../../../../src/extension/exercises/walkthrough.ts');

const reading = await import('../../../../src/reading/reading.ts');

/** However slow the machine is. */

const uri = fake.Uri.file('/course/exercise-close-it.lab.ts');
const attempt = { lesson, exercise: codeExercise, uri };

function setUp() {
  const state = { passed: false, isTrusted: true, result: undefined as CheckedAttempt | undefined, memory: new FakeMemory() };
  const sent: ShownTask[] = [];
  const pageOf = (): PageLink =>
    standIn<PageLink>({
      remote: standIn<PageLink['remote']>({ showTask: (shown: ShownTask) => Promise.resolve(void sent.push(shown)) }),
    });
  const page = { now: undefined as PageLink | undefined };
  const opened = new fake.EventEmitter<PageLink>();
  const requested = new fake.EventEmitter<Parameters<LabHostApi['requestTask']>[0]>();
  const changed = new fake.EventEmitter<void>();
  const earned = new fake.EventEmitter<void>();
  const cancelled: string[] = [];
  const open = (): Promise<PageLink> => {
    const made = (page.now ??= pageOf());
    opened.fire(made);
    return Promise.resolve(made);
  };
  const focused: string[] = [];
  const labView = {
    get page() {
      return page.now;
    },
    isVisible: true,
    open,
    focus: () => (focused.push('view'), open()),
    reveal: () => undefined,
    onDidOpen: opened.event,
    onDidRequestTask: requested.event,
  };
  const checks = {
    onDidChange: changed.event,
    onDidProgress: new fake.EventEmitter<void>().event,
    isChecking: () => false,
    progressOf: () => null,
    resultOf: () => state.result,
    cancel: ({ path }: fake.Uri) => cancelled.push(path),
  };
  const store = {
    ...{ ready: () => Promise.resolve(), record: () => Promise.resolve(), onDidChange: earned.event },
    progress: standIn<Progress>({ exerciseState: (_place, _lesson, id) => (state.passed && id === 'close-it' ? 'passed' : 'tried') }),
  };
  const library = {
    lessons: () => Promise.resolve([lesson]),
    filesOf: () => new LessonFiles(fake.Uri.file('/extension/labs/mine')),
  };
  const laid: string[] = [];
  const texts = { put: (_owner: string, name: string) => (laid.push(name), fake.Uri.file(`/beside/${name}`)) };
  const shown: string[] = [];
  const attempts = new Attempts({
    ...{ library: standIn(library), folder: standIn({ attemptCopy: () => Promise.resolve(fake.Uri.file('/course/exercise-why.md')) }) },
    opener: standIn({
      folderFor: () => Promise.resolve(fake.Uri.file('/course')),
      show: (one: fake.Uri) => (shown.push(one.path), Promise.resolve(new fake.FakeText(one.path, ''))),
    }),
    trust: standIn({ isGiven: true }),
  });
  const help = new TakenHelp(state.memory);
  const isInSight = () => labView.isVisible;
  const hints = new Hints({ checks: standIn(checks), help, store: standIn(store), isInSight });
  const walkthrough = new Walkthrough({ library: standIn(library), texts: standIn(texts), store: standIn(store), help, isInSight });
  const views = new TaskViews({
    texts: new TaskTexts(standIn(library), () => Promise.resolve(reading)),
    ...{ checks: standIn(checks), hints, help, walkthrough, store: standIn(store) },
  });
  const log = logs();
  const tab = new TaskTab({
    ...{ attempts, checks: standIn(checks), help, views, labView: standIn(labView), log: standIn(log) },
    trust: standIn({
      get isGiven() {
        return state.isTrusted;
      },
    }),
  });
  const presses: TaskPress[] = [];
  tab.onDidPress(press => presses.push(press));
  new TaskPresses({
    ...{ tab, attempts, checks: standIn(checks), help, walkthrough, store: standIn(store) },
    fault: (error: unknown) => expect.fail(String(error)),
  });
  const last = () => sent.at(-1) ?? expect.fail('Nothing was shown.');
  /** The next message that is as wanted. */
  const whenShown = (wanted: (shown: ShownTask) => boolean) => eventually(() => sent.findLast(wanted) ?? expect.fail('Not shown yet.'));
  const press = (request: TaskPress['request'], key = last().task?.key ?? '') => requested.fire({ key, request });
  return { state, sent, tab, help, hints, labView, changed, focused, cancelled, laid, shown, presses, log, open, last, whenShown, press };
}

beforeEach(() => {
  fake.forgetAll();
  for (const [name, text] of Object.entries(lessonFiles)) fake.memoryFiles.files.set(`/extension/labs/mine/${name}`, text);
  fake.window.activeTextEditor = new fake.FakeEditor(new fake.FakeText(uri.path, 'mine'));
});

describe('the tab Task', () => {
  it('shows what is asked in the attempt the learner is in, as checked trees', async () => {
    const { open, last, whenShown } = setUp();
    await open();
    await whenShown(({ task }) => task !== null);
    expect(last().front).toBeUndefined();
    expect(last().task).toEqual({
      ...{ key: 'task-0', title: 'Close it', fileName: 'exercise-close-it.lab.ts', isInWords: false },
      asked: [{ kind: 'paragraph', content: [{ kind: 'text', text: 'Close the gate.' }] }],
      check: { state: 'none' },
      hints: { taken: [], left: 2, about: null },
      walkthrough: { steps: [], total: 2, answer: null },
      ...{ others: [], next: null },
    });
  });

  it('says nothing twice, and nothing at all before there is a page', async () => {
    const { open, sent, tab, whenShown, changed } = setUp();
    tab.show(uri, 'check');
    expect(sent).toEqual([]);
    await open();
    await whenShown(({ front }) => front?.part === 'check');
    const before = sent.length;
    changed.fire();
    await eventually(() => expect(fake.executed).toEqual([]));
    expect(sent).toHaveLength(before);
  });

  it('takes the former exercise from the page at once, however long it takes to read the next', async () => {
    fake.memoryFiles.files.set('/extension/labs/mine/close/task.md', 'Why?');
    const { open, sent, tab, last, whenShown } = setUp();
    await open();
    await whenShown(({ task }) => task?.title === 'Close it');
    const before = sent.length;
    tab.show(fake.Uri.file('/course/exercise-why.md'), 'task');
    expect(sent.slice(before)).toEqual([{ task: null, isReading: true }]);
    await whenShown(({ task }) => task?.title === 'Why');
    expect(last().isReading).toBeUndefined();
  });

  it('shows what the check found, and what comes after a pass', async () => {
    const { open, state, changed, whenShown } = setUp();
    await open();
    await whenShown(({ task }) => task !== null);
    state.result = { attempt, text: 'mine', verdict: wrong };
    changed.fire();
    const missed = await whenShown(({ task }) => task?.check.state === 'checked');
    expect(missed.task).toMatchObject({ check: { verdict: wrong }, hints: { left: 2, about: 'The gate' }, others: [], next: null });
    Object.assign(state, { passed: true, result: { attempt, text: 'mine', verdict: right } });
    changed.fire();
    const passed = await whenShown(({ task }) => task !== null && task.next !== null);
    expect(passed.task).toMatchObject({ check: { verdict: right }, others: ['Shorter'], next: { kind: 'exercise', title: 'Why' } });
  });

  it('brings hints and steps to the front as they are taken, and says nothing elsewhere', async () => {
    const { open, hints, press, whenShown } = setUp();
    await open();
    await whenShown(({ task }) => task !== null);
    await hints.show(attempt);
    const hinted = await whenShown(({ front }) => front?.part === 'hints');
    expect(hinted.task?.hints).toEqual({ taken: [[{ kind: 'text', text: 'Look around.' }]], left: 1, about: null });
    press({ kind: 'nextStep' });
    const stepped = await whenShown(({ front }) => front?.part === 'walkthrough');
    expect(stepped.task?.walkthrough.steps.map(({ title }) => title)).toEqual(['First']);
    press({ kind: 'answer' });
    await whenShown(({ task }) => task !== null && task.walkthrough.answer !== null);
    expect(fake.said).toEqual([]);
  });

  it('keeps help for the next window, until the attempt is reset', async () => {
    const { open, hints, help, state, whenShown } = setUp();
    await open();
    await whenShown(({ task }) => task !== null);
    await hints.show(attempt);
    expect(new TakenHelp(state.memory).of(uri).hints).toEqual(['Look around.']);
    help.forget(uri);
    expect(new TakenHelp(state.memory).of(uri).hints).toEqual([]);
  });

  it('does not believe the page: only what is shown can be meant', async () => {
    const { open, press, presses, laid, shown, state, whenShown, changed } = setUp();
    await open();
    await whenShown(({ task }) => task !== null);
    press({ kind: 'check' }, 'task-7');
    press({ kind: 'line', at: 0.5 });
    // Neither was shown yet, and the exercise is not passed.
    press({ kind: 'step', at: 1 });
    press({ kind: 'other', at: 0 });
    await eventually(() => expect(presses).toHaveLength(2));
    expect(laid).toEqual([]);
    state.passed = true;
    changed.fire();
    await whenShown(({ task }) => task !== null && task.next !== null);
    press({ kind: 'other', at: 0 });
    await eventually(() => expect(laid).toEqual(['Another way: Shorter.ts']));
    press({ kind: 'next' });
    await eventually(() => expect(shown).toEqual(['/course/exercise-why.md']));
  });

  it('does by its commands what has commands', async () => {
    const { open, press, cancelled, whenShown } = setUp();
    await open();
    await whenShown(({ task }) => task !== null);
    for (const kind of ['check', 'hint', 'cancel'] as const) press({ kind });
    await eventually(() => expect(cancelled).toEqual([uri.path]));
    expect(fake.executed.map(({ command, args }) => [command, ...args])).toEqual([
      ['gatescope.checkAttempt', uri],
      ['gatescope.showHint', uri],
    ]);
  });

  it('opens the view for its command, with the focus where no pointer was used', async () => {
    const { tab, focused, whenShown, state } = setUp();
    expect(await tab.open(attempt, 'task', false)).toBe(true);
    expect(focused).toEqual([]);
    await tab.open(attempt, 'task', true);
    expect(focused).toEqual(['view']);
    await whenShown(({ front }) => front?.isFocused === true);
    state.isTrusted = false;
    expect(await tab.open(attempt, 'task', true)).toBe(false);
  });

  it('has what an answer in words is looked at for', async () => {
    const words = { lesson, exercise: wordsExercise, uri: fake.Uri.file('/course/exercise-why.md') };
    fake.memoryFiles.files.set('/extension/labs/mine/close/task.md', 'Why?');
    const { tab, whenShown } = setUp();
    await tab.open(words, 'task', false);
    expect((await whenShown(({ task }) => task?.title === 'Why')).task).toMatchObject({ isInWords: true, hints: { left: 0 } });
  });
});
