import ts from 'typescript';
import type { ProbeRole, ProbeSite } from '../../core/run/compiledLab.ts';
import type { LabSource } from '../faults/labProblem.ts';
import { evenStep } from '../syntax/evenStep.ts';
import { saidValue } from '../syntax/saidValue.ts';

/** Longer names are cut: they are painted. */
const nameLimit = 40;

/** The probes of a lab, over all its files; each gets the next id. */
export class SiteList {
  /** How many numbers of the text can be changed from outside. */
  numberCount = 0;
  readonly sites: ProbeSite[] = [];

  /** An expression that ends before the offset `end`. */
  addExpression(source: LabSource, node: ts.Node, end: number): number {
    const site = this.add(source, node, end, 'expression');
    const last = source.lines.positionAt(end - 1);
    const { says: _, ...place } = this.sites[site] as ProbeSite;
    this.sites[site] = { ...place, line: last.line, endColumn: last.column + 1 };
    return site;
  }

  /** `end` is the offset whose line the value is painted on; `loop` the loop whose variable it is. */
  add(source: LabSource, node: ts.Node, end: number, role: ProbeRole, name = node.getText(), loop?: ts.Node): number {
    const { line, column } = source.lines.positionAt(node.getStart());
    const plain = name.replaceAll(/\s+/gu, ' ');
    const says = loop ? null : saidValue(node);
    const isCounter = loop !== undefined && ts.isForStatement(loop) && evenStep(loop)?.name === node;
    return (
      this.sites.push({
        file: source.index,
        // The last character that belongs to the node, not what follows it.
        line: source.lines.lineAt(Math.max(node.getStart(), end - 1)),
        nameLine: line,
        nameColumn: column,
        name: plain.length > nameLimit ? `${plain.slice(0, nameLimit - 1)}…` : plain,
        role,
        ...(loop && { loopEnd: source.lines.lineAt(loop.end - 1) }),
        ...(isCounter && { isCounter }),
        ...(says !== null && { says }),
      }) - 1
    );
  }
}
