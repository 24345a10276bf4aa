/** One lesson as read from `labs/<id>/lesson.json`. */
export interface Lesson {
  readonly id: string;
  /** As in the course: `6.4.3`. */
  readonly number: string;
  readonly title: string;
  readonly labs: readonly Lab[];
}

/** A program the learner opens, changes and runs. */
export interface Lab {
  readonly id: string;
  readonly title: string;
  /** One sentence for the tree's tooltip and the lab view. */
  readonly summary: string;
  /** File name inside the lesson's folder, `*.lab.ts`. */
  readonly file: string;
  /** What the unchanged lab prints on the CPU backend, line by line. */
  readonly expected: readonly string[];
}

/** What the learner has done with a lab. `matched`: its output was the expected one. */
export type LabState = 'notRun' | 'ran' | 'matched' | 'failed';
