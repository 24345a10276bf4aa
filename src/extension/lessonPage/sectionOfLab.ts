import type { LessonView } from '../../core/channels/lessonPageChannel.ts';

/** The section that has a lab's card: where it is talked about. Null where no section has it. */
export function sectionOfLab({ sections }: Pick<LessonView, 'sections'>, lab: string): string | null {
  return sections.find(({ document }) => hasCard(document.blocks, lab))?.id ?? null;
}

/** Cards stand in folds and lists, too: everything that is inside of something is looked at. */
function hasCard(inside: unknown, lab: string): boolean {
  if (typeof inside !== 'object' || inside === null) return false;
  const { kind, of, id } = inside as Readonly<Record<string, unknown>>;
  return (kind === 'card' && of === 'lab' && id === lab) || Object.values(inside).some(part => hasCard(part, lab));
}
