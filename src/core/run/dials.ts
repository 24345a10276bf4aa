/** What a choice is made of. */
export type DialOption = number | string | boolean;

/** What a lab lets its reader turn, as a run has met it. */
export type LabDial = NumberDial | ChoiceDial | SeedDial;

/** `dial(…)`. */
export interface NumberDial extends MetDial<number> {
  readonly kind: 'number';
  readonly from: number;
  readonly to: number;
  /** What it changes by; null where it may be any number between. */
  readonly step: number | null;
}

/** `choose(…)`. */
export interface ChoiceDial extends MetDial<DialOption> {
  readonly kind: 'choice';
  readonly options: readonly DialOption[];
}

/** What the first `manualSeed` is given: a whole number. */
export interface SeedDial extends MetDial<number> {
  readonly kind: 'seed';
}

interface MetDial<Value> {
  /** Told apart by it within one lab. */
  readonly name: string;
  /** What the lab's text says. */
  readonly own: Value;
  /** What the run had: `own`, unless it was turned. */
  readonly value: Value;
  /** The line of the lab's own file that has it (1-based); null where that is another file's. */
  readonly line: number | null;
}

/** What the learner has turned a dial to. It holds as long as the lab's text says what it said then (`own`). */
export interface TurnedDial {
  readonly name: string;
  readonly own: DialOption;
  readonly value: DialOption;
}

/** The dial that the first `manualSeed` of a lab is, unless the lab has one of this name by itself. */
export const seedName = 'seed';

/** The dial that counts on from where it stands. A choice of this name is as its lab says, and no seed. */
export function seedDialOf(dials: readonly LabDial[]): LabDial | undefined {
  return dials.find(({ name, kind }) => name === seedName && kind !== 'choice');
}

export const dialLimits = {
  /** Of one lab. */
  dials: 32,
  /** Of one choice. */
  options: 64,
  /** Characters of a name, and of an option that is a text. */
  text: 60,
} as const;

export function isTurned({ own, value }: Pick<LabDial, 'own' | 'value'>): boolean {
  return own !== value;
}

/** What of a run's dials was not as the lab's text says: the same again for the next run. */
export function turnedOf(dials: readonly LabDial[]): readonly TurnedDial[] {
  return dials.filter(isTurned).map(({ name, own, value }) => ({ name, own, value }));
}

/** Whether a dial may stand at `value`. What the lab's own text says it always may. */
export function canStandAt(dial: LabDial, value: DialOption): boolean {
  if (value === dial.own) return true;
  switch (dial.kind) {
    case 'choice':
      return dial.options.includes(value);
    case 'seed':
      return Number.isSafeInteger(value);
    case 'number':
      return typeof value === 'number' && value >= dial.from && value <= dial.to && isOnGrid(value, dial);
  }
}

/** How far beside its place a value may be, as a share of a step: what sums of steps miss by rounding. */
const gridSlack = 1e-6;

function isOnGrid(value: number, { from, step }: { readonly from: number; readonly step: number | null }): boolean {
  if (step === null) return true;
  const steps = (value - from) / step;
  return Math.abs(steps - Math.round(steps)) <= gridSlack;
}

/** Where a dial of numbers may stand that is nearest to `value`: within its range, and whole steps from its start. */
export function nearestStand({ from, to, step }: NumberDial, value: number): number {
  const within = Math.min(to, Math.max(from, Number.isFinite(value) ? value : from));
  if (step === null) return within;
  const most = Math.floor((to - from) / step + gridSlack);
  // Without the last digits that sums of steps leave behind: 0.30000000000000004.
  return Number((from + Math.min(most, Math.round((within - from) / step)) * step).toPrecision(12));
}
