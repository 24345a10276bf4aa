import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { repository } from '../../../../scripts/repository.mjs';
import type { RunEvent, RunId } from '../../../../src/core/run/run.ts';
import type { PageLink } from '../../../../src/extension/labView/pageLink.ts';
import type { CheckRequest } from '../../../../src/core/channels/labPageChannel.ts';
import { prepareCheck } from '../../../../src/instrument/prepareCheck.ts';
import { readManifest } from '../../../../src/lesson/manifest/readManifest.ts';
import * as fake from '../fakeVSCode/vscode.ts';
import { standIn } from '../fakeVSCode/standIn.ts';
import { codeExercise, lesson, logs } from './sampleExercise.ts';

vi.mock('vscode', () => import('../fakeVSCode/vscode.ts'));
const { Guards } = await import('../../../../src/extension/parts/guards.ts');
const { attemptFileOf } = await import('../../../../src/extension/lessons/attemptFile.ts');
const { CheckService } = await import('../../../../src/extension/exercises/checkService.ts');
const { LessonFiles } = await import('../../../../src/extension/host/lessonFiles.ts');

const folder = join(repository, 'labs/lstm-and-gru');
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
const manifest = await readManifest('lstm-and-gru', path => Promise.resolve(read(path)));
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
  const received = new fake.EventEmitter<{ readonly runId: RunId; readonly event: RunEvent }>();
  const page = standIn<PageLink>({
    remote: standIn<PageLink['remote']>({
      check: (request: CheckRequest) => {
        requests.push(request);
        received.fire({ runId: request.runId, event: { kind: 'ended', outcome: { status: 'finished', ms: 1 } } });
        return Promise.resolve();
      },
    }),
  });
  const labView = { open: () => Promise.resolve(page), onDidReceive: received.event, onDidLose: fake.silent };
  const library = { filesOf: () => new LessonFiles(fake.Uri.file('/lesson')) };
  const store = { record: () => Promise.resolve() };
  const log = logs();
  const service = new CheckService({
    library: standIn(library),
    labView: standIn(labView),
    store: standIn(store),
    compiler: { prepareCheck },
    trust: new Guards(standIn(log)).trust,
    log: standIn(log),
  });
  return { requests, service, log };
}

beforeEach(() => {
  fake.forgetAll();
  fake.workspace.isTrusted = true;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (/\.(ts|md)$/.test(name)) fake.memoryFiles.files.set(`/lesson/${name}`, read(name));
});

describe.each(programs)('the exercise $id', found => {
  const { id, title, kind, starter: start, check: program = null } = found;
  const exercise = { ...codeExercise, id, title, kind, starter: start, check: program };
  const check = (text: string) => {
    const { requests, service, log } = setUp();
    const document = new fake.FakeText(`/course/${attemptFileOf(exercise)}`, text);
    const token = { isCancellationRequested: false, onCancellationRequested: new fake.EventEmitter<void>().event };
    const result = service.check({ lesson, exercise, uri: document.uri }, document, { token });
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
