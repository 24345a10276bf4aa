import type { CompileInput, CompileResult } from '../instrument/compileLab.ts';
import type { Mend, MendRequest } from '../core/run/mend.ts';
import type { EditedText, StaleLines } from '../instrument/staleness/staleLines.ts';
import type { PreparedCheck } from '../instrument/prepareCheck.ts';

/** What is compiled, without what cannot be sent: files beside it are asked for. */
export type SentInput = Omit<CompileInput, 'readFile'>;

/** Whose neighbour a file is that the compiler asks for. */
export type Reader = 'lab' | 'check';

/** What the compiler's thread offers. */
export interface CompilerApi {
  compileLab(params: { job: number; input: SentInput }): Promise<CompileResult>;
  staleLines(params: { job: number; edited: EditedText }): StaleLines;
  prepareCheck(params: { job: number; starter: string; attempt: SentInput; check: SentInput }): Promise<PreparedCheck>;
  findMend(params: { job: number; request: MendRequest }): Mend | null;
}

/** What the thread asks of whoever started it. */
export interface CompilerHostApi {
  /** The text of a file beside a lab or a check program; null where there is none. */
  readFile(params: { job: number; reader: Reader; relative: string }): Promise<string | null>;
  /** Everything is loaded: from here on the thread's time is the lab's. */
  ready(params: object): void;
}

/** Says to a bundle that it runs as the compiler's thread. */
export const compilerRole = 'gatescope-compiler';
