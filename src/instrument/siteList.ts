import type ts from 'typescript';
import type { ProbeRole, ProbeSite } from '../core/compiledLab.ts';
import type { LabSource } from './labProblem.ts';

/** Longer names are cut: they are painted. */
const nameLimit = 40;

/** The probes of a lab, over all its files; each gets the next id. */
export class SiteList {
  /** How many numbers of the text can be changed from outside. */
  numberCount = 0;
  readonly sites: ProbeSite[] = [];

  /** `end` is the offset whose line the value is painted on; `loop` the loop whose variable it is. */
  add(source: LabSource, node: ts.Node, end: number, role: ProbeRole, name = node.getText(), loop?: ts.Node): number {
    const { line, column } = source.lines.positionAt(node.getStart());
    const plain = name.replaceAll(/\s+/gu, ' ');
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
      }) - 1
    );
  }
}
