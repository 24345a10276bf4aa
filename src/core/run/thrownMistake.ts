/** Kinds of mistakes that throw, and that the library or the recorder knows by more than their sentence. */
export const thrownKinds = [
  /** Something was called as if it were a function: `gru(x)`. */
  'called',
  /** Something was asked for what it has under another name, or in another way: `optimizer.zero_grad()`. */
  'member',
  /** A name of Python's that JavaScript writes otherwise: `None`. */
  'name',
  /** A name of the library's that is not imported, or not under this spelling: `manual_seed`. */
  'unimported',
] as const;

export type ThrownKind = (typeof thrownKinds)[number];

/** What a lab wrote, and what is written in its place. */
export interface ThrownMistake {
  readonly kind: ThrownKind;
  /** The name, or what was called, as it is written in the lab. */
  readonly wrote: string;
  /**
   * What to write: `x` stands for what the name is of, or for what is called, and `…` for what is in the brackets:
   * `x.forward(…)`, `x.size`, `null`, `nn.Linear`.
   */
  readonly instead: string;
}

/** What is said in the place of an engine's own words. */
export interface SaidWords {
  readonly message: string;
  readonly mistake: ThrownMistake | null;
}
