import ts from 'typescript';
import { assignedBy } from './assignedNames.ts';
import { isUnnamedFunction } from './bindingNames.ts';
import { stepOf } from './countedLoop.ts';

/** The variable of a loop that changes evenly, turn by turn, and by nothing else. */
export interface EvenStep {
  readonly name: ts.Identifier;
  readonly step: number;
}

/** `for (let i = …; …; i++)` where nothing else in the loop assigns `i`; null for every other form. */
export function evenStep({ initializer, condition, incrementor, statement }: ts.ForStatement): EvenStep | null {
  if (!initializer || !incrementor || !ts.isVariableDeclarationList(initializer) || (initializer.flags & ts.NodeFlags.Let) === 0)
    return null;
  for (const { name, initializer: first } of initializer.declarations) {
    if (!ts.isIdentifier(name) || !first || isUnnamedFunction(first)) continue;
    const step = stepOf(incrementor, name.text);
    if (step === null) continue;
    const isSetElsewhere = [initializer, condition, statement].some(part => part !== undefined && assigns(part, name.text));
    return isSetElsewhere ? null : { name, step };
  }
  return null;
}

function assigns(node: ts.Node, name: string): boolean {
  return assignedBy(node).includes(name) || (ts.forEachChild(node, child => assigns(child, name) || undefined) ?? false);
}
