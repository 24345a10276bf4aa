import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import vm from 'node:vm';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { prune } from '../../../scripts/build/prunedTypeScript.mjs';
import { usedOfTypeScript } from '../../../scripts/build/usedOfTypeScript.mjs';
import { repository } from '../../../scripts/repository.mjs';

const require = createRequire(import.meta.url);
let file = '';
let pruned = '';
let parser: typeof ts;

beforeAll(async () => {
  file = await readFile(require.resolve('typescript'), 'utf8');
  pruned = prune(file, usedOfTypeScript());
  const made = { exports: {} as typeof ts };
  const load = vm.compileFunction(pruned, ['module', 'require', '__filename']) as (...given: unknown[]) => void;
  load(made, require, 'typescript.js');
  parser = made.exports;
});

/** A tree as text, with what the methods of its nodes say. */
function written(library: typeof ts, text: string): string {
  const tree = library.createSourceFile('lab.ts', text, library.ScriptTarget.Latest, true, library.ScriptKind.TS);
  const lines: string[] = [];
  const walk = (node: ts.Node): void => {
    lines.push(
      `${library.SyntaxKind[node.kind]} ${String(node.getStart(tree))} ${String(node.getEnd())} ${node.getText(tree).slice(0, 30)}`,
    );
    library.forEachChild(node, walk);
  };
  walk(tree);
  const { parseDiagnostics } = tree as unknown as { readonly parseDiagnostics: readonly ts.Diagnostic[] };
  return [...lines, ...parseDiagnostics.map(({ messageText }) => library.flattenDiagnosticMessageText(messageText, '\n'))].join('\n');
}

describe('what the bundle has of TypeScript', () => {
  it('has all that is used, and neither checker nor language service', () => {
    const missing = usedOfTypeScript().filter(name => name in ts && !(name in parser));
    expect(missing).toEqual([]);
    expect(pruned).not.toMatch(/function (?:createTypeChecker|createProgram|createLanguageService)\(/u);
    expect(pruned.length).toBeLessThan(file.length / 4);
  });

  it('reads every text as the whole package does', async () => {
    const labs = [
      'labs/lstm-and-gru/lab-1-scalar-lstm.lab.ts',
      'labs/lstm-and-gru/lab-5-marked-value.lab.ts',
      'src/instrument/mending/nameMeanings.ts',
    ];
    const texts = await Promise.all(labs.map(lab => readFile(join(repository, lab), 'utf8')));
    const broken = [
      'const = ;',
      'class { #a; m() { return #a in this } }',
      'let x: = <T>(a) => `${`',
      'enum A { B = 1 }',
      '/** @type {x} */ let a?.b',
      '😀 = 1',
      '',
    ];
    for (const text of [...texts, ...broken]) expect(written(parser, text)).toBe(written(ts, text));
  });

  it('is not made of a package that is written in another way', () => {
    expect(() => prune('module.exports = {};', [])).toThrow('prunedTypeScript.mjs');
    expect(() => prune(file.replace('var typescript_exports', 'var other_exports').replace('__export(typescript_exports', '__export(other_exports'), [])).toThrow('prunedTypeScript.mjs'); // prettier-ignore
  });
});
