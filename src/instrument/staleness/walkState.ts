import ts from 'typescript';
import { Kinds } from './readKinds.ts';
import { Program } from './readProgram.ts';
import { isCallable } from './readVariables.ts';
import { Sharing } from './shareObjects.ts';
import { kinds, type Callable, type Variable } from './variable.ts';
import { eachUnit, type FileUnits, type Unit } from './unit.ts';

/** A program would have to be walked for too long: nothing is known of it. */
export class WalkTooLong extends Error {}

/** More is not walked: twenty times what a lab of hundred lines takes. */
const mostSteps = 100_000;

/** Names of the language that are there for every program. */
const everywhere: ReadonlySet<string> = new Set([
  ...['undefined', 'NaN', 'Infinity', 'Math', 'Number', 'String', 'Boolean', 'Array', 'Object', 'JSON', 'console', 'Map', 'Set', 'Error'],
  ...['TypeError', 'RangeError', 'Float32Array', 'Float64Array', 'parseInt', 'parseFloat', 'isNaN'],
]);

/** What may be another value than in the other program, at one point of the walk. */
export interface Differing {
  readonly variables: Set<Variable>;
  /** The next random number. */
  isRandom: boolean;
}

/** What a walk through a program knows at each point, and what it has found. */
export abstract class WalkState {
  protected readonly program: Program;
  protected readonly kinds: Kinds;
  protected readonly sharing: Sharing;
  protected readonly units: FileUnits;
  /** Units with a value that may differ. */
  readonly found = new Set<Unit>();

  protected now: Differing = { variables: new Set(), isRandom: false };
  /** Objects that may have been changed otherwise, by the variables that share them. */
  private readonly objects = new Set<Variable>();
  private isEveryObject = false;
  /** What files beside the lab, and others whose code is not known, remember. */
  protected isHiddenDiffering = false;

  /** Whether this point is reached at all, or how often, may differ: for the time of a branch … */
  protected isBranch = false;
  /** … to the end of the loop or `switch`, since `break` or `continue` may have been reached … */
  protected isBroken = false;
  /** … of the function, since it may have returned … */
  protected isReturned = false;
  /** … and of what a `try` holds, or the whole run, since something may have been thrown. */
  protected isThrown = false;

  protected unit: Unit | null = null;
  /** Values that are objects: what is shown of them may be read later. */
  private readonly late = new Map<Variable, Set<Unit>>();
  /** In what a `try` holds nothing that differed is known to be over. */
  protected tries = 0;
  protected readonly running: Callable[] = [];
  private readonly hasChangedFunctions: boolean;
  private steps = 0;
  /** Variables that have been given a value. */
  private readonly given = new Set<Variable>();
  /** How many functions are being walked through that may be called here, or not. */
  protected guesses = 0;
  /** Random numbers may be drawn by methods of modules. */
  protected readonly drawsInMethods: boolean;
  /** Where whole numbers without end are used, arithmetic may throw. */
  protected readonly hasBigInts: boolean;
  private readonly elsewhere: ReadonlySet<string>;

  /**
   * @param elsewhere names that the other program declares
   * @param imports names that are imported otherwise there
   */
  constructor(tree: ts.SourceFile, units: FileUnits, elsewhere: ReadonlySet<string>, imports: ReadonlySet<string>) {
    this.units = units;
    this.elsewhere = elsewhere;
    this.drawsInMethods = /dropout/iu.test(tree.text);
    this.hasBigInts = /\dn\b|BigInt/u.test(tree.text);
    this.program = new Program(tree);
    this.kinds = new Kinds(this.program);
    this.sharing = new Sharing(this.program, this.kinds);
    const changed = [...eachUnit(units.list)].filter(({ isChanged }) => isChanged).map(({ node }) => node);
    this.hasChangedFunctions = changed.some(isInFunction);
    for (const variable of this.program.variables.values())
      if (variable.imported && imports.has(variable.name)) this.now.variables.add(variable);
  }

  /** True where this point may be reached otherwise than in the other program. */
  protected get isOff(): boolean {
    return this.isBranch || this.isBroken || this.isReturned || this.isThrown;
  }

  protected step(): void {
    if (++this.steps > mostSteps) throw new WalkTooLong();
  }

  protected mark(unit: Unit | null = this.unit): void {
    if (unit) this.found.add(unit);
  }

  protected differs(variable: Variable): boolean {
    return this.isOff || this.now.variables.has(variable) || (variable.kind === kinds.any && this.hasChanged(variable));
  }

  /** Reading it throws: it is not there, or not yet. */
  protected isMissing(variable: Variable): boolean {
    if (variable.isGlobal) return this.elsewhere.has(variable.name) || (this.isOff && !everywhere.has(variable.name));
    return this.guesses === 0 && !variable.isEarly && !this.given.has(variable);
  }

  protected hasChanged(variable: Variable): boolean {
    return this.isEveryObject || this.objects.has(variable.group);
  }

  /** A variable gets a value here. */
  protected give(variable: Variable, differs: boolean): void {
    this.given.add(variable);
    if (variable.kind === kinds.any) this.keepLate([variable]);
    if (differs) {
      this.now.variables.add(variable);
      this.mark();
    } else if (!variable.isManifold && this.tries === 0) this.now.variables.delete(variable);
  }

  protected keepLate(variables: readonly Variable[]): void {
    if (!this.unit) return;
    for (const variable of variables) {
      const units = this.late.get(variable) ?? new Set();
      this.late.set(variable, units.add(this.unit));
    }
  }

  /** Objects in the value of an expression may be changed otherwise than in the other program. */
  protected change(expression: ts.Node): void {
    for (const { group } of this.sharing.in(expression)) this.objects.add(group);
  }

  protected changeSelf(): void {
    this.objects.add(this.sharing.self.group);
  }

  /** Nothing is known from here on. */
  protected lose(): void {
    this.isThrown = true;
    this.isEveryObject = true;
    this.isHiddenDiffering = true;
    this.now.isRandom = true;
    this.mark();
  }

  /** Nothing differs yet: what runs now runs as in the other program. */
  protected get isEven(): boolean {
    const { variables, isRandom } = this.now;
    return (
      !this.isOff && variables.size === 0 && !isRandom && this.objects.size === 0 && !this.isHiddenDiffering && !this.hasChangedFunctions
    );
  }

  protected copy(): Differing {
    return { variables: new Set(this.now.variables), isRandom: this.now.isRandom };
  }

  /** Both ways may have been gone. */
  protected meet(other: Differing): void {
    for (const variable of other.variables) this.now.variables.add(variable);
    this.now.isRandom ||= other.isRandom;
  }

  /** Runs what may run again and again, until nothing new differs. */
  protected repeat(turn: () => void): void {
    for (;;) {
      const before = this.copy();
      const known = this.size;
      turn();
      this.meet(before);
      if (this.size === known) return;
    }
  }

  private get size(): string {
    const { variables, isRandom } = this.now;
    const flags = [isRandom, this.isHiddenDiffering, this.isBroken, this.isReturned, this.isThrown, this.isEveryObject]
      .map(Number)
      .join('');
    return `${String(variables.size)} ${String(this.objects.size)} ${flags}`;
  }

  /** What is shown of an object may be read after it was changed. */
  protected markLate(): void {
    for (const [variable, units] of this.late) if (this.hasChanged(variable)) for (const unit of units) this.mark(unit);
  }
}

function isInFunction(node: ts.Node): boolean {
  let at = node;
  while (!ts.isSourceFile(at) && !isCallable(at)) at = at.parent;
  return !ts.isSourceFile(at);
}
