import type { Block, Inline } from '../../core/lesson/lessonDocument.ts';
import type { loadReading } from '../host/bundles.ts';
import type { LessonLibrary } from '../lessons/lessonLibrary.ts';
import type { LessonExercise } from '../lessons/attemptFile.ts';

/** The texts of an exercise as checked trees. */
export interface TaskText {
  readonly asked: readonly Block[];
  readonly answer: readonly Block[];
  /** Inline Markdown of its manifest. */
  inline(text: string): readonly Inline[];
}

/** Reads the texts of exercises, each once: lessons come with the extension and stay as they are. */
export class TaskTexts {
  private readonly library: LessonLibrary;
  private readonly load: typeof loadReading;
  private readonly known = new Map<string, Promise<TaskText>>();

  constructor(library: LessonLibrary, load: typeof loadReading) {
    this.library = library;
    this.load = load;
  }

  /** @throws RefusedFile where one of its files cannot be read; the next call tries again */
  of(found: LessonExercise): Promise<TaskText> {
    const key = `${found.lesson.id}/${found.exercise.id}`;
    const text = this.known.get(key) ?? this.read(found);
    this.known.set(key, text);
    text.catch(() => this.known.delete(key));
    return text;
  }

  private async read({ lesson, exercise }: LessonExercise): Promise<TaskText> {
    const { readPieces } = await this.load();
    const pieces = readPieces(lesson);
    const files = this.library.filesOf(lesson.id);
    const [task, answer] = await Promise.all([files.text(exercise.task), files.text(exercise.answer)]);
    return { asked: pieces.document(task).blocks, answer: pieces.document(answer).blocks, inline: text => pieces.inline(text) };
  }
}
