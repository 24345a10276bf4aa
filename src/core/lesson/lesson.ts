/**
 * One lesson as read from `labs/<id>/lesson.json`. A lesson is content: nothing else in the product knows what it is
 * about. Paths are inside the lesson's folder, with forward slashes. What is said of text in the manifest ("inline
 * Markdown") is the subset of Markdown that a section's paragraphs have: emphasis, code, equations and links.
 */
export interface Lesson {
  readonly id: string;
  /** As in the course: `6.4.3`. */
  readonly number: string;
  readonly title: string;
  /** One or two sentences of plain text: what the learner will be able to do. */
  readonly summary: string;
  /** Shown on the lesson page's frame, so that text of others is known as theirs. */
  readonly authors: readonly string[];
  /** In reading order. */
  readonly sections: readonly Section[];
  readonly labs: readonly Lab[];
  /** Programs behind measurements in the text: their outputs are read, learners need not run them. */
  readonly studies: readonly Study[];
  readonly exercises: readonly Exercise[];
  readonly glossary: readonly GlossaryEntry[];
  readonly evidence: readonly EvidenceItem[];
}

/** A part of the lesson page. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** Markdown, as in `docs/lessons.md`. */
  readonly file: string;
  /** Closed until the learner opens it: answers. */
  readonly folded: boolean;
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
  /** The same lab in PyTorch: file name of a Python script that prints the same lines. */
  readonly twin: string | null;
  readonly predictions: readonly Prediction[];
}

/** What the learner commits to before a run. The answer is read from the run, never written down. */
export interface Prediction {
  readonly id: string;
  /** Inline Markdown. */
  readonly question: string;
  /** `shape`: of the variable's tensor. `range`: two numbers the value lies between. `direction`: up, down or same. */
  readonly kind: 'shape' | 'range' | 'direction';
  /** Name of the lab's variable whose value is asked for, as its probe reports it. */
  readonly variable: string;
  /** For `direction`: the variable it is compared with; null compares a series' last value with its first. */
  readonly comparedWith: string | null;
  /** Inline Markdown, shown after the run beside the gap: why it came out so. */
  readonly reason: string;
  /** How those printed lines of the lab begin that tell the answer; null for all of them. */
  readonly toldBy: readonly string[] | null;
}

/** A program whose printed lines the text quotes. Slow ones are run by their own test in part. */
export interface Study {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly file: string;
  /** What it printed when it was last run whole. */
  readonly expected: readonly string[];
}

/** Something to do, checked where it is written. */
export interface Exercise {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** `words`: answered in prose, looked at with the rubric. */
  readonly kind: 'code' | 'words';
  /** More to do for those who want it; not needed to finish the lesson. */
  readonly extra: boolean;
  /** Markdown file. */
  readonly task: string;
  /** What the learner's file starts as: `*.lab.ts`, or `*.md` for an answer in words. */
  readonly starter: string;
  /** The lab it grew out of. */
  readonly lab: string | null;
  /** The program that looks at an attempt; null for an answer in words. */
  readonly check: string | null;
  /** From vague to plain. */
  readonly hints: readonly Hint[];
  readonly walkthrough: readonly WalkthroughStep[];
  /** Working code, the reference first; other accepted ways after it. */
  readonly solutions: readonly Solution[];
  /** The reference answer in prose, Markdown file. */
  readonly answer: string;
  /** For an answer in words: the ideas it needs. */
  readonly rubric: readonly RubricIdea[];
  /**
   * The things such an answer compares, the one the question is about first: beginnings of their names, with `|`
   * between several.
   */
  readonly subjects: readonly string[];
}

/** One step of help. */
export interface Hint {
  /** The check's sub-goal this helps with; null helps with any. */
  readonly goal: string | null;
  /** Inline Markdown. */
  readonly text: string;
}

/** One step from the starter towards the reference. */
export interface WalkthroughStep {
  readonly title: string;
  /** Inline Markdown. */
  readonly text: string;
  /** The whole file as it is after this step. */
  readonly file: string;
}

export interface Solution {
  readonly title: string;
  readonly file: string;
}

/** What is looked for in an answer in words. */
export type Rubric = Pick<Exercise, 'rubric' | 'subjects'>;

/** An idea that an answer in words should hold. */
export interface RubricIdea {
  readonly id: string;
  readonly title: string;
  /**
   * Ways to say it: it is there when one of them is stated. Each is a list of word beginnings that stand in one
   * sentence (`src/learning/rubric/claim.ts`).
   */
  readonly words: readonly (readonly string[])[];
  /** Ways to say what is not so: who states one of them has not understood the idea. */
  readonly wrong: readonly (readonly string[])[];
  /** What the idea's question names, which "it" means in an answer with numbers; null for nothing. */
  readonly it: string | null;
  /** A sentence with one of these phrases says something else: it proves nothing. */
  readonly unless: readonly string[];
  /** What to say when it is missing: points to the thought without giving it away. */
  readonly missing: string;
}

export interface GlossaryEntry {
  readonly id: string;
  readonly term: string;
  /** Other forms the reader may search for: plurals, abbreviations, the name in other libraries. */
  readonly aliases: readonly string[];
  /** Inline Markdown. */
  readonly text: string;
}

/** One item of the learner's evidence note. */
export interface EvidenceItem {
  readonly id: string;
  readonly title: string;
  /** What the item states, in inline Markdown. */
  readonly statement: string;
  /** What is filled in from the learner's own run. */
  readonly shows: readonly EvidenceSource[];
  /** The question that the learner answers in their own words. */
  readonly prompt: string;
}

/** A value of a lab's latest run: a variable's value, or a printed line by how it begins. */
export interface EvidenceSource {
  readonly lab: string;
  readonly variable: string | null;
  readonly line: string | null;
}

/** What the learner has done with a lab. `matched`: its output was the expected one. */
export type LabState = 'notRun' | 'ran' | 'matched' | 'failed';
