import { gateLimits, weightLimits } from '../../core/run/valueLimits.ts';
import type { ModuleGate, ModuleSummary, WeightTensor } from '../../core/run/value.ts';
import type { Found } from './found.ts';
import { moduleGates } from './moduleGates.ts';
import { moduleWeights } from './moduleWeights.ts';
import { call, plain } from '../base/primordials.ts';
import type { LibraryHooks } from '../base/libraryHooks.ts';

const { get, set } = WeakMap.prototype;
const KnownParts = WeakMap<object, FoundParts>;

interface FoundParts {
  readonly weights: Found<readonly WeightTensor[]>;
  readonly gates: Found<readonly ModuleGate[]> & { readonly layer?: number | null };
}

/**
 * What the modules of a run have learned and how far their gates stood open, read at its end and each time it stands
 * still: each module once, under however many names it is known, and all of them within what one reading may take.
 */
export class ModuleReader {
  private readonly hooks: LibraryHooks;
  private known = new KnownParts();
  private workLeft: number = gateLimits.workOfRun;
  private numbersLeft: number = weightLimits.numbersOfRun;

  constructor(hooks: LibraryHooks) {
    this.hooks = hooks;
  }

  /** Forgets what it has read: training has gone on since. */
  begin(): void {
    this.known = new KnownParts();
    this.workLeft = gateLimits.workOfRun;
    this.numbersLeft = weightLimits.numbersOfRun;
  }

  read(module: object): Pick<ModuleSummary, 'weights' | 'weightsAbsent' | 'gates' | 'gatesAbsent' | 'layer'> {
    const { weights, gates } = this.find(module);
    const sent = weights.found && this.spend(weights.found) ? weights.found : null;
    const weightsAbsent = weights.found && !sent ? 'the modules of this lab have too many weights under too many names' : weights.absent;
    return plain({
      ...(sent && { weights: sent }),
      ...(weightsAbsent !== null && { weightsAbsent }),
      ...(gates.found && { gates: gates.found }),
      ...(gates.found && gates.layer != null && { layer: gates.layer }),
      ...(gates.absent !== null && { gatesAbsent: gates.absent }),
    });
  }

  private find(module: object): FoundParts {
    const earlier = call<ReturnType<ModuleReader['find']> | undefined>(get, this.known, [module]);
    if (earlier) return earlier;
    const weights = readOr('its weights cannot be read', () => moduleWeights(module, this.hooks));
    const gates = readOr('its gates cannot be read', () => {
      const { work, ...found } = moduleGates(module, this.hooks, this.workLeft);
      this.workLeft -= work;
      return found;
    });
    const found = plain({ weights, gates });
    call(set, this.known, [module, found]);
    return found;
  }

  private spend(weights: readonly WeightTensor[]): boolean {
    let numbers = 0;
    for (let index = 0; index < weights.length; index++) numbers += weights[index]?.values.length ?? 0;
    if (numbers > this.numbersLeft) return false;
    this.numbersLeft -= numbers;
    return true;
  }
}

/** Reading fails where the GPU is gone. What else is known of the module is told all the same. */
function readOr<T>(absent: string, read: () => Found<T>): Found<T> {
  try {
    return read();
  } catch {
    return plain({ found: null, absent });
  }
}
