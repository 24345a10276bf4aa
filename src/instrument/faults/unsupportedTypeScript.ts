import ts from 'typescript';
import type { LabProblem } from '../../core/run/compiledLab.ts';
import { problemAt, type LabSource } from './labProblem.ts';

/** Why TypeScript that is more than types cannot run in a lab, and what to write in its place. */
export function unsupportedTypeScript(source: LabSource, node: ts.Node): LabProblem {
  return problemAt(source, node.getStart(), node.end, reason(node));
}

function reason(node: ts.Node): string {
  if (ts.isEnumDeclaration(node)) return `labs cannot use enum. Write const ${node.name.text} = { … } as const.`;
  if (ts.isModuleDeclaration(node)) return 'labs cannot use namespaces. Write plain functions, or a file beside the lab.';
  if (ts.isParameter(node) || ts.isParameter(node.parent))
    return 'labs cannot use parameter properties. Declare the field and assign it in the constructor.';
  if (ts.isTypeAssertionExpression(node)) return 'labs cannot use <T>value casts. Write value as T.';
  if (ts.isImportEqualsDeclaration(node)) return 'labs cannot use import … = require(…). Write import … from ….';
  if (ts.isExportAssignment(node)) return 'labs cannot use export =. Write export default.';
  return 'labs cannot use this TypeScript syntax, because it is more than types. Write it in plain JavaScript.';
}
