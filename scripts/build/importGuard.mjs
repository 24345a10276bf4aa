// @ts-check

/**
 * What of Node a bundle may ask for, by its name below `dist`. The host bundle asks for nothing: no code of a lab or of
 * a lesson can start a program, open a socket or load code through it.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const allowed = {
  'extension.cjs': ['vscode', './compiler.cjs', './manifest.cjs', './python.cjs', './reading.cjs', './rubric.cjs'],
  'manifest.cjs': [],
  'reading.cjs': [],
  'rubric.cjs': [],
  // The one bundle of the host that may start a thread: what compiles, and what it compiles with is loaded in the thread.
  'compiler.cjs': ['node:worker_threads', './instrument.cjs'],
  'python.cjs': ['node:child_process'],
};

/**
 * Imports a bundle makes that it may not make.
 * @param {string} output
 * @param {import('esbuild').Metafile} metafile
 * @returns {string[]}
 */
export function findImports(output, metafile) {
  const known = allowed[output];
  if (!known) return [];
  const found = Object.values(metafile.outputs).flatMap(({ imports }) => imports.flatMap(({ path, external }) => (external ? [path] : [])));
  return [...new Set(found)].filter(path => !known.includes(path));
}
