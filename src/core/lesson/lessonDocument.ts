/**
 * A section's text as data: what Markdown of others may become, and nothing else. There are no attributes, no styles,
 * no markup in strings; every string is text to be shown as text. Plain JSON, so it travels through any channel.
 */
export interface LessonDocument {
  readonly blocks: readonly Block[];
  /** A sentence for the reader where the text was cut: "Lesson shortened at 1 MB." */
  readonly notice: string | null;
  /**
   * Sentences for the author, "Line 12: …": links that lead nowhere, values nobody printed, markup that was left out.
   */
  readonly problems: readonly string[];
}

export type Block =
  | Paragraph
  | Heading
  | List
  | Quote
  | CodeBlock
  | Table
  | EquationBlock
  | ImageBlock
  | Rule
  | Note
  | Fold
  | Covered
  | Figure
  | Card
  | PrintedLines;

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly content: readonly Inline[];
}

export interface Heading {
  readonly kind: 'heading';
  /** The section's own title is level 2 and not part of the text. */
  readonly level: 3 | 4;
  /** Once in a document; `a-z`, `0-9` and `-`. */
  readonly id: string;
  readonly content: readonly Inline[];
}

export interface List {
  readonly kind: 'list';
  /** The first number of a numbered list; null has bullets. */
  readonly start: number | null;
  readonly items: readonly (readonly Block[])[];
}

export interface Quote {
  readonly kind: 'quote';
  readonly blocks: readonly Block[];
}

export interface CodeBlock {
  readonly kind: 'code';
  /** As the author named it: `ts`, `python`; empty where they did not. */
  readonly language: string;
  readonly text: string;
}

export interface Table {
  readonly kind: 'table';
  /** Links lead to it; null in a table that has no name. */
  readonly id: string | null;
  /** Empty where there is none. */
  readonly caption: readonly Inline[];
  readonly columns: readonly { readonly align: 'start' | 'center' | 'end'; readonly content: readonly Inline[] }[];
  /** Each has as many cells as there are columns. */
  readonly rows: readonly (readonly (readonly Inline[])[])[];
}

export interface EquationBlock {
  readonly kind: 'equation';
  readonly equation: Equation;
}

/**
 * TeX that was looked at: no command in it can make a link, load a file, set a style, define a macro or reach out of
 * its place. `\htmlData{place=N}{…}` is the one exception, made by the parser alone: it marks a symbol that belongs to
 * `places[N]`. A renderer lets exactly that command through, and typesets it as its second argument where it does not
 * link.
 */
export interface Equation {
  readonly tex: string;
  readonly places: readonly LabPlace[];
  /** The printed values that stand in it; absent where there are none. */
  readonly values?: readonly PrintedPlace[];
}

/**
 * A line of a lab: the first that declares `name`, else the first that uses it (`findPlace`). Null is the lab as a
 * whole.
 */
export interface LabPlace {
  readonly lab: string;
  readonly name: string | null;
}

export interface ImageBlock {
  readonly kind: 'image';
  readonly image: Image;
}

/** A picture of the lesson's own folder. */
export interface Image {
  /** Path inside the lesson's folder; never an address. */
  readonly file: string;
  /** Says in words what the picture shows. */
  readonly alternative: string;
}

export interface Rule {
  readonly kind: 'rule';
}

/** Set apart from the running text. */
export interface Note {
  readonly kind: 'note';
  /** `careful`: what often goes wrong. `measured`: what a run showed. */
  readonly tone: 'note' | 'careful' | 'measured';
  /** Empty where there is none. */
  readonly title: readonly Inline[];
  readonly blocks: readonly Block[];
}

/** Closed until the reader opens it. */
export interface Fold {
  readonly kind: 'fold';
  /** Links lead to it. */
  readonly id: string | null;
  readonly title: readonly Inline[];
  readonly blocks: readonly Block[];
}

/** Tells what a prediction asks for: shown only when the reader may know. Ids are known to the lesson. */
export interface Covered {
  readonly kind: 'covered';
  readonly lab: string;
  readonly prediction: string;
  readonly blocks: readonly Block[];
}

/** A living figure, by name. A page that does not know the name shows title and alternative only. */
export interface Figure {
  readonly kind: 'figure';
  readonly figure: string;
  readonly title: readonly Inline[];
  /** What the figure shows, in words: its text alternative, always reachable. */
  readonly alternative: readonly Block[];
}

/** Something of the manifest, placed into the text by id. All ids are known to the lesson. */
export type Card =
  | { readonly kind: 'card'; readonly of: 'lab'; readonly id: string }
  | { readonly kind: 'card'; readonly of: 'exercise'; readonly id: string }
  | { readonly kind: 'card'; readonly of: 'prediction'; readonly lab: string; readonly id: string }
  | { readonly kind: 'card'; readonly of: 'evidence' }
  | { readonly kind: 'card'; readonly of: 'glossary' };

/** What a lab or a study prints. */
export interface PrintedLines {
  readonly kind: 'printed';
  readonly program: string;
  readonly lines: readonly string[];
}

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'emphasis' | 'strong'; readonly content: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'equation'; readonly equation: Equation }
  | { readonly kind: 'link'; readonly target: LinkTarget; readonly content: readonly Inline[] }
  | { readonly kind: 'image'; readonly image: Image }
  | Value;

/** A number that a program printed; nobody typed it. */
export interface Value extends PrintedPlace {
  readonly kind: 'value';
  readonly text: string;
}

/** A line that a program prints. */
export interface PrintedPlace {
  /** Id of the lab or study. */
  readonly program: string;
  /** Counts from 0. */
  readonly line: number;
}

/**
 * Where a link leads. Ids are known to the lesson; the host opens `web` only after it has checked the address again.
 */
export type LinkTarget =
  | { readonly kind: 'web'; readonly url: string }
  | { readonly kind: 'place'; readonly place: LabPlace }
  | { readonly kind: 'section'; readonly section: string }
  | { readonly kind: 'exercise'; readonly exercise: string }
  | { readonly kind: 'term'; readonly term: string }
  /** A heading, table, figure or fold of any section, by its id. */
  | { readonly kind: 'part'; readonly section: string; readonly part: string };
