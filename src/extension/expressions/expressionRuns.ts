import { Disposable } from '../../core/base/disposable.ts';
import type { RunState } from '../../core/following/runState.ts';
import { seconds } from '../../core/words/outcomeText.ts';
import type { Shown } from '../../core/words/shownText.ts';
import { turnedOf } from '../../core/run/dials.ts';
import type { CompiledLab } from '../../core/run/compiledLab.ts';
import { fileNameOf } from '../host/labDocument.ts';
import type { Compiler } from '../labs/compilerHost.ts';
import type { LabViewProvider } from '../labView/labViewProvider.ts';
import type { LabRun } from '../runs/labRun.ts';
import type { RunService } from '../runs/runService.ts';
import { inWords } from '../shown/inWords.ts';
import type { Log } from '../shown/log.ts';
import type { Settings } from '../trust/settings.ts';
import type { Trust } from '../trust/trust.ts';
import { hasProbesOf, isSameInAll, isSameRun, type SeenRun } from './isSameRun.ts';
import { mayDiffer } from './mayDiffer.ts';
import { QuietRun, type QuietRequest } from './quietRun.ts';

/** A lab that took longer is run again only where that was asked for, in milliseconds. */
const longestUnaskedMs = 2_000;
/** Such a run is given this long, in milliseconds: a busy machine takes its time to begin. */
const unaskedLimitMs = 10_000;

/** Why it is not known what the expressions of a run gave. */
interface Untold {
  readonly why: Shown;
  /** It would be the same each time: nothing runs again for that unless it is asked for. */
  readonly isLasting?: boolean;
}

/** What the expressions of a run gave; or why that is not known. */
export type Told = SeenRun | Untold;

export interface ExpressionRunsOptions {
  readonly compiler: Pick<Compiler, 'compileLab'>;
  readonly runs: Pick<RunService, 'runningUri'>;
  readonly labView: LabViewProvider;
  readonly settings: Settings;
  readonly trust: Trust;
  readonly log: Log;
}

/**
 * What expressions gave in a run. Runs have no probes for them: where somebody asks, the text that ran is run once more
 * with them, quietly, and believed only if all else came out the same. That is done once a run.
 */
export class ExpressionRuns extends Disposable {
  private readonly options: ExpressionRunsOptions;
  private readonly labs = new WeakMap<LabRun, Promise<CompiledLab | null>>();
  private readonly told = new WeakMap<LabRun, Promise<Told>>();
  private readonly untold = new WeakMap<LabRun, Untold>();

  constructor(options: ExpressionRunsOptions) {
    super();
    this.options = options;
  }

  /** The lab of a run with probes for its expressions; null where there is none, or no need to ask. */
  labOf(run: LabRun): Promise<CompiledLab | null> {
    if (!this.options.trust.isGiven) return Promise.resolve(null);
    let lab = this.labs.get(run);
    if (!lab) {
      lab = this.compile(run).catch((error: unknown) => {
        this.options.log.debug('The expressions of a lab could not be found:', error);
        // Another text was compiled meanwhile: it may be asked again.
        this.labs.delete(run);
        return null;
      });
      this.labs.set(run, lab);
    }
    return lab;
  }

  /** As far as it is known without a run, or by one that nobody notices. */
  async tell(run: LabRun): Promise<Told> {
    const known = this.told.get(run) ?? this.untold.get(run);
    if (known) return known;
    const never = whyNever(run);
    if (never) return never;
    const ms = run.state.outcome?.ms ?? 0;
    if (ms > longestUnaskedMs)
      return { why: inWords("This run took {0}. 'Show Selected Expression' runs it once more, to see this.", seconds(ms)) };
    // Nobody asked for the view either.
    if (!this.options.labView.page) return { why: inWords("The lab view is closed. 'Show Selected Expression' opens it, to see this.") };
    return this.see(run, { timeLimitMs: unaskedLimitMs });
  }

  /** Runs the lab again, however long that takes; the token ends it. */
  see(run: LabRun, how: Partial<Pick<QuietRequest, 'timeLimitMs' | 'token'>> = {}): Promise<Told> {
    let told = this.told.get(run);
    if (!told) {
      told = this.runAgain(run, how);
      this.told.set(run, told);
      const entry = told;
      void entry.then(found => {
        // What got in between may not the next time.
        if (!('why' in found) || this.told.get(run) !== entry) return;
        this.told.delete(run);
        if (found.isLasting) this.untold.set(run, found);
      });
    }
    return told;
  }

  private async compile(run: LabRun): Promise<CompiledLab | null> {
    const { texts, lab, uri } = run;
    const [own] = texts;
    if (!own) return null;
    const readFile = (name: string): Promise<string | null> =>
      Promise.resolve(texts[lab.files.findIndex(file => file.name === name)]?.text ?? null);
    const input = { name: fileNameOf(uri), text: own.text, readFile, expressions: true };
    const result = await this.options.compiler.compileLab(input, { key: `${uri.toString()} expressions`, isAwaited: true });
    return result.ok && hasProbesOf(result.lab, lab) ? result.lab : null;
  }

  private async runAgain(run: LabRun, { timeLimitMs, token }: Partial<Pick<QuietRequest, 'timeLimitMs' | 'token'>>): Promise<Told> {
    const { runs, labView, settings, log } = this.options;
    const { outcome } = run.state;
    const never = whyNever(run);
    if (never) return never;
    if (!outcome || runs.runningUri) return { why: inWords('A lab is running. Wait until it has ended, then look again.') };
    const lab = await this.labOf(run);
    if (!lab) return { why: inWords('This lab has too many expressions to look at all of them.') };
    const request = {
      lab,
      backend: run.state.backend?.name ?? settings.backend,
      turned: turnedOf(run.state.dials),
      timeLimitMs: timeLimitMs ?? settings.timeLimitMs,
      ...(token && { token }),
    };
    const once = async (): Promise<Told> => {
      const state = await new QuietRun(labView, log).run(request);
      return whyStopped(state) ?? { lab, state };
    };
    const seen = await once();
    if ('why' in seen) return seen;
    if (!isSameRun(run, seen)) return other();
    // That nothing else was seen may be chance as well.
    if (isByChance(seen.state)) return drawn();
    if (!mayDiffer(run)) return seen;
    // What only probes for expressions see can have been another the first time: it is if it is another now.
    const again = await once();
    return 'why' in again || isSameInAll(seen, again) ? again : other();
  }
}

/** Why the expressions of a run cannot be seen by running it again. */
function whyNever({ isKept, state: { outcome } }: LabRun): Untold | null {
  if (isKept) return { why: inWords('This is from before the window was opened again. Run the lab to see it.') };
  if (outcome?.status === 'stopped') return { why: inWords('This run was stopped. Run the lab to its end to see this.') };
  return null;
}

function whyStopped({ outcome }: RunState): Untold | null {
  if (outcome?.status !== 'stopped') return null;
  if (outcome.reason === 'time') return { why: inWords('It took too long to look at all of this lab so closely.'), isLasting: true };
  return { why: inWords('The lab was not run again to its end, so this was not seen. Look again.') };
}

function isByChance({ outcome }: RunState): boolean {
  return outcome !== null && outcome.status !== 'stopped' && outcome.isByChance === true;
}

function drawn(): Untold {
  return { why: inWords('This lab draws random numbers without a seed, so nobody can tell what this was.'), isLasting: true };
}

function other(): Untold {
  return {
    why: inWords('This lab gave other values when it was run again, so nobody can tell what this was.'),
    isLasting: true,
  };
}
