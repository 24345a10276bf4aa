import type { CompiledLab } from '../run/compiledLab.ts';
import type { Verdict } from '../run/verdict.ts';
import type { SandboxScripts } from './labPageChannel.ts';

/** An attempt that the command line wants graded. */
export interface GradingRequest {
  /** With its check program. */
  readonly lab: CompiledLab;
  /** How long the check may take, all its runs of the attempt together. */
  readonly timeLimitMs: number;
}

/** What came of an attempt. */
export interface GradingAnswer {
  readonly verdict: Verdict;
  /** False where the machine may be to blame: another time the verdict can be another one. */
  readonly isSure: boolean;
}

/**
 * What the grading page offers, under its name in the page's global object; called through the browser's own debugger.
 */
export interface GradingPageApi {
  /** Once, before the first check. `nonce` is that of the page's content policy. */
  install(params: { readonly scripts: SandboxScripts; readonly nonce: string }): void;
  /** Never rejects. */
  check(request: GradingRequest): Promise<GradingAnswer>;
}

export const gradingPageName = 'gatescopeGrading';
