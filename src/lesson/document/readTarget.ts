import type { LinkTarget } from '../../core/lesson/lessonDocument.ts';
import type { LessonIndex } from './lessonIndex.ts';

/** A host name with a dot, no user, no port; then only characters that need no second look. */
const web = /^https:\/\/(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}(?:[/?#][\w\-.~!$&'()*+,;=:@/?#%]*)?$/i;

/** Where an address in Markdown leads, or null: then its words are shown without a link. */
export function readTarget(address: string, index: LessonIndex): LinkTarget | null {
  if (address.length > 2000) return null;
  if (web.test(address)) return { kind: 'web', url: address };
  const [, kind, id = '', name] = /^(lab|section|exercise|term):([a-z0-9-]{1,64})(?:#([A-Za-z_$][\w$]{0,63}))?$/.exec(address) ?? [];
  if (kind === 'lab') {
    const place = { lab: id, name: name ?? null };
    return index.hasPlace(place) ? { kind: 'place', place } : null;
  }
  if (kind !== undefined && name === undefined) {
    if (kind === 'section' && index.hasSection(id)) return { kind, section: id };
    if (kind === 'exercise' && index.hasExercise(id)) return { kind, exercise: id };
    if (kind === 'term' && index.hasTerm(id)) return { kind, term: id };
    return null;
  }
  const [, part] = /^#([a-z0-9-]{1,64})$/.exec(address) ?? [];
  const section = part === undefined ? undefined : index.sectionOf(part);
  return part !== undefined && section !== undefined ? { kind: 'part', section, part } : null;
}
