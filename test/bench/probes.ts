import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import vm from 'node:vm';
import type { LabFunction } from '../../src/core/run/labScope.ts';
import { compileLab } from '../../src/instrument/compileLab.ts';
import { cpuLibraries } from '../../src/recorder/imports/cpuLibraries.ts';
import { runLab } from '../../src/recorder/runLab.ts';
import { startSession } from '../../src/torch/session/session.ts';

const turns = 10_000_000;
/** How often an inner loop runs. */
const rows = 1000;

/** Loops as tight as they come, and more probes with each. */
const loops: Readonly<Record<string, string>> = {
  'empty loop': `for (let i = 0; i < ${String(turns)}; i++) {}`,
  'a sum': `let s = 0;\nfor (let i = 0; i < ${String(turns)}; i++) {\n  s += i * 0.5;\n}`,
  'a name and a sum': `let s = 0;\nfor (let i = 0; i < ${String(turns)}; i++) {\n  const y = (i % 7) * 0.5;\n  s += y;\n}`,
  'a function call': `const f = (x: number) => x * 0.5;\nlet s = 0;\nfor (let i = 0; i < ${String(turns)}; i++) s += f(i);`,
  'a typed array': `const xs = new Float64Array(1000);\nfor (let i = 0; i < ${String(turns)}; i++) {\n  xs[i % 1000] = Math.sqrt(i);\n}`,
  while: `let n = 0;\nlet s = 0;\nwhile (n < ${String(turns)}) {\n  s += n * 0.5;\n  n++;\n}`,
  'nested, in a function': `function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    for (let k = 0; k < b.length; k++) {
      sum += a[i]! * b[k]!;
    }
  }
  return sum;
}
product(new Float64Array(${String(rows)}).fill(0.5), new Float64Array(${String(turns / rows)}).fill(2));`,
  destructuring: `let a = 0, b = 1;\nfor (let i = 0; i < ${String(turns)}; i++) {\n  [a, b] = [b, (a + b) % 1000];\n}`,
  'for of': `const xs = Array.from({ length: ${String(turns / rows)} }, (v, i) => i * 0.5);\nlet s = 0;\nfor (let r = 0; r < ${String(rows)}; r++) {\n  for (const x of xs) s += x;\n}`,
};

export interface ProbeFigures {
  readonly program: string;
  /** Milliseconds of processor time, so that other programs do not count. */
  readonly plain: number;
  readonly probed: number;
}

/** What probes cost: each program without and with them, best of `rounds`. */
export async function benchProbes(lessonFolder: string, rounds: number): Promise<ProbeFigures[]> {
  const files = (await readdir(lessonFolder)).filter(name => name.endsWith('.lab.ts'));
  const labs = await Promise.all(files.map(async name => [name, await readFile(join(lessonFolder, name), 'utf8')] as const));
  const figures: ProbeFigures[] = [];
  for (const [program, text] of [...Object.entries(loops), ...labs]) {
    let [plain, probed] = [Infinity, Infinity];
    for (let round = 0; round < rounds; round++) {
      plain = Math.min(plain, await time(text, false));
      probed = Math.min(probed, await time(text, true));
    }
    figures.push({ program, plain, probed });
  }
  return figures;
}

async function time(text: string, probes: boolean): Promise<number> {
  const compiled = await compileLab({ name: 'bench.lab.ts', text, probes });
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join(' '));
  const libraries = await cpuLibraries();
  startSession();
  const before = process.cpuUsage();
  await runLab({
    lab: compiled.lab,
    functions: new vm.Script(`{${compiled.lab.code};$gatescopeLab}`).runInThisContext() as LabFunction[],
    libraries,
    backend: { name: 'cpu', reason: 'bench' },
    emit: () => undefined,
    clock: () => performance.now(),
    frameOf: () => [],
  });
  return process.cpuUsage(before).user / 1000;
}
