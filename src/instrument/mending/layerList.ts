import ts from 'typescript';
import type { Mend, TextEdit } from '../../core/run/mend.ts';
import { bare, isAssignment } from '../syntax/bindingNames.ts';
import type { ReadText } from './readText.ts';

/** What arrays do to themselves, and lists of modules do not. */
const changing: ReadonlySet<string> = new Set(['pop', 'shift', 'unshift', 'splice', 'sort', 'reverse', 'fill', 'copyWithin']);
/** What both can do. */
const alsoOfLists: ReadonlySet<string> = new Set(['at', 'length']);

/** Of layers in an array: they are put into a list of modules. @param about the class and the field: `Deep.layers` */
export function mendLayerList(read: ReadText, _at: number, about: string): Mend | null {
  const [className, field, rest] = about.split('.');
  const nn = read.importedAs('nn');
  const owners = read.all(ts.isClassLike).filter(({ name }) => name?.text === className);
  if (field === undefined || rest !== undefined || nn === null || owners.length !== 1 || !owners[0]) return null;
  const declared = owners[0].members.filter(ts.isPropertyDeclaration).find(({ name }) => ts.isIdentifier(name) && name.text === field);
  if (!declared || !ts.isIdentifier(declared.name)) return null;
  const { type, initializer, name } = declared;
  const reads = read.usesOf(name).map(({ parent }) => parent);
  const given = reads.find(({ parent }) => isAssignment(parent) && reads.includes(parent.left));
  // A field that gets its array in the constructor needs another type there: that is for the learner to say.
  if (!initializer || given) return null;
  const edits = reads.map(node => usedAsList(read, node));
  const value = bare(initializer);
  const isBegun = ts.isArrayLiteralExpression(value) && value.elements.length === 0 && edits.some(each => each?.text === 'append');
  if (edits.includes(null) || !(isBegun || isOfModules(read, value))) return null;
  const [start, end] = [read.startOf(initializer), initializer.end];
  const element = type && ts.isArrayTypeNode(type) ? `<${read.written(type.elementType)}>` : '';
  const list = `new ${nn}.ModuleList${element}(`;
  const wrapped = isBegun
    ? [{ start, end, text: `${list})` }]
    : [
        { start, end: start, text: list },
        { start: end, end, text: ')' },
      ];
  // A type that says array says so still.
  const untyped = type ? [{ start: name.end, end: type.end, text: '' }] : [];
  return {
    title: 'Put the layers into an nn.ModuleList',
    edits: [...untyped, ...wrapped, ...edits.filter(each => each?.text !== '')] as TextEdit[],
  };
}

/**
 * What changes where `this.layers` is read: nothing (an edit without a text), `append` for push, a copy for a method of
 * arrays.
 */
function usedAsList(read: ReadText, node: ts.Node): TextEdit | null {
  const { parent } = node;
  const none = { start: node.end, end: node.end, text: '' };
  if (ts.isForOfStatement(parent) || ts.isSpreadElement(parent)) return none;
  if (ts.isElementAccessExpression(parent)) return isAssignment(parent.parent) && parent.parent.left === parent ? null : none;
  if (!ts.isPropertyAccessExpression(parent) || parent.expression !== node) return null;
  const method = parent.name;
  if (method.text === 'push') {
    const call = parent.parent;
    const isModules = ts.isCallExpression(call) && call.arguments.length === 1 && call.arguments.every(each => isModule(read, each));
    return isModules ? { start: read.startOf(method), end: method.end, text: 'append' } : null;
  }
  if (alsoOfLists.has(method.text)) return isAssignment(parent.parent) ? null : none;
  return changing.has(method.text) ? null : { start: read.startOf(node), end: node.end, text: `[...${read.written(node)}]` };
}

/** `[new nn.Linear(2, 2), new Block()]`, and `Array.from({ length: 3 }, () => new nn.Linear(2, 2))`. */
function isOfModules(read: ReadText, value: ts.Expression): boolean {
  if (ts.isArrayLiteralExpression(value)) return value.elements.length > 0 && value.elements.every(each => isModule(read, each));
  if (!ts.isCallExpression(value) || !ts.isPropertyAccessExpression(value.expression)) return false;
  const maker =
    value.expression.name.text === 'from' ? value.arguments[1] : value.expression.name.text === 'map' ? value.arguments[0] : null;
  return !!maker && ts.isArrowFunction(maker) && !ts.isBlock(maker.body) && isModule(read, bare(maker.body));
}

function isModule(read: ReadText, node: ts.Expression): boolean {
  const made = bare(node);
  if (!ts.isNewExpression(made)) return false;
  const { expression } = made;
  if (ts.isPropertyAccessExpression(expression))
    return (
      ts.isIdentifier(expression.expression) && expression.expression.text === read.importedAs('nn') && expression.name.text !== 'Parameter'
    );
  const declaration = read.declarationOf(expression);
  return declaration !== null && ts.isClassDeclaration(declaration) && declaration.heritageClauses !== undefined;
}
