import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sampleLab } from '../../lesson/sampleLesson.ts';
import * as fake from '../fakeVSCode/vscode.ts';
import { standIn } from '../fakeVSCode/standIn.ts';
import { lesson, lessonFiles, logs } from '../exercises/sampleExercise.ts';

vi.mock('vscode', () => import('../fakeVSCode/vscode.ts'));
const { TextBackups } = await import('../../../../src/extension/lessons/textBackups.ts');
const { GuardedFiles } = await import('../../../../src/extension/trust/guardedFiles.ts');
const { Trust } = await import('../../../../src/extension/trust/trust.ts');
const { ResetText } = await import('../../../../src/extension/lessons/resetText.ts');
const { LabReset } = await import('../../../../src/extension/lessons/labReset.ts');
const { LessonFiles } = await import('../../../../src/extension/host/lessonFiles.ts');

const { files } = fake.memoryFiles;
const guarded = new GuardedFiles(new Trust());
const given = 'print("as it was given");\n';
const lab = { ...sampleLab, id: 'first', file: 'lab-first.lab.ts' };

function setUp(path: string) {
  const document = new fake.FakeText(path, 'print("mine");\n');
  files.set(path, document.getText());
  const library = {
    lessons: () => Promise.resolve([lesson]),
    labOf: ({ path: of }: { path: string }) => Promise.resolve(of.endsWith(`/${lab.file}`) ? { lesson, lab } : undefined),
    filesOf: () => new LessonFiles(fake.Uri.file('/extension/labs/mine')),
  };
  const opened: unknown[] = [];
  const opener = { open: (node: unknown) => (opened.push(node), Promise.resolve(document)) };
  const texts = { put: (_id: string, name: string) => fake.Uri.file(`/shown/${name}`) };
  const resets = new ResetText({
    texts: standIn(texts),
    backups: new TextBackups(fake.Uri.file('/backups'), guarded),
    files: guarded,
    log: standIn(logs()),
  });
  return { document, opened, reset: new LabReset({ library: standIn(library), opener: standIn(opener), resets }) };
}

beforeEach(() => {
  fake.forgetAll();
  for (const [name, text] of Object.entries({ ...lessonFiles, [lab.file]: given })) files.set(`/extension/labs/mine/${name}`, text);
});

describe('a lab', () => {
  it('becomes what the lesson gave, after a question, with the old text kept', async () => {
    const { document, reset } = setUp(`/course/${lab.file}`);
    fake.presses.push((_, buttons) => buttons[0]);
    await reset.reset(document.uri);
    expect(document.getText()).toBe(given);
    expect(document.undo).toEqual(['print("mine");\n']);
    expect([...files].find(([path]) => path.startsWith('/backups/'))?.[1]).toBe('print("mine");\n');
  });

  it('is found from the tree, too', async () => {
    const { document, opened, reset } = setUp(`/course/${lab.file}`);
    fake.presses.push((_, buttons) => buttons[0]);
    await reset.reset({ lesson, lab });
    expect(opened).toEqual([{ lesson, lab }]);
    expect(document.getText()).toBe(given);
  });

  it('of the learner has nothing to go back to, and stays as it is', async () => {
    const { document, reset } = setUp('/course/my-own.lab.ts');
    await reset.reset(document.uri);
    expect(fake.said).toEqual(['This lab is your own: no lesson has a text to put back.']);
    expect(document.getText()).toBe('print("mine");\n');
  });
});
