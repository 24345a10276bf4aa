import { Dice } from './dice.ts';

export type Dtype = 'float32' | 'int32' | 'bool';

/** A variable of a program that holds a tensor, as far as the next operation has to know it. */
export interface Value {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: Dtype;
  /** Does a gradient flow into it? */
  readonly isTracked: boolean;
  /** Is it the same here and in PyTorch to the last bit? Only then is it sure which of two such values is the larger. */
  readonly isExact: boolean;
  /** Roughly how large its values can be; infinite where nobody knows. */
  readonly most: number;
}

/** A value before it has a name. */
export type Kind = Omit<Value, 'name'>;

/** One line of a lab, and the same line in Python. */
export interface Line {
  readonly lab: string;
  readonly twin: string;
}

/** A program in the making: what it does in a lab, and what its twin does in PyTorch. */
export class Program {
  readonly dice: Dice;
  readonly lines: Line[] = [];
  readonly values: Value[] = [];
  /** Names of leaves and parameters whose gradients are looked at in the end: in the lab, and in the twin. */
  readonly leaves: Line[] = [];
  private count = 0;

  constructor(seed: number) {
    this.dice = new Dice(seed);
    this.say(`manualSeed(${String(seed)})`, `torch.manual_seed(${String(seed)})`);
  }

  say(lab: string, twin: string): void {
    this.lines.push({ lab: `${lab};`, twin });
  }

  fresh(letter: string): string {
    return `${letter}${String(this.count++)}`;
  }

  /**
   * Declares a tensor; both expressions name the same operation.
   *
   * @param isFunction Is it one of the functions of exact values of which the table of differences has a row?
   */
  let(kind: Kind, lab: string, twin: string, isFunction = false): Value {
    const value = { ...kind, name: this.fresh('v') };
    this.say(`const ${value.name} = ${lab}`, `${value.name} = ${twin}`);
    return this.keep(value, isFunction);
  }

  /** Takes what a line has declared up as a value; its numbers and its text will be compared. */
  keep(value: Value, isFunction = false): Value {
    this.values.push(value);
    const likeness = value.isExact ? 'exact' : isFunction ? 'function' : null;
    if (likeness === null) this.show(value.name);
    else this.say(`show('${value.name}', ${value.name}, '${likeness}')`, `show('${value.name}', ${value.name})`);
    return value;
  }

  /** Compares what an expression gives, which no operation goes on with. */
  show(name: string, lab = name, twin = lab): void {
    this.say(`show('${name}', ${lab})`, `show('${name}', ${twin})`);
  }

  /** Compares what an expression gives that may be refused: then it must be refused on both sides. */
  attempt(lab: string, twin = lab): void {
    const name = this.fresh('t');
    this.say(`attempt('${name}', () => ${lab})`, `attempt('${name}', lambda: ${twin})`);
  }

  /** Some value there is, one of the last more often; null where none is fit. */
  pick(isFit: (value: Value) => boolean = () => true): Value | null {
    const fit = this.values.filter(isFit);
    if (fit.length === 0) return null;
    return this.dice.chance(0.5) ? (fit.at(-1) ?? null) : this.dice.oneOf(fit);
  }

  get lab(): string {
    return this.lines.map(({ lab }) => lab).join('\n');
  }

  get twin(): string {
    return this.lines.map(({ twin }) => twin).join('\n');
  }
}

export const isFloat = ({ dtype }: Value): boolean => dtype === 'float32';
export const isExact = (value: Value): boolean => value.isExact;
export const hasAxes = ({ shape }: Value): boolean => shape.length > 0;
export const isFilled = ({ shape }: Value): boolean => sizeOf(shape) > 0;
/** Are its functions about the same for values that are about the same? */
export const isTame = (value: Value): boolean => value.isExact || value.most <= 50;
export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 1);
export const list = (numbers: readonly number[]): string => numbers.join(', ');
/** A tuple of Python. */
export const tupleOf = (numbers: readonly number[]): string => `(${list(numbers)}${numbers.length === 1 ? ',' : ''})`;
/** Python's True and False. */
export const flag = (value: boolean): string => (value ? 'True' : 'False');

/** Some axis of a tensor, counted from either end. */
export function axisOf(p: Program, { shape }: Pick<Value, 'shape'>): number {
  return p.dice.whole(-shape.length, shape.length - 1);
}

/** The same axis counted from the front. */
export const fromFront = (dim: number, { shape }: Pick<Value, 'shape'>): number => (dim < 0 ? dim + shape.length : dim);
