// @ts-check
import { readFile } from 'node:fs/promises';
import { parse } from 'acorn';

/**
 * A statement at the top of the package's only file, with what it declares and which of the file's own names it reads.
 * @typedef {{ text: string, declares: string[], reads: Set<string>, owner: string | null }} Statement
 */

/** Its licence, Apache 2.0, wants it said in the changed file and where its text stands. */
export const changeOfTypeScript = 'Of TypeScript, this holds a changed part: its parser, cut out of lib/typescript.js.';

/**
 * The file wraps everything into one function; its last part repeats the names for Node.
 * @see node_modules/typescript/lib/typescript.js
 */
const opening = 'var ts = {}; ((module) => {\n';
const closing = '0 && (module.exports = {';

/** The statement that lists what the package offers. */
const offered = 'typescript_exports';

/** What these register is asked for by an editor's language service, and by nothing else. */
const ofEditors = ['registerCodeFix', 'registerRefactor'];

/** What makes the checker's own objects, with documentation, completion and more behind them: no checker is left. */
const ofCheckers = /^ {4}get(?:Symbol|Type|Signature|SourceMapSource)Constructor: \(\) => \w+Object,?\n/gmu;

/**
 * Of TypeScript, which is one file of 9 MB in which no bundler leaves anything out, what the parser needs: the
 * statements that declare a name that is used, what those use, and so on. A statement that only adds to a declared name
 * (`name.part = …`, `((n) => …)(name || (name = {}))`) goes with it; all others without a name stay. So nothing that
 * stays misses a name.
 * @param {() => Iterable<string>} usedNames of the package's own, as the bundle's files write them
 * @returns {import('esbuild').Plugin}
 */
export function prunedTypeScript(usedNames) {
  return {
    name: 'pruned-typescript',
    setup(build) {
      build.onLoad({ filter: /[\\/]typescript[\\/]lib[\\/]typescript\.js$/ }, async ({ path }) => ({
        contents: prune(await readFile(path, 'utf8'), usedNames()),
        loader: 'js',
      }));
    },
  };
}

/**
 * @param {string} file
 * @param {Iterable<string>} used
 * @returns {string} a module of CommonJS that offers the used names
 */
export function prune(file, used) {
  const begins = file.indexOf(opening);
  const ends = file.lastIndexOf(closing);
  if (begins < 0 || ends < 0)
    throw new Error('The file of the package typescript is made in another way than it was: look at prunedTypeScript.mjs.');
  const text = file.slice(begins + opening.length, ends).replace(ofCheckers, '');
  const { statements, offers } = read(text);
  /** @type {Map<string, Statement[]>} */
  const byName = new Map();
  for (const statement of statements)
    for (const name of [...statement.declares, ...(statement.owner === null ? [] : [statement.owner])])
      byName.set(name, [...(byName.get(name) ?? []), statement]);

  /** @type {Set<Statement>} */
  const kept = new Set(statements.filter(({ declares, owner }) => declares.length === 0 && owner === null));
  const names = [...new Set(used)].filter(name => offers.has(name));
  for (const name of names) for (const statement of byName.get(offers.get(name) ?? '') ?? []) kept.add(statement);
  // A set gives what is added to it while it is gone through, too.
  for (const { reads } of kept) for (const name of reads) for (const statement of byName.get(name) ?? []) kept.add(statement);

  const body = statements.filter(statement => kept.has(statement)).map(statement => statement.text);
  const given = names.map(name => `${JSON.stringify(name)}: ${offers.get(name) ?? ''}`);
  return `${body.join('\n')}\nmodule.exports = { ${given.join(', ')} };\n`;
}

/**
 * @param {string} text
 * @returns {{ statements: Statement[], offers: Map<string, string> }} offers: what the package calls a name, and what it is called here
 */
function read(text) {
  const { body } = parse(text, { ecmaVersion: 'latest', sourceType: 'script' });
  const declared = new Set(body.flatMap(namesDeclared));
  /** @type {Map<string, string>} */
  const offers = new Map();
  /** @type {Statement[]} */
  const statements = [];
  for (const node of body) {
    const owner = ownerOf(node);
    if (owner === offered) {
      for (const [, name = '', own = ''] of text.slice(node.start, node.end).matchAll(/^ {2}(\w+): \(\) => (\w+),?$/gmu))
        offers.set(name, own);
      continue;
    }
    if (owner === 'module' || ofEditors.includes(owner ?? '')) continue;
    const reads = new Set([...namesRead(node)].filter(name => declared.has(name)));
    statements.push({ text: text.slice(node.start, node.end), declares: namesDeclared(node), reads, owner });
  }
  if (offers.size < 1000) throw new Error('What the package typescript offers could not be read: look at prunedTypeScript.mjs.');
  return { statements, offers };
}

/**
 * @param {any} node a statement
 * @returns {string[]}
 */
function namesDeclared(node) {
  if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') return [node.id.name];
  if (node.type !== 'VariableDeclaration') return [];
  return node.declarations.flatMap((/** @type {any} */ { id }) => [...namesRead(id)]);
}

/**
 * The name that a statement without a name of its own adds to, or the function that it only calls.
 * @param {any} node
 * @returns {string | null}
 */
function ownerOf({ type, expression }) {
  if (type !== 'ExpressionStatement') return null;
  if (expression.type === 'AssignmentExpression') return namesRead(expression.left).next().value ?? null;
  if (expression.type !== 'CallExpression') return null;
  const [first] = expression.arguments;
  if (first?.type === 'LogicalExpression') return namesRead(first.left).next().value ?? null;
  if (expression.callee.name === '__export') return first.name;
  return ofEditors.includes(expression.callee.name) ? expression.callee.name : null;
}

/**
 * Every name that a part of the program reads, those of its own variables among them: too many rather than too few.
 * @param {any} node
 * @returns {Generator<string, void>}
 */
function* namesRead(node) {
  if (node.type === 'Identifier') yield node.name;
  const isKeyed = node.type === 'Property' || node.type === 'MethodDefinition' || node.type === 'PropertyDefinition';
  for (const [key, value] of Object.entries(node)) {
    if (!node.computed && ((isKeyed && key === 'key') || (node.type === 'MemberExpression' && key === 'property'))) continue;
    for (const part of Array.isArray(value) ? value : [value]) if (typeof part?.type === 'string') yield* namesRead(part);
  }
}
