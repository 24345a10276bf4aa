import ts from 'typescript';
import type { Mend, TextEdit } from '../../core/run/mend.ts';
import { importName, tensorflowFunction } from './imports.ts';
import { addProperty } from './properties.ts';
import type { ReadText } from './readText.ts';

/** How functions of TensorFlow.js are written with the library's own, which follow `manualSeed`. */
const own: Readonly<
  Record<string, (parts: readonly string[]) => { readonly name: string; readonly write: (name: string) => string } | null>
> = {
  randomNormal: ([shape, mean = '0', deviation = '1', type = "'float32'"]) =>
    shape !== undefined && isFloat(type)
      ? { name: 'randn', write: name => `${name}(${spread(shape)})${times(deviation)}${plus(mean)}` }
      : null,
  randomStandardNormal: ([shape, type = "'float32'"]) =>
    shape !== undefined && isFloat(type) ? { name: 'randn', write: name => `${name}(${spread(shape)})` } : null,
  randomUniform: ([shape, low = '0', high = '1', type = "'float32'"]) =>
    shape !== undefined && isFloat(type)
      ? { name: 'rand', write: name => `${name}(${spread(shape)})${times(span(low, high))}${plus(low)}` }
      : null,
  randomUniformInt: ([shape, low, high]) =>
    shape !== undefined && low !== undefined && high !== undefined
      ? { name: 'randint', write: name => `${name}(${low}, ${high}, ${shape})` }
      : null,
};

/** Where the others take a seed, and what stands before it if nothing is written. */
const seeded: Readonly<Record<string, readonly (string | null)[]>> = {
  truncatedNormal: [null, '0', '1', "'float32'"],
  multinomial: [null, null],
};

/** Of random numbers that do not follow `manualSeed`: the library's own, or a seed where they are drawn once. */
export function mendSeed(read: ReadText, at: number): Mend | null {
  const call = read.near(at, ts.isCallExpression, node => isDrawing(tensorflowFunction(read, node.expression)));
  const name = call && tensorflowFunction(read, call.expression);
  if (!call || name === null) return null;
  const parts = call.arguments.map(part => read.written(part));
  const written = Object.hasOwn(own, name) ? own[name]?.(parts) : null;
  if (written) {
    const imported = importName(read, written.name);
    if (!imported || call.arguments.some(ts.isSpreadElement)) return null;
    const edit = { start: read.startOf(call), end: call.end, text: written.write(imported.name) };
    return { title: `Write ${written.name}(…), which follows manualSeed`, edits: [...imported.edits, edit] };
  }
  // One seed for several draws makes all of them alike.
  return drawsOnce(call) ? seedOf(read, call, name, parts) : null;
}

function isDrawing(name: string | null): boolean {
  return name !== null && (Object.hasOwn(own, name) || Object.hasOwn(seeded, name) || name.startsWith('initializers.'));
}

function seedOf(read: ReadText, call: ts.CallExpression, name: string, parts: readonly string[]): Mend | null {
  const title = `Give tf.${name} a seed`;
  const edit = name.startsWith('initializers.') ? seedOption(read, call) : seedArgument(call, seeded[name] ?? [], parts);
  return edit && { title, edits: [edit] };
}

function seedOption(read: ReadText, call: ts.CallExpression): TextEdit | null {
  const [options] = call.arguments;
  if (!options) return { start: call.end - 1, end: call.end - 1, text: '{ seed: 1 }' };
  const isPlain = ts.isObjectLiteralExpression(options);
  // It has one already: then it is another call that is told of.
  if (isPlain && options.properties.some(({ name }) => name !== undefined && ts.isIdentifier(name) && name.text === 'seed')) return null;
  return isPlain ? addProperty(read, options, 'seed: 1') : null;
}

function seedArgument(call: ts.CallExpression, before: readonly (string | null)[], parts: readonly string[]): TextEdit | null {
  const missing = before.slice(parts.length);
  const last = call.arguments.at(-1);
  if (!last || parts.length > before.length || missing.includes(null)) return null;
  return { start: last.end, end: last.end, text: `, ${[...missing, '1'].join(', ')}` };
}

function drawsOnce(node: ts.Node): boolean {
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent)
    if (ts.isFunctionLike(at) || ts.isClassLike(at) || ts.isIterationStatement(at, false)) return false;
  return true;
}

function isFloat(type: string): boolean {
  return /^["']float32["']$/u.test(type);
}

/** `2, 3` of `[2, 3]`, `...shape` of a name. */
function spread(shape: string): string {
  return /^\[[^[\]]*\]$/su.test(shape) ? shape.slice(1, -1).trim() : `...${shape}`;
}

function span(low: string, high: string): string {
  const width = Number(high) - Number(low);
  return Number.isFinite(width) ? String(Number(width.toPrecision(12))) : Number(low) === 0 ? high : `${high} - (${low})`;
}

function times(factor: string): string {
  return Number(factor) === 1 ? '' : `.mul(${factor})`;
}

function plus(term: string): string {
  if (Number(term) === 0) return '';
  return Number(term) < 0 ? `.sub(${String(-Number(term))})` : `.add(${term})`;
}
