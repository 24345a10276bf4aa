import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import type { Lesson } from '../../../../src/core/lesson.ts';
import { LessonRequests } from '../../../../src/extension/lessonPage/lessonRequests.ts';
import { shownLesson } from '../../../../src/extension/lessonPage/shownLesson.ts';
import { sampleLesson } from '../../../browser/lessonPage/sampleLesson.ts';

vi.mock('vscode', () => ({
  Uri: { parse: (text: string) => ({ toString: () => text }) },
  env: { openExternal: vi.fn(() => Promise.resolve(true)) },
  commands: { executeCommand: vi.fn(() => Promise.resolve()) },
  workspace: { workspaceFolders: [{ uri: 'root' }] },
}));

const lesson = { id: 'sample', labs: [{ id: 'lab-one' }], exercises: [{ id: 'exercise-one' }] } as unknown as Lesson;
const folder = { folderOf: () => Promise.resolve('folder') } as unknown as ConstructorParameters<typeof LessonRequests>[1];
const addresses = [
  'https://example.org/',
  'http://example.org/',
  'command:workbench.action.quit',
  'https://user:word@example.org/',
  'file:///etc/passwd',
  'https://',
];

function withAddresses(): LessonRequests {
  const links = addresses.map(url => ({ kind: 'link', target: { kind: 'web', url }, content: [] }) as const);
  const sections = [{ ...sampleLesson.sections[0], id: 'one', title: 'One', isFolded: false, document: { blocks: [{ kind: 'paragraph', content: links } as const], notice: null, problems: [] } }]; // prettier-ignore
  const shown = shownLesson(lesson, { ...sampleLesson, sections });
  return new LessonRequests(() => shown, folder);
}

describe('what the lesson page asks for', () => {
  beforeEach(() => {
    vi.clearAllMocks();
  });

  it('opens nothing in the web but https addresses of the lesson itself', async () => {
    const requests = withAddresses();
    const others = ['https://example.org/other', 'HTTPS://EXAMPLE.ORG/', '', null, 7, { toString: () => 'https://example.org/' }];
    for (const url of [...addresses, ...others]) await requests.openWeb(url);
    const opened = vi.mocked(vscode.env.openExternal).mock.calls.map(([uri]) => uri.toString());
    expect(opened).toEqual(['https://example.org/']);
  });

  it('looks labs and exercises up in the lesson, and knows no others', async () => {
    const requests = withAddresses();
    for (const id of ['lab-one', '../lab-one', 'nothing', null, {}]) await requests.runLab(id);
    for (const id of ['exercise-one', 'nothing', null]) await requests.openExercise(id);
    expect(vi.mocked(vscode.commands.executeCommand).mock.calls).toEqual([
      ['gatescope.runLab', { lesson, lab: lesson.labs[0] }],
      ['gatescope.openExercise', { kind: 'exercise', lesson, exercise: lesson.exercises[0], root: { uri: 'root' }, folder: 'folder' }],
    ]);
  });
});
