import type { LabFunction } from '../core/run/labScope.ts';
import type { LabText } from '../core/run/labText.ts';
import { mendRejections } from '../recorder/errors/caughtErrors.ts';
import { showOwnTexts } from '../recorder/errors/ownTexts.ts';
import { freezeIntrinsics } from '../recorder/language/freezeIntrinsics.ts';
import { isProxy } from './isProxy.ts';
import { refuseExit } from './refuseExit.ts';

export interface RunLanguage {
  readonly functions: readonly LabFunction[];
  readonly texts: readonly LabText[];
  /**
   * True freezes the language of this process for good, as the sandbox does: no lab changes what the runtime stands
   * on.
   */
  readonly isFrozen: boolean;
}

/**
 * Makes the language of this process that of a run: functions show what their learner wrote, and so do errors.
 *
 * @returns puts it back as it was, where it is not frozen
 */
export function beginLanguage({ functions, texts, isFrozen }: RunLanguage): () => void {
  const showCompiledTexts = showOwnTexts(functions, texts);
  const leaveRejections = mendRejections(isProxy);
  const allowExit = refuseExit();
  if (isFrozen) {
    freezeIntrinsics();
    return () => undefined;
  }
  return () => {
    showCompiledTexts();
    leaveRejections();
    allowExit();
  };
}
