import type { Card, PrintedLines } from '../../core/lesson/lessonDocument.ts';
import type { LessonIndex } from './lessonIndex.ts';

/** What a paragraph `:: kind id` places into the text, or the rest of a sentence that says why it cannot. */
export function readCard(words: string, index: LessonIndex): Card | PrintedLines | string {
  const [kind = '', id = '', second = ''] = words.trim().split(/\s+/);
  switch (kind) {
    case 'evidence':
    case 'glossary':
      return { kind: 'card', of: kind };
    case 'lab':
      return index.hasLab(id) ? { kind: 'card', of: kind, id } : `there is no lab '${id}'`;
    case 'exercise':
      return index.hasExercise(id) ? { kind: 'card', of: kind, id } : `there is no exercise '${id}'`;
    case 'prediction':
      return index.hasPrediction(id, second)
        ? { kind: 'card', of: kind, lab: id, id: second }
        : `there is no prediction '${second}' in a lab '${id}'`;
    case 'printed': {
      const lines = index.linesOf(id);
      return lines ? { kind: 'printed', program: id, lines } : `there is no lab or study '${id}'`;
    }
    default:
      return `'${kind}' is nothing that can be placed here`;
  }
}
