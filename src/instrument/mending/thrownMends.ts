import ts from 'typescript';
import type { Mend, TextEdit } from '../../core/run/mend.ts';
import type { ThrownKind } from '../../core/run/thrownMistake.ts';
import { bare } from '../syntax/bindingNames.ts';
import { importName } from './imports.ts';
import type { ReadText } from './readText.ts';
import { statementOf } from './statements.ts';

/** As `Mender`, of what was thrown: what the lab wrote, and what is written in its place. */
type ThrownMender = (read: ReadText, at: number, wrote: string, instead: string) => Mend | null;

/** How each kind of mistake that throws is mended. */
export const thrownMends: Readonly<Record<ThrownKind, ThrownMender>> = {
  called: mendCalled,
  member: mendMember,
  name: (read, _, wrote, instead) => (isValue(instead) ? mendName(read, wrote, instead, []) : null),
  unimported: (read, _, wrote, instead) => {
    const [root = '', ...parts] = instead.split('.');
    const imported = importName(read, root);
    return imported && mendName(read, wrote, [imported.name, ...parts].join('.'), imported.edits);
  },
};

/** `gru(x)`: its method is called. */
function mendCalled(read: ReadText, at: number, wrote: string, instead: string): Mend | null {
  const call = read.near(at, ts.isCallExpression, node => read.written(node.expression) === wrote);
  // A tensor has one part at a place, and modules read one thing or two.
  if (!call || call.questionDotToken || (instead === 'x.at(…)' && call.arguments.length !== 1)) return null;
  return written(read, call.expression, instead, call);
}

/** `optimizer.zero_grad()`, `x.numel()`: what it is called here, and whether it is called at all. */
function mendMember(read: ReadText, at: number, wrote: string, instead: string): Mend | null {
  const access = read.near(at, ts.isPropertyAccessExpression, node => node.name.text === wrote);
  if (!access || access.questionDotToken) return null;
  const { parent } = access;
  const call = ts.isCallExpression(parent) && parent.expression === access ? parent : null;
  // What is left of `x.cuda();` would be a line that does nothing.
  if (instead === 'x' && ts.isExpressionStatement((call ?? access).parent)) return null;
  return written(read, access.expression, instead, call, access);
}

function written(
  read: ReadText,
  owner: ts.Expression,
  instead: string,
  call: ts.CallExpression | null,
  access?: ts.Expression,
): Mend | null {
  const whole = call ?? access;
  const form = /^x(.*?)(?:([([])(…?)[)\]])?$/u.exec(instead);
  if (!whole || !form) return null;
  const [, middle = '', bracket, inside] = form;
  const given = call?.arguments ?? [];
  const hasDots = inside === '…';
  // What is given and has no place in the form was meant for something.
  if (given.length > 0 && !hasDots && bracket === undefined && !(instead === 'x' && isDevice(read, given))) return null;
  const list = given.map(each => read.written(each)).join(', ');
  const isShort = bracket === '[' && given.length === 0;
  if (bracket === '[' && given.length > 1) return null;
  const end = bracket === undefined || isShort || (hasDots && !call) ? '' : bracket === '[' ? `[${list}]` : `(${hasDots ? list : ''})`;
  const text = `${middle}${end}`;
  const isOperand = !ts.isLeftHandSideExpression(bare(owner));
  if (isOperand) return null;
  const edit: TextEdit = { start: owner.end, end: whole.end, text };
  const shown = `${shortText(read.written(owner))}${text}`;
  return { title: shown.length > 60 ? `Write ${middle.slice(1)}` : `Write ${shown}`, edits: [edit] };
}

/** Every place that means a name the file does not declare. */
function mendName(read: ReadText, wrote: string, instead: string, edits: readonly TextEdit[]): Mend | null {
  const uses = read.all(ts.isIdentifier).filter(node => node.text === wrote && isRead(node) && read.declarationOf(node) === null);
  if (uses.length === 0 || uses.some(node => statementOf(node) === null)) return null;
  const isSame = wrote === instead;
  const replaced = isSame ? [] : uses.map(node => ({ start: read.startOf(node), end: node.end, text: instead }));
  const title = edits.length > 0 && isSame ? `Import ${wrote} from 'gatescope'` : `Write ${instead} for ${wrote}`;
  return edits.length + replaced.length === 0 ? null : { title, edits: [...edits, ...replaced] };
}

/** A variable that is read: no name of a property, and no part of `{ name }`, which names one, too. */
function isRead(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent) || ts.isBindingElement(parent)) return parent.initializer === node;
  return !('name' in parent && parent.name === node) && !ts.isImportSpecifier(parent);
}

/** `x.to(device)` and `x.cuda(0)` say where to compute. */
function isDevice(read: ReadText, given: readonly ts.Expression[]): boolean {
  return given.length === 1 && given.every(each => /device|cuda|cpu|^\d$/u.test(read.written(each)));
}

/** What a lab sends is believed for words and names alone. */
function isValue(instead: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(instead);
}

function shortText(text: string): string {
  return text.length > 40 || text.includes('\n') ? '…' : text;
}
