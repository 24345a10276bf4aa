// @ts-check
import ts from 'typescript';

const CANNOT_FIND_NAME = 2304;
const CANNOT_FIND_NAMESPACE = 2503;
const CANNOT_FIND_NAME_DID_YOU_MEAN = 2552;

/**
 * Declares, as opaque types, what the text takes from the browser (canvas elements, GPU buffers …): labs have none of it, and nothing may be left
 * that TypeScript cannot find.
 * @param {string} text
 */
export function stubMissingTypes(text) {
  const names = [...new Set(missingNames(text))].sort();
  // Some of TensorFlow.js's blocks name a type without importing it; the bundler then does not see that it has given the type another name.
  const renamed = names.filter(name => text.includes(`type ${name}$1 `));
  const complete = renamed.reduce((left, name) => left.replaceAll(`${name}$1`, name), text);
  const stubs = names.filter(name => !renamed.includes(name)).map(stub);
  return `${complete}\n${stubs.join('\n')}\n`;
}

/** @param {string} name */
function stub(name) {
  return name.startsWith(name.charAt(0).toUpperCase()) ? `interface ${name} {}` : `declare const ${name}: unknown;`;
}

/** @param {string} text */
function missingNames(text) {
  const fileName = '/bundle.d.ts';
  /** @type {ts.CompilerOptions} */
  const options = { target: ts.ScriptTarget.ES2022, lib: ['lib.es2022.d.ts'], types: [], strict: false, noEmit: true };
  const host = ts.createCompilerHost(options);
  const readFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, target, ...rest) =>
    name === fileName ? ts.createSourceFile(name, text, target, true) : readFile(name, target, ...rest);
  const program = ts.createProgram([fileName], options, host);
  const found = program.getSemanticDiagnostics(program.getSourceFile(fileName));
  return found.map(({ code, file, start, length, messageText }) => {
    if (![CANNOT_FIND_NAME, CANNOT_FIND_NAMESPACE, CANNOT_FIND_NAME_DID_YOU_MEAN].includes(code)) {
      throw new Error(`The bundled declarations have an error: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
    }
    if (!file || start === undefined || length === undefined) throw new Error('A missing name has no place.');
    return file.text.slice(start, start + length);
  });
}
