import type { WarningCode } from '../../core/run/labWarning.ts';

/** What a lab does that runs but seems to be a mistake. */
export interface Mistake {
  readonly code: WarningCode;
  /** What happens, and what to write instead. */
  readonly message: string;
  /** The stack of the place it speaks of. */
  readonly stack: string | null;
  /** As in `LabWarning`. */
  readonly about?: string;
}
