import ts from 'typescript';
import { bindingNames, isUnnamedFunction } from '../syntax/bindingNames.ts';
import { isQuoted } from '../syntax/isQuoted.ts';
import { jsEnd } from './jsEnd.ts';
import { hasCalls } from '../syntax/runsAlone.ts';
import { note, wrap } from './writeProbe.ts';
import type { Weaver } from './weaver.ts';

/** `const x = 1`, `let { a, b: [c] } = f(), y = 2`. */
export function weaveVariables(weaver: Weaver, node: ts.VariableDeclarationList): void {
  // One more declarator would take one more place of the frame: where a statement can follow, the probes are one.
  const after: string[] | null = weaver.isSlim && isListed(node) ? [] : null;
  for (const declaration of node.declarations) {
    // One that a call follows is noted before that, where it can be.
    const isLast = !node.declarations.some(later => later.pos > declaration.pos && hasCalls(later));
    const isNamed = ts.isIdentifier(declaration.name) && !(declaration.initializer && isUnnamedFunction(declaration.initializer));
    weaveVariable(weaver, declaration, isLast || !isNamed ? after : null);
  }
  if (after && after.length > 0) weaver.weave.insert(node.end, `;${after.join(';')};`);
}

function isListed({ parent }: ts.VariableDeclarationList): boolean {
  return ts.isVariableStatement(parent) && (ts.isBlock(parent.parent) || ts.isCaseOrDefaultClause(parent.parent));
}

function weaveVariable(weaver: Weaver, node: ts.VariableDeclaration, after: string[] | null): void {
  const { name, initializer } = node;
  visitBinding(weaver, name);
  if (!initializer) return;
  const end = jsEnd(initializer);
  const probed = bindingNames(name).filter(found => !weaver.silent.has(found));
  if (after) {
    after.push(...probed.map(found => note(weaver, weaver.slot(found, end, 'variable'), found.text)));
    weaver.visit(initializer);
    return;
  }
  if (ts.isIdentifier(name) && !isUnnamedFunction(initializer)) {
    const loop = weaver.followed.get(name);
    if (probed.length > 0) wrap(weaver, initializer, weaver.slot(name, end, 'variable'));
    else if (loop !== undefined) {
      weaver.around(initializer, `${loop}.b(`, ')', () => {
        weaver.visit(initializer);
      });
    } else weaver.visit(initializer);
    return;
  }
  const probes = probed.map(found => note(weaver, weaver.slot(found, end, 'variable'), found.text));
  weaver.visit(initializer);
  // One more declarator: a function keeps the name it gets from its variable, and a pattern is read once it is bound.
  const isUsing = (node.parent.flags & ts.NodeFlags.Using) !== 0;
  if (probes.length > 0 && !isUsing) weaver.weave.insert(end, `,${weaver.names.extra()}=(${probes.join(',')})`);
}

/** Probes in the defaults and computed keys of a pattern. */
export function visitBinding(weaver: Weaver, name: ts.BindingName): void {
  if (ts.isIdentifier(name)) return;
  for (const element of name.elements) {
    if (!ts.isBindingElement(element)) continue;
    if (element.propertyName && ts.isComputedPropertyName(element.propertyName)) weaver.visit(element.propertyName);
    visitBinding(weaver, element.name);
    if (element.initializer) weaver.visit(element.initializer);
  }
}

/** `x = 1` in a class, static or not. */
export function weaveClassField(weaver: Weaver, node: ts.PropertyDeclaration): void {
  const { name, initializer } = node;
  const isAbstract = ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.AbstractKeyword) ?? false;
  if (isAbstract) return;
  if (ts.isComputedPropertyName(name)) weaver.visit(name);
  if (!initializer) return;
  weaver.insideFunction(node, () => {
    const isFunction = isUnnamedFunction(initializer);
    if ((ts.isComputedPropertyName(name) && isFunction) || isQuoted(initializer)) {
      weaver.visit(initializer);
      return;
    }
    const slot = weaver.slot(name, jsEnd(initializer), 'field');
    if (isFunction && !ts.isComputedPropertyName(name)) {
      // A bigint names the property by its value.
      const key = JSON.stringify(ts.isBigIntLiteral(name) ? String(BigInt(name.text.replaceAll(/[_n]/gu, ''))) : name.text);
      // A property of an object names the function as the field would.
      weaver.around(initializer, `${slot}.v({[${key}]:`, `}[${key}])`, () => {
        weaver.visit(initializer);
      });
    } else wrap(weaver, initializer, slot);
  });
}
