import { beforeEach, expect, it, vi } from 'vitest';
import type { OpenedCard } from '../../../../src/core/channels/lessonPageChannel.ts';
import type { OpeningLab } from '../../../../src/extension/lessons/labOpener.ts';
import { shownLesson } from '../../../../src/extension/lessonPage/shownLesson.ts';
import { sampleLesson } from '../../../browser/lessonPage/sampleLesson.ts';
import { sampleLab } from '../../lesson/sampleLesson.ts';
import { lesson as tinyLesson } from '../exercises/sampleExercise.ts';
import * as fake from '../fakeVSCode/vscode.ts';
import { standIn } from '../fakeVSCode/standIn.ts';
import { eventually } from '../../eventually.ts';

vi.mock('vscode', () => import('../fakeVSCode/vscode.ts'));
const { FollowedLab } = await import('../../../../src/extension/lessonPage/followedLab.ts');

const lab = { ...sampleLab, id: 'lab-one', file: 'one.lab.ts' };
const lesson = { ...tinyLesson, labs: [lab] };

function setUp(isPage = true) {
  const followed: OpenedCard[] = [];
  const opening = new fake.EventEmitter<OpeningLab>();
  const state = { isPage, shown: lesson, done: Promise.resolve() };
  const labs = new FollowedLab({
    opener: { onWillOpen: opening.event },
    library: {
      lessons: () => Promise.resolve([lesson]),
      labOf: uri => Promise.resolve(uri.path.endsWith('/one.lab.ts') ? { lesson, lab } : undefined),
    },
    shown: () => shownLesson(state.shown, sampleLesson),
    page: () => (state.isPage ? { follow: card => Promise.resolve(void followed.push(card)) } : undefined),
    told: action => (state.done = action()),
  });
  const open = (name: string): void => opening.fire(standIn({ uri: fake.Uri.file(`/course/${name}`) }));
  return { labs, followed, state, open };
}

beforeEach(() => {
  fake.forgetAll();
});

it('follows labs and exercises of the lesson that is shown, and nothing else', async () => {
  const { followed, open, state } = setUp();
  for (const name of ['one.lab.ts', 'exercise-close-it.lab.ts', 'mine.lab.ts', 'exercise-other.lab.ts']) open(name);
  const all = [{ of: 'lab', id: 'lab-one' }, { of: 'exercise', id: 'close-it' }]; // prettier-ignore
  await eventually(() => expect(followed).toEqual(all));
  state.shown = { ...lesson, id: 'another' };
  open('one.lab.ts');
  await state.done;
  expect(followed).toEqual(all);
});

it('stays where the reader has pressed Open Lab', async () => {
  const { labs, followed, open } = setUp();
  await labs.asThePageAsks(() => {
    open('one.lab.ts');
    return Promise.resolve();
  });
  expect(followed).toEqual([]);
  await expect(labs.asThePageAsks(() => Promise.reject(new Error('No folder.')))).rejects.toThrow('No folder.');
  open('one.lab.ts');
  await eventually(() => expect(followed).toHaveLength(1));
});

it('shows what was opened before there was a page, once it is asked to', async () => {
  const { labs, followed, open, state } = setUp(false);
  await labs.follow();
  open('one.lab.ts');
  await state.done;
  state.isPage = true;
  await labs.follow();
  expect(followed).toEqual([{ of: 'lab', id: 'lab-one' }]);
});
