import ts from 'typescript';
import type { ProbeRole } from '../../core/run/compiledLab.ts';
import type { LabSource } from '../faults/labProblem.ts';
import type { InsertedNames } from '../modules/insertedNames.ts';
import type { LinkedFile } from '../modules/labFiles.ts';
import { assignedBy } from '../syntax/assignedNames.ts';
import type { CountedLoop } from '../syntax/countedLoop.ts';
import type { EvenStep } from '../syntax/evenStep.ts';
import { knownNames, type KnownNames } from '../syntax/knownNames.ts';
import { runsAlone } from '../syntax/runsAlone.ts';
import type { StopPlaces } from '../syntax/stopPlaces.ts';
import { jsEnd } from './jsEnd.ts';
import type { SiteList } from './siteList.ts';
import type { Weave } from './weave.ts';

export interface Weaving {
  /** No call may be written, and yet code of the lab runs. */
  readonly hasHidden: boolean;
  /** The engine's own powers are off by last digits. */
  readonly hasPowers: boolean;
  /** The numbers in the text can be changed from outside (`LabScope.c`). */
  readonly hasNumbers: boolean;
  /** The expressions that lines are made of have probes, too. */
  readonly hasExpressions: boolean;
  /** Where the run ends before its end. */
  readonly stops: StopPlaces | null;
}

/**
 * One file that is being woven, as the `weave…` files know it: where the walk is, what the file's header declares, and
 * how text is put around an expression. Which file weaves which kind of syntax only `ProbeWeaver` knows.
 */
export abstract class Weaver {
  readonly source: LabSource;
  readonly names: InsertedNames;
  readonly weave: Weave;
  /** Declarations of slots and loops, for the file's header. */
  readonly header: string[] = [];
  /** Nodes whose own probe is somewhere else: the variables of loop heads. */
  readonly silent = new Set<ts.Node>();
  /** Variables whose first value is given to a loop, which follows them. */
  readonly followed = new Map<ts.Node, string>();
  /** The line that was reported last on the way down to the current node. */
  reachedLine = 0;
  /** The function the walk is in: 0 for the top level of the file. */
  owner = 0;
  /** How many counted loops of that function are around. */
  countedAround = 0;
  /** True inside a function that may call itself: there probes must leave its frame as it is. */
  isSlim = false;
  private readonly live: ReadonlySet<string>;
  readonly hasHiddenCalls: boolean;
  readonly known: KnownNames;
  /** Powers are computed by the scope: the engine's own are off by last digits. */
  readonly hasPowers: boolean;
  protected recursive: ReadonlySet<ts.Node> = new Set();
  protected readonly tree: ts.SourceFile;
  private readonly sites: SiteList;
  protected readonly hasNumbers: boolean;
  protected readonly hasExpressions: boolean;
  protected readonly stops: StopPlaces | null;
  /** The probe that counts the turns of the innermost loop, where each turn comes to a place in it at most once. */
  private loopSite: number | undefined;
  /** False where a loop may begin once more before it ends: its turns would come between each other. */
  private areTurnsApart = true;
  private readonly siteOf = new Map<string, number>();
  private loops = 0;
  private throwers = 0;
  private owners = 0;

  constructor({ tree, source, module }: LinkedFile, weave: Weave, names: InsertedNames, sites: SiteList, how: Weaving) {
    this.hasNumbers = how.hasNumbers;
    this.hasExpressions = how.hasExpressions;
    this.stops = how.stops;
    this.tree = tree;
    this.source = source;
    this.live = module.live;
    this.weave = weave;
    this.names = names;
    this.sites = sites;
    this.hasHiddenCalls = how.hasHidden;
    this.hasPowers = how.hasPowers;
    this.known = knownNames(tree);
  }

  /** Weaves a part of the tree. */
  abstract visit(node: ts.Node): void;

  /** What is added to a variable with `+=`. */
  abstract visitAdded(target: ts.Expression, right: ts.Expression): void;

  /** Adds a probe and gives the name of its slot. */
  slot(node: ts.Node, end: number, role: ProbeRole, name?: string): string {
    return this.declareSlot(this.sites.add(this.source, node, end, role, { ...(name !== undefined && { name }), ...this.inLoop }), '');
  }

  /** As `slot`, for an expression that lasts to `end`. */
  expressionSlot(node: ts.Expression, end: number): string {
    return this.declareSlot(this.sites.addExpression(this.source, node, end), '');
  }

  /** As `slot`, for the variables of a loop, the first of which counts its turns. */
  loopSlots(names: readonly ts.Identifier[], end: number, loop: ts.IterationStatement): string[] {
    const { loopSite } = this;
    let first: number | undefined;
    return names.map(name => {
      const turns = first === undefined ? loopSite !== undefined && { outerLoop: loopSite } : this.areTurnsApart && { inLoop: first };
      const site = this.sites.add(this.source, name, end, 'loop', { name: name.text, loop, ...turns });
      first ??= site;
      return this.declareSlot(site, '');
    });
  }

  /** The body of a loop, or its head, whose parts each turn comes to. */
  insideLoop(slots: readonly string[] | null, inside: () => void): void {
    const { loopSite } = this;
    const [first] = slots ?? [];
    this.loopSite = first !== undefined && this.areTurnsApart ? this.siteOf.get(first) : undefined;
    inside();
    this.loopSite = loopSite;
  }

  private get inLoop(): { readonly inLoop?: number } {
    return this.loopSite === undefined ? {} : { inLoop: this.loopSite };
  }

  /** As `slot`, for a property in a destructuring: the lab's own code sets it, so that errors are the engine's. */
  settingSlot(target: ts.PropertyAccessExpression, end: number, role: ProbeRole): string {
    const key = target.name.text;
    return this.declareSlot(this.sites.add(this.source, target, end, role, this.inLoop), `,${JSON.stringify(key)},(o,v)=>{o.${key}=v}`);
  }

  private declareSlot(site: number, more: string): string {
    const slot = this.names.slot(site);
    this.siteOf.set(slot, site);
    this.header.push(`${slot}=${this.names.scope}.slot(${String(site)}${more})`);
    return slot;
  }

  /** The place of one more number that can be changed, among those of all files. */
  nextNumber(): number {
    return this.sites.numberCount++;
  }

  /** The name of one more loop, which `loop` then adds. */
  nextLoop(): string {
    return this.names.loop(this.loops++);
  }

  /** Adds a loop; `variable` is the slot a counted loop is followed by, and an even step is a step of. */
  loop(name: string, node: ts.Node, counted: CountedLoop | null, even: EvenStep | null, variable: string): void {
    const line = String(this.lineOf(node));
    const parts = counted
      ? [
          line,
          String(this.countedAround === 0 ? this.owner : ++this.owners),
          JSON.stringify(counted.end),
          String(counted.step),
          variable,
          ...counted.bound.slice(1),
        ]
      : [line];
    const following = even ? `.s(${String(even.step)},${variable})` : '';
    this.header.push(`${name}=${this.names.scope}.loop(${parts.join(',')})${following}`);
  }

  /** Adds a `throw` and gives the name of what takes its values. */
  thrower(node: ts.ThrowStatement): string {
    const name = this.names.thrower(this.throwers++);
    this.header.push(`${name}=${this.names.scope}.thrower(${String(this.lineOf(node.expression))})`);
    return name;
  }

  /** True where a loop cannot begin once more while it runs: at the top level nothing runs twice. */
  runsOnce(loop: ts.IterationStatement): boolean {
    return this.owner === 0 || (!this.hasHiddenCalls && runsAlone(loop));
  }

  lineOf(node: ts.Node): number {
    return this.source.lines.lineAt(node.getStart(this.tree));
  }

  /**
   * A statement that says that a line is reached, where the way down to here has not said so. Only the lab's own lines
   * count.
   */
  tick(node: ts.Node): string {
    const { lines, clock } = this.names;
    const line = this.nextLine(node);
    return line === '' ? '' : `if(!${lines}[${line}])${clock}.at=${line};`;
  }

  /** As `tick`, an expression. */
  tickInside(node: ts.Node): string {
    const { lines, clock } = this.names;
    const line = this.nextLine(node);
    return line === '' ? '' : `${lines}[${line}]||(${clock}.at=${line})`;
  }

  private nextLine(node: ts.Node): string {
    const line = this.lineOf(node);
    if (line === this.reachedLine || this.source.index !== 0) return '';
    this.reachedLine = line;
    return String(line);
  }

  /** Puts `before` and `after` around an expression. */
  around(node: ts.Node, before: string, after: string, inside: () => void): void {
    this.weave.insertStart(node.getStart(this.tree), before);
    inside();
    this.weave.insert(jsEnd(node), after);
  }

  insideFunction(node: ts.Node, inside: () => void): void {
    const { owner, countedAround, isSlim, loopSite, areTurnsApart } = this;
    this.loopSite = undefined;
    this.areTurnsApart = !this.recursive.has(node) && !isInterrupted(node);
    this.owner = ++this.owners;
    this.countedAround = 0;
    this.isSlim = this.recursive.has(node);
    inside();
    this.owner = owner;
    this.countedAround = countedAround;
    this.isSlim = isSlim;
    this.loopSite = loopSite;
    this.areTurnsApart = areTurnsApart;
  }

  visitChildren(node: ts.Node): void {
    ts.forEachChild(node, child => {
      this.visit(child);
    });
  }

  /** True for what assigns an exported variable: importers must see it change. */
  isLive(node: ts.Node): boolean {
    return this.live.size > 0 && assignedBy(node).some(name => this.live.has(name));
  }
}

/** True for async functions and generators: others may run while they wait. */
function isInterrupted(node: ts.Node): boolean {
  const isGenerator = 'asteriskToken' in node && node.asteriskToken !== undefined;
  return (
    isGenerator || (ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword))
  );
}
