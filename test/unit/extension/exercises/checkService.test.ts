import { beforeEach, describe, expect, it, vi } from 'vitest';
import { lineStartsOf } from '../../../../src/core/source/lineStarts.ts';
import type { PageLink } from '../../../../src/extension/labView/pageLink.ts';
import type { PrepareCheckInput, PreparedCheck } from '../../../../src/instrument/prepareCheck.ts';
import type { CheckRequest } from '../../../../src/core/channels/labPageChannel.ts';
import type { RunEvent, RunId } from '../../../../src/core/run/run.ts';
import { unlooked, type Verdict } from '../../../../src/core/run/verdict.ts';
import * as fake from '../fakeVSCode/vscode.ts';
import { standIn } from '../fakeVSCode/standIn.ts';
import { codeExercise, lesson, lessonFiles, logs, right, starter, wordsExercise, wrong } from './sampleExercise.ts';

vi.mock('vscode', () => import('../fakeVSCode/vscode.ts'));
const { Guards } = await import('../../../../src/extension/parts/guards.ts');
const { CheckService } = await import('../../../../src/extension/exercises/checkService.ts');
const { ExerciseProblems } = await import('../../../../src/extension/exercises/exerciseProblems.ts');
const { LessonFiles } = await import('../../../../src/extension/host/lessonFiles.ts');

const attemptText = 'const gate = sigmoid(1);\nprint(gate);\n';
const settle = () => new Promise(resolve => setTimeout(resolve, 0));

function setUp(prepared: (text: string) => Verdict | null = () => null) {
  const received = new fake.EventEmitter<{ runId: RunId; event: RunEvent }>();
  const lost = new fake.EventEmitter<'closed' | 'silent' | 'reloaded'>();
  const requests: CheckRequest[] = [];
  const stopped: { runId: RunId; reason: string }[] = [];
  const page = standIn<PageLink>({
    remote: standIn<PageLink['remote']>({
      check: (request: CheckRequest) => {
        requests.push(request);
        return Promise.resolve();
      },
      stop: (params: { runId: RunId; reason: string }) => {
        stopped.push(params);
        return Promise.resolve();
      },
    }),
  });
  const labView = { open: () => Promise.resolve(page), onDidReceive: received.event, onDidLose: lost.event };
  const recorded: unknown[] = [];
  const store = { record: (deed: unknown) => Promise.resolve(void recorded.push(deed)) };
  const library = { filesOf: () => new LessonFiles(fake.Uri.file('/extension/labs/mine')) };
  const prepare = vi.fn(({ attempt }: PrepareCheckInput): Promise<PreparedCheck> => {
    const verdict = prepared(attempt.text);
    return Promise.resolve(
      verdict
        ? { verdict }
        : { verdict: null, lab: { code: attempt.text, sites: [], files: [] }, map: { lines: lineStartsOf('', 'editor'), parts: [] } },
    );
  });
  const log = logs();
  const service = new CheckService({
    library: standIn(library),
    labView: standIn(labView),
    store: standIn(store),
    compiler: { prepareCheck: prepare },
    trust: new Guards(standIn(log)).trust,
    log: standIn(log),
  });
  new ExerciseProblems(service);
  const cancelled = new fake.EventEmitter<void>();
  const token = { isCancellationRequested: false, onCancellationRequested: cancelled.event };
  const check = (text = attemptText, exercise = codeExercise) => {
    const name = exercise.kind === 'words' ? 'exercise-why.md' : 'exercise-close-it.lab.ts';
    const document = new fake.FakeText(`/course/${name}`, text);
    const result = service.check({ lesson, exercise, uri: document.uri }, document, { token });
    return { document, result };
  };
  const tell = (event: RunEvent, request = requests.at(-1)) => {
    received.fire({ runId: request?.runId ?? '', event });
  };
  const end = (verdict?: Verdict) => {
    if (verdict) tell({ kind: 'verdict', verdict });
    tell({ kind: 'ended', outcome: { status: 'finished', ms: 5 } });
  };
  return { service, requests, stopped, recorded, prepare, log, lost, cancelled, check, tell, end };
}

beforeEach(() => {
  fake.forgetAll();
  fake.workspace.isTrusted = true;
  for (const [name, text] of Object.entries(lessonFiles)) fake.memoryFiles.files.set(`/extension/labs/mine/${name}`, text);
});

describe('CheckService', () => {
  it('checks the text as it stands in the editor, in the sandbox, and writes down what was earned', async () => {
    const { service, requests, recorded, prepare, check, end } = setUp();
    const { document, result } = check();
    expect(service.isChecking(document.uri)).toBe(true);
    await settle();
    expect(requests).toMatchObject([{ backend: 'cpu', timeLimitMs: 10_000, lab: { code: attemptText } }]);
    expect(prepare.mock.calls[0]?.[0]).toMatchObject({ starter, check: { name: 'close.ts', text: 'the check' } });
    end(right);
    expect((await result).verdict).toEqual(right);
    expect(service.isChecking(document.uri)).toBe(false);
    expect(recorded).toEqual([
      { kind: 'exerciseChecked', lesson: 'mine', exercise: 'close-it', place: 'file:///course', passed: true, mistake: null },
    ]);
  });

  it('keeps apart what was not started, is not yet right, is right and could not be looked at', async () => {
    const notStarted = unlooked('notStarted', 'Not started yet.');
    const { recorded, check, end, tell } = setUp(text => (text === starter ? notStarted : null));
    expect((await check(starter).result).verdict).toBe(notStarted);
    const missed = check();
    await settle();
    end(wrong);
    expect((await missed.result).verdict.kind).toBe('notYetRight');
    const failed = check();
    await settle();
    tell({ kind: 'ended', outcome: { status: 'failed', ms: 1, error: { name: 'Error', message: 'No backend.', frames: [] } } });
    expect((await failed.result).verdict).toMatchObject({ kind: 'couldNotRun', message: 'The check could not run: No backend.' });
    expect(recorded).toMatchObject([{ passed: false }]);
  });

  it('is cancelled at once, however busy the page is, and says so', async () => {
    const { stopped, cancelled, check, tell, requests } = setUp();
    const { result } = check();
    await settle();
    tell({ kind: 'line', line: 2 });
    cancelled.fire();
    expect((await result).verdict).toMatchObject({ kind: 'couldNotRun', message: 'The check could not run: it was cancelled.' });
    expect(stopped).toEqual([{ runId: requests[0]?.runId, reason: 'user' }]);
  });

  it('lets the last press win, and only that one speak', async () => {
    const { service, requests, check, end } = setUp();
    const heard: Verdict[] = [];
    service.onDidCheck(({ verdict }) => heard.push(verdict));
    const first = check('first');
    const second = check('second');
    await settle();
    expect((await first.result).verdict.message).toContain('a new run took its place');
    expect(requests.map(({ lab }) => lab.code)).toEqual(['second']);
    end(right);
    await second.result;
    expect(heard).toEqual([right]);
  });

  it('comes to an end when the page is closed, is lost, or never ends the check', async () => {
    const { lost, check, tell, stopped } = setUp();
    const closed = check();
    await settle();
    lost.fire('closed');
    expect((await closed.result).verdict.message).toBe('The check could not run: the lab view was closed or moved.');
    vi.useFakeTimers();
    try {
      const silent = check();
      await vi.advanceTimersByTimeAsync(0);
      tell({ kind: 'started', backend: { name: 'cpu', reason: '' } });
      await vi.advanceTimersByTimeAsync(60_000);
      expect((await silent.result).verdict.message).toContain('stopped answering');
      expect(stopped).toHaveLength(1);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it('runs nothing in a folder that is not trusted, but looks at words there', async () => {
    fake.workspace.isTrusted = false;
    const { requests, prepare, check } = setUp();
    expect((await check().result).verdict).toMatchObject({
      kind: 'couldNotRun',
      message: expect.stringContaining('trusted folder') as string,
    });
    expect(prepare).not.toHaveBeenCalled();
    expect((await check('# Why?\n\n---\n\nOne gate does it.\n', wordsExercise).result).verdict.kind).toBe('right');
    expect(requests).toEqual([]);
  });

  it('calls an empty answer empty', async () => {
    const { recorded, check } = setUp();
    const { verdict } = await check('# Why?\n\n---\n\n', wordsExercise).result;
    expect(verdict).toMatchObject({ kind: 'notStarted', message: expect.stringContaining('empty') as string });
    expect(recorded).toEqual([]);
  });

  it('says why where the check program cannot be read', async () => {
    fake.memoryFiles.files.delete('/extension/labs/mine/checks/close.ts');
    const { log, check } = setUp();
    expect((await check().result).verdict.kind).toBe('couldNotRun');
    expect(log.error).toHaveBeenCalled();
  });
});

describe('problems of an attempt', () => {
  const problems = (path = '/course/exercise-close-it.lab.ts') =>
    fake.diagnostics.get(path)?.map(({ message, range }) => [range.start.line, message]);

  it('stand on the lines they speak of, once each, and go with the next edit', async () => {
    const { check, end } = setUp();
    const { document, result } = check();
    await settle();
    end({ ...wrong, mistake: { id: 'sign', message: 'The sign is lost.', line: 1 }, message: 'Not yet: The sign is lost.' });
    await result;
    expect(problems()).toEqual([
      [0, 'The sign is lost.'],
      [1, 'The gate is 0.73.'],
    ]);
    document.replace('other');
    expect(problems()).toBeUndefined();
  });

  it('are none where the text was edited while it was checked, and where nothing is wrong', async () => {
    const { check, end } = setUp();
    const edited = check();
    await settle();
    edited.document.replace('other');
    end(wrong);
    await edited.result;
    expect(problems()).toBeUndefined();
    fake.documents.length = 0;
    const passed = check();
    await settle();
    end(right);
    await passed.result;
    expect(problems()).toEqual([]);
  });
});
