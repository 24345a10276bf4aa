import { expect, it } from 'vitest';
import { LessonMemories } from '../../../../src/extension/lessonPage/lessonMemory.ts';
import { FakeMemory } from '../fakeVSCode/memory.ts';

function memories(): { readonly memories: LessonMemories; readonly stored: Map<string, unknown> } {
  const memento = new FakeMemory();
  return { memories: new LessonMemories(memento), stored: memento.kept };
}

const place = { section: 'one', block: 3, offset: -12 };
const memory = { lesson: 'sample', revision: 4, place, open: ['part-one-fold'], figures: { 'one/gate-valve': { b: 2 } } };

it('gives back what was kept, to its own lesson only', () => {
  const { memories: kept } = memories();
  kept.keep(memory, 'sample');
  expect(kept.get('sample')).toEqual(memory);
  expect(kept.get('other')).toBeNull();
});

it('keeps nothing that is not a memory, of another lesson, or too large', () => {
  const { memories: kept, stored } = memories();
  const wrong = [null, 7, 'text', [], {}, { ...memory, lesson: 'other' }, { ...memory, place: { section: 1 } }, { ...memory, open: [7] }, { ...memory, figures: null }, { ...memory, revision: 0.5 }, { ...memory, open: ['x'.repeat(70_000)] }]; // prettier-ignore
  for (const one of wrong) kept.keep(one, 'sample');
  expect(stored.size).toBe(0);
  stored.set('lessonPlace/sample', { lesson: 'sample', place: 'broken' });
  expect(kept.get('sample')).toBeNull();
});
