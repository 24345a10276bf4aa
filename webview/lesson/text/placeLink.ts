import type { LabPlace } from '../../../src/core/lesson/lessonDocument.ts';
import { h } from '../../ui/h.ts';
import { placeKey, type Rendering } from './rendering.ts';

/** Leads to a line of a lab. Pointer and focus light the line where it can be seen. */
export function placeButton(place: LabPlace, content: readonly Node[], { actions, lesson }: Rendering): HTMLElement {
  const lab = lesson.labs.find(one => one.id === place.lab)?.title ?? place.lab;
  const title = place.name === null ? `Open the lab “${lab}”` : `Show the line of ${place.name} in the lab “${lab}”`;
  const touch = (): void => actions.touchPlace(place);
  const leave = (): void => actions.touchPlace(null);
  return h(
    'button',
    {
      class: 'link place',
      type: 'button',
      title,
      'data-place': placeKey(place),
      click: () => actions.openPlace(place),
      pointerenter: touch,
      pointerleave: leave,
      focus: touch,
      blur: leave,
    },
    ...content,
  );
}
