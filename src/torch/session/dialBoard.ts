import { canStandAt, dialLimits, seedName, type DialOption, type LabDial, type TurnedDial } from '../../core/run/dials.ts';
import { LabError } from '../input/labError.ts';

/** The dials that one run of a lab has met. Without anybody who turns them they stand as the lab's text says. */
export class DialBoard {
  private readonly met = new Map<string, LabDial>();
  private turned: readonly TurnedDial[] = [];
  private listener: ((dial: LabDial) => void) | null = null;
  private hasSeed = false;

  /** From now on dials stand where they were turned to; `listener` is told of each where the lab meets it, once. */
  watch(turned: readonly TurnedDial[], listener: (dial: LabDial) => void): () => void {
    this.turned = turned;
    this.listener = listener;
    return () => {
      this.turned = [];
      this.listener = null;
    };
  }

  /** Where this dial stands. `made` stands where the lab's text says. */
  meet(made: LabDial): DialOption {
    const known = this.met.get(made.name);
    if (known) {
      if (!isSame(known, made)) throw new LabError(twiceText(known));
      return known.value;
    }
    if (this.met.size >= dialLimits.dials) {
      throw new LabError(`A lab has room for ${String(dialLimits.dials)} dials and choices: '${made.name}' is one too many.`);
    }
    const turned = this.turned.find(({ name, own, value }) => name === made.name && own === made.own && canStandAt(made, value));
    // It may stand there, so it is a value of this kind of dial.
    const dial = turned ? ({ ...made, value: turned.value } as LabDial) : made;
    this.met.set(dial.name, dial);
    this.listener?.(dial);
    return dial.value;
  }

  /** The first seed of a lab is a dial, unless the lab has one of that name by itself. */
  seed(own: number): number {
    const isFirst = !this.hasSeed;
    this.hasSeed = true;
    if (!isFirst || this.met.has(seedName) || this.met.size >= dialLimits.dials || !Number.isSafeInteger(own)) return own;
    return this.meet({ kind: 'seed', name: seedName, own, value: own, line: null }) as number;
  }
}

function isSame(one: LabDial, other: LabDial): boolean {
  if (one.own !== other.own) return false;
  if (one.kind === 'number') return other.kind === 'number' && one.from === other.from && one.to === other.to && one.step === other.step;
  if (one.kind !== 'choice' || other.kind !== 'choice' || one.options.length !== other.options.length) return false;
  return one.options.every((option, index) => option === other.options[index]);
}

function twiceText({ kind, name }: LabDial): string {
  return kind === 'seed'
    ? `The first manualSeed is the dial '${name}' already: give this one another name, or let it come before: manualSeed(dial('${name}', 42, { from: 0, to: 99 })).`
    : `There is another dial or choice with the name '${name}': give each a name of its own, or say the same again.`;
}
