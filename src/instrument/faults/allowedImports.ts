/** The libraries a lab may import. */
export const libraryNames: readonly string[] = ['gatescope', '@tensorflow/tfjs'];

/** Those of a check program. */
export const checkLibraryNames: readonly string[] = [...libraryNames, 'gatescope/check'];

export const importRule = "labs can import only 'gatescope', '@tensorflow/tfjs' and files beside them.";

/** File names that `./name` may stand for, best first; none where labs may not import it. */
export function fileCandidates(specifier: string): string[] {
  const match = /^\.\/([^/\\:*?"<>|]+)$/u.exec(specifier);
  const name = match?.[1];
  if (name === undefined || name === '..' || name === '.') return [];
  if (name.endsWith('.ts') && !name.endsWith('.d.ts')) return [name];
  if (name.endsWith('.js')) return [name, `${name.slice(0, -3)}.ts`];
  if (/\.(?:json|mjs|cjs|mts|cts|tsx|jsx|css|html|wasm|d\.ts)$/u.test(name)) return [];
  return [`${name}.ts`, `${name}.js`, `${name}.lab.ts`, `${name}.lab.js`];
}
