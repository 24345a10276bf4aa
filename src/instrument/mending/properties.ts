import ts from 'typescript';
import type { TextEdit } from '../../core/run/mend.ts';
import type { ReadText } from './readText.ts';

/** The options a module is made with, as far as the text tells all of them. */
export function optionsOf(read: ReadText, made: ts.NewExpression): ts.ObjectLiteralExpression | null {
  const [given] = made.arguments ?? [];
  if (!given) return null;
  const options = ts.isIdentifier(given) ? read.madeOf(given) : given;
  if (!options || !ts.isObjectLiteralExpression(options) || !options.properties.every(isPlain)) return null;
  // Options that another module is made with, too, are not changed for this one.
  const name = ts.isIdentifier(given) ? read.declarationOf(given) : null;
  const isShared = name !== null && ts.isVariableDeclaration(name) && ts.isIdentifier(name.name) && read.usesOf(name.name).length !== 1;
  return isShared ? null : options;
}

export function propertyOf(options: ts.ObjectLiteralExpression, name: string): ts.ObjectLiteralElementLike | null {
  return (
    options.properties.find(property => property.name !== undefined && ts.isIdentifier(property.name) && property.name.text === name) ??
    null
  );
}

/** What is written for a property; null where there is none, or no value stands there. */
export function valueOf(options: ts.ObjectLiteralExpression, name: string): ts.Expression | null {
  const property = propertyOf(options, name);
  return property && ts.isPropertyAssignment(property) ? property.initializer : null;
}

/** Puts a property at the end of an object, as those before it stand. */
export function addProperty(read: ReadText, options: ts.ObjectLiteralExpression, code: string): TextEdit {
  const { text } = read;
  const last = options.properties.at(-1);
  if (!last) return { start: options.end - 1, end: options.end - 1, text: text[options.end - 2] === ' ' ? `${code} ` : ` ${code} ` };
  const between = options.properties.length > 1 ? gapBefore(read, last) : ' ';
  return { start: last.end, end: last.end, text: `,${between}${code}` };
}

/** Takes a property out of an object, with the comma that kept it apart. */
export function removeProperty(read: ReadText, options: ts.ObjectLiteralExpression, property: ts.ObjectLiteralElementLike): TextEdit {
  const at = options.properties.indexOf(property);
  const before = options.properties[at - 1];
  const next = options.properties[at + 1];
  if (before) return { start: before.end, end: property.end, text: '' };
  if (next) return { start: read.startOf(property), end: read.startOf(next), text: '' };
  return { start: options.getStart(read.tree) + 1, end: options.end - 1, text: '' };
}

/** The space behind the comma before a property: a line break and an indent, or a blank. */
function gapBefore(read: ReadText, property: ts.Node): string {
  const space = read.text.slice(property.pos, read.startOf(property));
  return space.trim() === '' && space !== '' ? space : ' ';
}

function isPlain(property: ts.ObjectLiteralElementLike): boolean {
  return (ts.isPropertyAssignment(property) || ts.isShorthandPropertyAssignment(property)) && ts.isIdentifier(property.name);
}
