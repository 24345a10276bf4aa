import type { ThrownMistake } from '../../core/run/thrownMistake.ts';

/** Set by the class, which alone sees its own part; no method, since a lab could put another in its place. */
let read: (thrown: object) => ThrownMistake | null;

/** A mistake in a lab, as one sentence that says what happened and what to do. */
export class LabError extends Error {
  readonly #mistake: ThrownMistake | null;

  /** `mistake`: what was written and what was meant, where that is known. */
  constructor(message: string, mistake: ThrownMistake | null = null) {
    super(message);
    this.#mistake = mistake;
  }

  static {
    // Labs know it as what it is to them, wherever it is shown.
    Object.defineProperty(this, 'name', { value: 'Error', configurable: true });
    read = thrown => (#mistake in thrown ? thrown.#mistake : null);
  }
}

/** What an error of this class knows of its mistake, by identity; null for everything else. Runs no code of the lab. */
export function mistakeOf(thrown: unknown): ThrownMistake | null {
  return typeof thrown === 'object' && thrown !== null ? read(thrown) : null;
}
