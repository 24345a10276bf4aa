import ts from 'typescript';
import type { ProbeRole, ProbeSite } from '../../core/run/compiledLab.ts';
import { cutText } from '../../core/words/cutText.ts';
import type { LabSource } from '../faults/labProblem.ts';
import { evenStep } from '../syntax/evenStep.ts';
import { madeBy } from '../telling/madeBy.ts';
import { saidValue } from '../telling/saidValue.ts';

/** Longer names are cut: they are painted. */
const nameLimit = 40;

interface SiteOptions extends Pick<ProbeSite, 'inLoop' | 'outerLoop'> {
  /** The node's text if left out. */
  readonly name?: string;
  /** The loop whose variable it is. */
  readonly loop?: ts.Node;
}

/** The probes of a lab, over all its files; each gets the next id. */
export class SiteList {
  /** How many numbers of the text can be changed from outside. */
  numberCount = 0;
  readonly sites: ProbeSite[] = [];

  /** An expression that ends before the offset `end`. */
  addExpression(source: LabSource, node: ts.Node, end: number): number {
    return this.add(source, node, end, 'expression');
  }

  /** `end` is the offset whose line the value is painted on. */
  add(source: LabSource, node: ts.Node, end: number, role: ProbeRole, how: SiteOptions = {}): number {
    const { name = node.getText(), loop, ...loops } = how;
    const { line, column } = source.lines.positionAt(node.getStart());
    const plain = name.replaceAll(/\s+/gu, ' ');
    const made = role === 'expression' ? null : madeBy(node, role === 'return');
    const says = loop || role === 'expression' ? null : saidValue(node);
    // The last character that belongs to the node, not what follows it.
    const last = Math.max(node.getStart(), end - 1);
    const even = loop !== undefined && ts.isForStatement(loop) ? evenStep(loop) : null;
    return (
      this.sites.push({
        file: source.index,
        line: source.lines.lineAt(last),
        nameLine: line,
        nameColumn: column,
        name: cutText(plain, nameLimit),
        role,
        ...(role === 'expression' && { endColumn: source.lines.positionAt(last).column + 1 }),
        ...(loop && { loopEnd: source.lines.lineAt(loop.end - 1) }),
        ...(even?.name === node && { isCounter: true as const, step: even.step }),
        ...loops,
        ...(says !== null && { says }),
        ...(made !== null && { madeBy: made }),
      }) - 1
    );
  }
}
