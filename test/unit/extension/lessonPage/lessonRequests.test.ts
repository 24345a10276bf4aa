import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LessonRequests } from '../../../../src/extension/lessonPage/lessonRequests.ts';
import { shownLesson } from '../../../../src/extension/lessonPage/shownLesson.ts';
import { sampleLesson } from '../../../browser/lessonPage/sampleLesson.ts';
import { sampleLab, sampleLesson as tinyLesson } from '../../lesson/sampleLesson.ts';
import { codeExercise } from '../exercises/sampleExercise.ts';
import * as fake from '../fakeVSCode/vscode.ts';

vi.mock('vscode', () => import('../fakeVSCode/vscode.ts'));

const lesson = {
  ...tinyLesson,
  id: 'sample',
  labs: [{ ...sampleLab, id: 'lab-one' }],
  exercises: [{ ...codeExercise, id: 'exercise-one' }],
};
const place = { lesson, root: fake.folderAt('/root'), folder: fake.Uri.file('/root/sample') };
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
  return new LessonRequests(
    () => shown,
    () => Promise.resolve(place),
  );
}

describe('what the lesson page asks for', () => {
  beforeEach(() => {
    fake.forgetAll();
  });

  it('opens nothing in the web but https addresses of the lesson itself', async () => {
    const requests = withAddresses();
    const others = ['https://example.org/other', 'HTTPS://EXAMPLE.ORG/', '', null, 7, { toString: () => 'https://example.org/' }];
    for (const url of [...addresses, ...others]) await requests.openWeb(url);
    expect(fake.openedOutside).toEqual(['https://example.org/']);
  });

  it('looks labs and exercises up in the lesson, and knows no others', async () => {
    const requests = withAddresses();
    for (const id of ['lab-one', '../lab-one', 'nothing', null, {}]) await requests.runLab(id);
    for (const id of ['exercise-one', 'nothing', null]) await requests.openExercise(id);
    expect(fake.executed.map(({ command, args }) => [command, ...args])).toEqual([
      ['gatescope.runLab', { lesson, lab: lesson.labs[0], root: place.root }],
      ['gatescope.openExercise', { kind: 'exercise', lesson, exercise: lesson.exercises[0], root: place.root, folder: place.folder }],
    ]);
  });
});
