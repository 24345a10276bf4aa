import { boundedText, isCount, isObject, own } from '../../core/checked/checkParts.ts';
import type { LabHostApi } from '../../core/channels/labPageChannel.ts';
import type { SweepClaim } from '../../core/lesson/sweepClaim.ts';
import { sha256Of } from '../host/sha256Of.ts';
import type { LabViewProvider } from '../labView/labViewProvider.ts';
import type { LessonLibrary } from '../lessons/lessonLibrary.ts';
import type { ProgressStore } from '../progress/progressStore.ts';
import { folderOfCopy } from '../progress/runRecorder.ts';
import type { LastRuns } from '../runs/lastRuns.ts';
import type { ShownLab } from '../runs/shownLab.ts';
import { inWords } from '../shown/inWords.ts';

export interface ClaimsOptions {
  readonly labView: LabViewProvider;
  readonly shownLab: ShownLab;
  readonly lastRuns: LastRuns;
  readonly library: LessonLibrary;
  readonly store: ProgressStore;
}

const longestOver = 300;
const longestResult = 1000;
const mostRuns = 1000;

/** Keeps what a sweep in the lab view showed for the learner's note, with its count of seeds and the text that ran. */
export class Claims {
  private readonly options: ClaimsOptions;

  constructor(options: ClaimsOptions) {
    this.options = options;
  }

  /** From now on the lab view's claims are kept. */
  take(): void {
    this.options.labView.answer({ claim: params => this.keep(params) });
  }

  private async keep({ runId, claim }: Parameters<LabHostApi['claim']>[0]): Promise<string> {
    const { shownLab, lastRuns, library, store } = this.options;
    const { uri } = shownLab;
    const checked = checkClaim(claim);
    const run = uri && lastRuns.get(uri);
    if (!uri || !checked) return inWords('This is no claim that a note can keep.');
    if (run?.id !== runId) return inWords('The lab has run since: sweep it again, so that the note says which text it was.');
    const found = await library.labOf(uri);
    if (!found) return inWords('A note belongs to a lesson, and this lab to none: copy the sentence to keep it.');
    const hash = await sha256Of(run.texts[0]?.text ?? '');
    await store.record({ kind: 'claimed', lesson: found.lesson.id, lab: found.lab.id, place: folderOfCopy(uri), hash, ...checked });
    return inWords('Kept for your note: Gatescope: Make My Note puts it there.');
  }
}

/** The page runs beside programs of others. */
function checkClaim(value: unknown): SweepClaim | null {
  if (!isObject(value)) return null;
  const over = own(value, 'over');
  const result = own(value, 'result');
  const runs = own(value, 'runs');
  const seeds = own(value, 'seeds');
  const isWhole = typeof over === 'string' && typeof result === 'string' && isCount(runs) && isCount(seeds);
  if (!isWhole || runs < 1 || runs > mostRuns || seeds < 1 || seeds > runs) return null;
  return { over: boundedText(over, longestOver), result: boundedText(result, longestResult), runs, seeds };
}
