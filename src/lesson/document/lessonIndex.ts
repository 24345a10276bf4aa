import { findPlace } from '../../core/source/findPlace.ts';
import type { Lesson } from '../../core/lesson/lesson.ts';
import type { LabPlace } from '../../core/lesson/lessonDocument.ts';
import { printedValue, type PrintedValue } from './printedValue.ts';

export interface LessonIndexOptions {
  readonly lesson: Lesson;
  /** Texts of the labs, by id; null where every name counts as one of them. */
  readonly code: ReadonlyMap<string, string> | null;
  /** Which section has a part, by the part's id. */
  readonly parts: ReadonlyMap<string, string>;
}

/** What a text may refer to: everything a lesson has, by id. */
export class LessonIndex {
  private readonly lesson: Lesson;
  private readonly code: ReadonlyMap<string, string> | null;
  private readonly parts: ReadonlyMap<string, string>;

  constructor({ lesson, code, parts }: LessonIndexOptions) {
    this.lesson = lesson;
    this.code = code;
    this.parts = parts;
  }

  hasPlace({ lab, name }: LabPlace): boolean {
    if (!this.code) return this.hasLab(lab);
    const code = this.code.get(lab);
    return code !== undefined && (name === null || findPlace(code, name) !== null);
  }

  hasLab(id: string): boolean {
    return this.lesson.labs.some(lab => lab.id === id);
  }

  hasSection(id: string): boolean {
    return this.lesson.sections.some(section => section.id === id);
  }

  hasExercise(id: string): boolean {
    return this.lesson.exercises.some(exercise => exercise.id === id);
  }

  hasTerm(id: string): boolean {
    return this.lesson.glossary.some(entry => entry.id === id);
  }

  hasPrediction(lab: string, id: string): boolean {
    return this.lesson.labs.some(one => one.id === lab && one.predictions.some(prediction => prediction.id === id));
  }

  sectionOf(part: string): string | undefined {
    return this.parts.get(part);
  }

  /** What a lab or study prints. */
  linesOf(program: string): readonly string[] | undefined {
    return [...this.lesson.labs, ...this.lesson.studies].find(one => one.id === program)?.expected;
  }

  /** A printed value, or the rest of a sentence that says why there is none. */
  value(program: string, query: string): PrintedValue | string {
    const lines = this.linesOf(program);
    return lines ? printedValue(lines, query) : `there is no lab or study '${program}'`;
  }
}
