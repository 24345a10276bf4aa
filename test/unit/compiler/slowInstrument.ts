import type { PreparedCheck, PrepareCheckInput } from '../../../src/instrument/prepareCheck.ts';
import type { CompileInput, CompileResult } from '../../../src/instrument/compileLab.ts';

/** In the place of the parser: as slow, as greedy or as broken as a text says. */
export async function compileLab({ name, text, readFile }: CompileInput): Promise<CompileResult> {
  if (text === 'spin') spin();
  if (text === 'hoard') hoard();
  if (text === 'break') throw new Error('The parser is broken.');
  const beside = text === 'import' ? await readFile?.('./beside.ts') : null;
  const lab = { code: beside ?? text, sites: [], files: [{ name, startLine: 1, lineCount: 1 }] };
  return { ok: true, lab, map: { lines: new Uint32Array(1), parts: [] } };
}

export async function prepareCheck({ attempt, check }: PrepareCheckInput): Promise<PreparedCheck> {
  if (attempt.text === 'spin') spin();
  const code = `${attempt.text} ${String(await check.readFile?.('./shared.ts'))}`;
  return { verdict: null, lab: { code, sites: [], files: [] }, map: { lines: new Uint32Array(1), parts: [] } };
}

function spin(): never {
  for (;;);
}

/** Takes more memory than the test allows, and not much more. */
function hoard(): void {
  const kept: object[][] = [];
  while (kept.length < 1_000) kept.push(Array.from({ length: 10_000 }, (_, n) => ({ n })));
}
