// @ts-check
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { repository } from './repository.mjs';
import { run } from './run.mjs';

/** Where the compiled module stands, as text: bundlers and tests take it as they take any other module. */
export const vectorModuleFile = join(repository, 'src/torch/kernels/cpu/sequence/vectorModule.ts');

/** The text of that file, made from `src/vectors`. */
export async function vectorModuleText() {
  const text = `// Made by \`node scripts/vectors.mjs\` from src/vectors; a test compares them.
const encoded = '${(await compile()).toString('base64')}';

declare const atob: (text: string) => string;

/** The bytes of the WebAssembly module. */
export function vectorModule(): Uint8Array {
  return Uint8Array.from(atob(encoded), character => character.charCodeAt(0));
}
`;
  return format(text, { ...(await resolveConfig(vectorModuleFile)), parser: 'typescript' });
}

/** Starts the compiler and does not import it: its types declare globals that everything else here would have then. */
async function compile() {
  const folder = await mkdtemp(join(tmpdir(), 'gatescope-vectors-'));
  const compiler = join(repository, 'node_modules/assemblyscript/bin/asc.js');
  const options = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--importMemory'];
  try {
    const outFile = join(folder, 'vectors.wasm');
    await run(process.execPath, [compiler, 'index.ts', ...options, '--outFile', outFile], { cwd: join(repository, 'src/vectors') });
    return await readFile(outFile);
  } finally {
    await rm(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(vectorModuleFile, await vectorModuleText());
