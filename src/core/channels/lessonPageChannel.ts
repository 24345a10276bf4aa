import type { Block, Inline, LabPlace, LessonDocument } from '../lesson/lessonDocument.ts';
import type { LabState } from '../lesson/lesson.ts';
import type { ModelTab } from './labPageChannel.ts';
import type { PredictionCard, PredictionsNow } from '../lesson/predictionNow.ts';

/** What the lesson page offers the host. */
export interface LessonPageApi {
  /**
   * Shows a lesson in place of what was shown; the reader stays where they are when it is the same one. Resolves when
   * it stands still.
   */
  show(view: LessonView): Promise<void>;
  /** What the learner has done so far; a newer call replaces it all. */
  showProgress(progress: LessonProgress): void;
  /** Lights the symbols of these places in the text, and no others: the cursor is on their line. */
  light(params: { readonly places: readonly LabPlace[] }): void;
  /** Scrolls to a section, or to a part of it. */
  goTo(params: { readonly section: string; readonly part: string | null }): void;
  /**
   * A lab or an exercise was opened elsewhere: what the lesson says of it comes into sight where it is not, and there
   * is a way back. The focus stays where it is.
   */
  follow(card: OpenedCard): void;
  /** Opens the search field. */
  find(params: Record<string, never>): void;
  /** A sentence above the text, with a button that asks for `reload`; null takes it away. */
  tell(params: { readonly notice: string | null }): void;
  /** The figures as the learner has set them, for printing. */
  pictures(params: Record<string, never>): readonly FigurePicture[];
}

/** What the host offers the lesson page. It believes nothing in it: ids are looked up, addresses are checked. */
export interface LessonHostApi {
  /** Must be the page's first call, once its receiver is in place. */
  ready(params: Record<string, never>): void;
  /** Every block of a section has been on the screen. Once a section and load. */
  sectionRead(params: { readonly section: string }): void;
  /** The learner pressed a symbol: its line is to be shown in their copy of the lab. */
  openPlace(params: { readonly place: LabPlace }): void;
  /** The pointer or the focus is on a symbol; null when it has left. Its line is lit where it can be seen. */
  touchPlace(params: { readonly place: LabPlace | null }): void;
  openWeb(params: { readonly url: string }): void;
  openLab(params: { readonly lab: string }): void;
  runLab(params: { readonly lab: string }): void;
  /**
   * The learner says what a run will show, in their own words of at most 200 characters. Answers null where that was
   * kept, else one sentence on how to write it; `showProgress` follows.
   */
  answer(params: { readonly lab: string; readonly prediction: string; readonly text: string }): Promise<string | null>;
  /** The learner would rather see than say: the answer of one prediction, or with null of all that are still asked. */
  uncover(params: { readonly of: { readonly lab: string; readonly prediction: string } | null }): void;
  openExercise(params: { readonly exercise: string }): void;
  makeNote(params: Record<string, never>): void;
  /** What a figure shows of an invented model, shown of the learner's own: in this tab of the lab view. */
  showModel(params: { readonly tab: ModelTab }): void;
  /** Writes the lesson as a page for printing. */
  print(params: Record<string, never>): void;
  /** Reads the lesson anew from where it is stored. */
  reload(params: Record<string, never>): void;
  /** Kept by the host for the next time the lesson is opened; at most 64 KiB as JSON. */
  remember(params: { readonly memory: LessonMemory }): void;
}

export interface OpenedCard {
  readonly of: 'lab' | 'exercise';
  readonly id: string;
}

/** A whole lesson as the page shows it. */
export interface LessonView {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly summary: string;
  readonly authors: readonly string[];
  readonly sections: readonly SectionView[];
  readonly glossary: readonly TermView[];
  readonly labs: readonly LabCard[];
  readonly exercises: readonly ExerciseCard[];
  readonly evidence: readonly EvidenceCard[];
  /** Pictures of the lesson's folder by their file: a `data:` address, or why there is none. */
  readonly images: Readonly<Record<string, ImageView>>;
  readonly progress: LessonProgress;
  /** What the page had asked to remember, or null. */
  readonly memory: LessonMemory | null;
}

export interface SectionView {
  readonly id: string;
  readonly title: string;
  readonly isFolded: boolean;
  readonly document: LessonDocument;
}

export interface TermView {
  readonly id: string;
  readonly term: string;
  readonly aliases: readonly string[];
  readonly content: readonly Inline[];
}

export interface LabCard {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly predictions: readonly PredictionCard[];
}

export interface ExerciseCard {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly isExtra: boolean;
  readonly task: readonly Block[];
}

export interface EvidenceCard {
  readonly title: string;
  readonly statement: readonly Inline[];
}

export type ImageView = { readonly source: string } | { readonly problem: string };

export interface LessonProgress {
  /** Ids of sections that were read to the end. */
  readonly read: readonly string[];
  readonly labs: Readonly<Record<string, LabState>>;
  readonly exercises: Readonly<Record<string, 'notTried' | 'tried' | 'passed'>>;
  readonly predictions: PredictionsNow;
}

/** Where the reader is and what they have set; nothing that was earned. */
export interface LessonMemory {
  readonly lesson: string;
  /** Counts what was kept: of two memories, the one with the higher number is newer. */
  readonly revision: number;
  /** The block at the top of the window, counted within its section, and how far it is scrolled past, in pixels. */
  readonly place: { readonly section: string; readonly block: number; readonly offset: number } | null;
  /** Ids of what was opened. */
  readonly open: readonly string[];
  /** What was set in each figure, by the figure's place in the lesson. */
  readonly figures: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** A figure as it stands: lines and areas as plain data, never markup. */
export interface FigurePicture {
  /** `section/figure`, as often as the lesson has it, in order. */
  readonly figure: string;
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly PictureShape[];
  readonly words: string;
}

export interface PictureShape {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (PictureShape | string)[];
}
