import { Dice } from './dice.ts';

export type Dtype = 'float32' | 'int32' | 'bool';

/** A variable of a program that holds a tensor, as far as the next operation has to know it. */
export interface Value {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: Dtype;
  /** Does a gradient flow into it? */
  readonly isTracked: boolean;
}

/** One line of a lab, and the same line in Python. */
interface Line {
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

  /** Declares a tensor; both expressions name the same operation. */
  let(shape: readonly number[], dtype: Dtype, isTracked: boolean, lab: string, twin: string): Value {
    const value = { name: this.fresh('v'), shape, dtype, isTracked };
    this.say(`const ${value.name} = ${lab}`, `${value.name} = ${twin}`);
    return this.keep(value);
  }

  /** Takes what a line has declared up as a value; its numbers and its text will be compared. */
  keep(value: Value): Value {
    this.values.push(value);
    this.say(`show('${value.name}', ${value.name})`, `show('${value.name}', ${value.name})`);
    return value;
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
export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 1);
export const list = (numbers: readonly number[]): string => numbers.join(', ');
/** A tuple of Python. */
export const tupleOf = (numbers: readonly number[]): string => `(${list(numbers)}${numbers.length === 1 ? ',' : ''})`;
