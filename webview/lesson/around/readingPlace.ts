import type { LessonMemory } from '../../../src/core/channels/lessonPageChannel.ts';

/** Blocks of a section, heading first: what a place is counted in. */
function blocksOf(section: Element): Element[] {
  return [...section.querySelectorAll('h2, [data-block]')];
}

/** What is at the top of the window, below the header. */
export function readPlace(sections: readonly HTMLElement[], top: number): LessonMemory['place'] {
  for (const section of sections) {
    const id = section.dataset['section'];
    if (id === undefined || section.getBoundingClientRect().bottom <= top) continue;
    for (const [block, element] of blocksOf(section).entries()) {
      const box = element.getBoundingClientRect();
      if (box.bottom > top) return { section: id, block, offset: Math.round(top - box.top) };
    }
  }
  return null;
}

/** Scrolls back to a place; false where the text has none like it any more. */
export function restorePlace(
  sections: readonly HTMLElement[],
  { section, block, offset }: NonNullable<LessonMemory['place']>,
  top: number,
): boolean {
  const element = sections.find(one => one.dataset['section'] === section);
  const target = element && (blocksOf(element)[block] ?? element);
  if (!target) return false;
  scrollTo({ top: scrollY + target.getBoundingClientRect().top + offset - top });
  return true;
}
