import type * as vscode from 'vscode';
import type { ProgressEvent } from '../../learning/deed.ts';
import type { Lesson } from '../../core/lesson/lesson.ts';

/**
 * Where versions before the progress store kept one state a lab: `{ "LESSON/LAB": state }`. It is read and left as it
 * is.
 */
const earlierKey = 'labStates';

const outcomes: Readonly<Record<string, 'matched' | 'finished' | 'failed'>> = { ran: 'finished', matched: 'matched', failed: 'failed' };

/** Those states as events, the same at every start. `placeOf` says where a lesson's labs are in this workspace. */
export async function earlierStates(
  memory: vscode.Memento,
  lessons: readonly Lesson[],
  placeOf: (lesson: Lesson) => Promise<string | undefined>,
): Promise<ProgressEvent[]> {
  const states = memory.get<Record<string, unknown>>(earlierKey, {});
  const events: ProgressEvent[] = [];
  for (const lesson of lessons) {
    for (const lab of lesson.labs) {
      const state = states[`${lesson.id}/${lab.id}`];
      const outcome = typeof state === 'string' ? outcomes[state] : undefined;
      const place = outcome && (await placeOf(lesson));
      if (!outcome || place === undefined) continue;
      events.push({
        id: `v0:${lesson.id}/${lab.id}@${place}`,
        seq: 0,
        at: new Date().toISOString(),
        deed: { kind: 'labRan', lesson: lesson.id, lab: lab.id, place, outcome, facts: null },
      });
    }
  }
  return events;
}
