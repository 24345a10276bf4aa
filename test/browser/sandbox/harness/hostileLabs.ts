import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CompiledLab } from '../../../../src/core/run/compiledLab.ts';
import { compileLab } from '../../../../src/instrument/compileLab.ts';

const folder = join(import.meta.dirname, '../../../fixtures/hostile');

/** What stands in for names in a hostile lab's text: `CANARY`, `ORIGIN`, `PATH`, `COUNT`, `SIZE`. */
export type Names = Readonly<Record<string, string>>;

/** A lab as the product compiles it. */
export async function compile(text: string, name = 'test.lab.ts'): Promise<CompiledLab> {
  const result = await compileLab({ name, text });
  if (!result.ok) throw new Error(result.problems.map(problem => `${String(problem.line)}: ${problem.message}`).join('\n'));
  return result.lab;
}

/** `test/fixtures/hostile/<name>.lab.ts`, compiled as the product does. */
export function hostileLab(name: string, names: Names = {}): Promise<CompiledLab> {
  return compile(hostileText(`${name}.lab.ts`, names), `${name}.lab.ts`);
}

/** A lab the product would refuse to compile, made by hand: the body runs as it is, `print` and `tf` are there. */
export function rawLab(body: string): CompiledLab {
  const head = `const $gatescopeLab=[async function($scope){"use strict";const {print}=$scope.space("gatescope"),tf=$scope.space("@tensorflow/tfjs");`;
  const lineCount = body.split('\n').length;
  return { code: `${head}${body}\n}];`, sites: [], files: [{ name: 'raw.lab.ts', startLine: 1, lineCount }] };
}

/** `test/fixtures/hostile/<name>`, not compiled. */
export function rawHostileLab(name: string, names: Names = {}): CompiledLab {
  return rawLab(hostileText(name, names));
}

/** Names of the labs in a folder of hostile labs. */
export function labsIn(name: string): string[] {
  return readdirSync(join(folder, name)).map(file => `${name}/${file.replace(/\.lab\.ts$/, '')}`);
}

function hostileText(file: string, names: Names): string {
  let text = readFileSync(join(folder, file), 'utf8');
  for (const [name, value] of Object.entries(names)) text = text.replaceAll(name, value);
  return text;
}
