import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sampleLab } from '../lesson/sampleLesson.ts';
import { lesson } from './exercises/sampleExercise.ts';
import * as fake from './fakeVSCode/vscode.ts';
import { standIn } from './fakeVSCode/standIn.ts';

vi.mock('vscode', () => import('./fakeVSCode/vscode.ts'));
const { GivenTexts } = await import('../../../src/extension/lessons/givenTexts.ts');
const { LessonFiles } = await import('../../../src/extension/host/lessonFiles.ts');

const { files } = fake.memoryFiles;
const given = 'const a = 1;\nprint(a);\n';
const lab = { ...sampleLab, file: 'lab-first.lab.ts' };
const path = `/extension/labs/mine/${lab.file}`;
const [copy, own] = [fake.Uri.file('/course/lab-first.lab.ts'), fake.Uri.file('/course/own.lab.ts')];

function setUp() {
  const library = {
    labOf: (uri: fake.Uri) => Promise.resolve(uri.path === copy.path ? { lesson, lab } : undefined),
    filesOf: () => new LessonFiles(fake.Uri.file('/extension/labs/mine')),
  };
  return new GivenTexts(standIn(library));
}

describe('a text that a lesson gives', () => {
  beforeEach(() => {
    files.clear();
    files.set(path, given);
  });

  it('is changed where a character is, and not where only its line ends are others', async () => {
    const texts = setUp();
    expect(await texts.isChanged(copy, given)).toBe(false);
    expect(await texts.isChanged(copy, given.replaceAll('\n', '\r\n'))).toBe(false);
    expect(await texts.isChanged(copy, given.replace('1', '2'))).toBe(true);
    expect(await texts.isChanged(copy, `${given} `)).toBe(true);
  });

  it('is none for a lab of the learner’s own', async () => {
    expect(await setUp().isChanged(own, 'print(1);')).toBe(false);
  });

  it('that cannot be read counts as unchanged, and is read again the next time', async () => {
    const texts = setUp();
    files.delete(path);
    expect(await texts.isChanged(copy, 'print(1);')).toBe(false);
    files.set(path, given);
    expect(await texts.isChanged(copy, 'print(1);')).toBe(true);
  });
});
