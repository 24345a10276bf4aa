import { expect, it } from 'vitest';
import type { LessonView } from '../../../../src/core/channels/lessonPageChannel.ts';
import type { Block } from '../../../../src/core/lesson/lessonDocument.ts';
import { sectionOfLab } from '../../../../src/extension/lessonPage/sectionOfLab.ts';
import { standIn } from '../fakeVSCode/standIn.ts';

const card = (id: string): Block => ({ kind: 'card', of: 'lab', id });
const sectionWith = (id: string, ...blocks: readonly Block[]): LessonView['sections'][number] =>
  standIn<LessonView['sections'][number]>({ id, document: { blocks, notice: null, problems: [] } });

it('is the section that has the card of the lab, in a fold too', () => {
  const prediction: Block = { kind: 'card', of: 'prediction', lab: 'two', id: 'two' };
  const fold: Block = { kind: 'fold', id: null, title: [], blocks: [card('two')] };
  const sections = [sectionWith('first', prediction, card('one')), sectionWith('second', fold)];
  expect(sectionOfLab({ sections }, 'one')).toBe('first');
  expect(sectionOfLab({ sections }, 'two')).toBe('second');
  expect(sectionOfLab({ sections }, 'three')).toBeNull();
});
