import ts from 'typescript';
import { bindingNames } from '../syntax/bindingNames.ts';
import { jsEnd } from './jsEnd.ts';
import type { Weaver } from './weaver.ts';
import { visitBinding } from './weaveDeclaration.ts';
import { hold, note, release, wrap } from './writeProbe.ts';
import { weaveStatements } from './weaveStatements.ts';

/** Parameters report once the body begins: then all of them are bound. */
export function weaveFunction(weaver: Weaver, node: ts.SignatureDeclaration): void {
  if (!('body' in node) || !node.body) return;
  const body = node.body;
  if (node.name && ts.isComputedPropertyName(node.name)) weaver.visit(node.name);
  const probes: string[] = [];
  weaver.insideFunction(node, () => {
    for (const parameter of node.parameters) {
      visitBinding(weaver, parameter.name);
      if (parameter.initializer) weaver.visit(parameter.initializer);
      for (const name of bindingNames(parameter.name)) {
        if (name.text !== 'this') probes.push(note(weaver, weaver.slot(name, parameter.end, 'parameter'), name.text));
      }
    }
    if (ts.isBlock(body)) {
      if (probes.length > 0) weaver.weave.insert(body.getStart() + 1, `${probes.join(';')};`);
      weaveStatements(weaver, body.statements);
      return;
    }
    const reached = weaver.reachedLine;
    const tick = weaver.tickInside(body);
    const first = [tick && `(${tick})`, ...probes].filter(text => text !== '').map(text => `${text},`);
    const slot = weaver.slot(body, jsEnd(body), 'return', 'return');
    const [begin, end] = weaver.isSlim ? [hold(weaver, body), release(weaver, body, slot)] : [`${slot}.v(`, '))'];
    weaver.around(body, `(${first.join('')}${begin}`, end, () => {
      weaver.visit(body);
    });
    weaver.reachedLine = reached;
  });
}

export function weaveReturn(weaver: Weaver, { expression }: ts.ReturnStatement): void {
  if (expression) wrap(weaver, expression, weaver.slot(expression, jsEnd(expression), 'return', 'return'));
}

/**
 * What is no Error carries no stack: where it was thrown is remembered here. The assignment stands in front, for its
 * place is the one that is told; that takes a place of the frame, so where functions call themselves it stands behind.
 */
export function weaveThrow(weaver: Weaver, node: ts.ThrowStatement): void {
  const { expression } = node;
  const thrower = weaver.thrower(node);
  const [begin, end] = weaver.isSlim ? [`(${hold(weaver, expression)}`, release(weaver, expression, thrower)] : [`(${thrower}.p=(`, '))'];
  weaver.around(expression, begin, end, () => {
    weaver.visit(expression);
  });
}

export function weaveCatch(weaver: Weaver, { variableDeclaration, block }: ts.CatchClause): void {
  if (variableDeclaration) {
    const { name: caught, end } = variableDeclaration;
    const { scope } = weaver.names;
    visitBinding(weaver, caught);
    const probes = bindingNames(caught).map(
      name =>
        `${ts.isIdentifier(caught) ? `${scope}.e=${name.text};` : `${name.text}=${scope}.o(${name.text});`}${note(weaver, weaver.slot(name, end, 'variable'), name.text)};`,
    );
    weaver.weave.insert(block.getStart() + 1, probes.join(''));
  }
  weaver.visit(block);
}
