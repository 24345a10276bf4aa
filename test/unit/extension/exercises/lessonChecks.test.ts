import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { repository } from '../../../../scripts/repository.mjs';
import type { CheckRequest } from '../../../../src/core/labPage.ts';
import { prepareCheck } from '../../../../src/instrument/prepareCheck.ts';
import { parseManifest } from '../../../../src/lesson/parseManifest.ts';
import * as fake from './exerciseVSCode.ts';
import { lesson, logs } from './sampleExercise.ts';

vi.mock('vscode', () => import('./exerciseVSCode.ts'));
const { Guards } = await import('../../../../src/extension/trust/guards.ts');
const { attemptFileOf } = await import('../../../../src/extension/exercises/attempt.ts');
const { CheckService } = await import('../../../../src/extension/exercises/checkService.ts');
const { LessonFiles } = await import('../../../../src/extension/lessons/lessonFiles.ts');

const folder = join(repository, 'labs/lstm-and-gru');
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
const manifest = parseManifest('lstm-and-gru', read('lesson.json'));
if ('problem' in manifest) throw new Error(manifest.problem);
const programs = manifest.exercises.filter(({ check }) => check !== undefined);

/** What a program imports from files beside it, and what those import. */
function filesBeside(program: string, found = new Set<string>()): ReadonlySet<string> {
  for (const [, name = ''] of read(program).matchAll(/from '(\.\/[^']+)'/g)) {
    if (found.has(name)) continue;
    found.add(name);
    filesBeside(join(program, '..', name), found);
  }
  return found;
}

/** The host's side of a check, with the lesson's own files and the real compiler; what would run is caught. */
function setUp() {
  const requests: CheckRequest[] = [];
  const received = new fake.EventEmitter<unknown>();
  const page = {
    remote: {
      check: (request: CheckRequest) => {
        requests.push(request);
        received.fire({ runId: request.runId, event: { kind: 'ended', outcome: { status: 'finished', ms: 1 } } });
        return Promise.resolve();
      },
    },
  };
  const panel = { open: () => Promise.resolve(page), onDidReceive: received.event, onDidLose: received.event };
  const library = { filesOf: () => new LessonFiles(new fake.Uri('/lesson') as never) };
  const store = { record: () => Promise.resolve() };
  const log = logs();
  const service = new CheckService({
    library,
    panel,
    store,
    compiler: { prepareCheck },
    trust: new Guards(log as never).trust,
    log,
  } as never);
  return { requests, service, log };
}

beforeEach(() => {
  fake.forgetAll();
  fake.workspace.isTrusted = true;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (/\.(ts|md)$/.test(name)) fake.memoryFiles.files.set(`/lesson/${name}`, read(name));
});

describe.each(programs)('the exercise $id', found => {
  const exercise = { ...found, check: found.check ?? null } as never;
  const check = (text: string) => {
    const { requests, service, log } = setUp();
    const document = new fake.FakeText(`/course/${attemptFileOf(exercise)}`, text);
    const token = { isCancellationRequested: false, onCancellationRequested: new fake.EventEmitter<void>().event };
    const result = service.check({ lesson, exercise, uri: document.uri } as never, document as never, { token });
    return result.then(({ verdict }) => ({ verdict, requests, log }));
  };

  it('is not started with its starter, whose comments may be deleted', async () => {
    const starter = read(found.starter);
    expect((await check(starter)).verdict.kind).toBe('notStarted');
    expect((await check(starter.replace(/^\s*\/\/.*$/gm, ''))).verdict.kind).toBe('notStarted');
  });

  it('goes to the sandbox with its check program, and with the files beside that', async () => {
    const { requests, log } = await check(read(found.solutions[0]?.file ?? ''));
    expect(log.error.mock.calls).toEqual([]);
    const sent = requests[0]?.lab.check?.files.map(({ name }) => name).slice(1);
    expect(sent?.sort()).toEqual([...filesBeside(found.check ?? '')].sort());
  });
});
