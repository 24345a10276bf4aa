import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { repository } from '../../../scripts/repository.mjs';
import { NameMeanings } from '../../../src/instrument/mending/nameMeanings.ts';
import { ReadText } from '../../../src/instrument/mending/readText.ts';
import { readTypeScript, syntaxDiagnostics } from '../../../src/instrument/reading/readTypeScript.ts';

/** TypeScript's own checker, which reads no other file. */
function checkerOf(tree: ts.SourceFile): ts.TypeChecker {
  const host: ts.CompilerHost = {
    getSourceFile: name => (name === tree.fileName ? tree : undefined),
    getDefaultLibFileName: () => '',
    writeFile: () => undefined,
    getCurrentDirectory: () => '',
    getCanonicalFileName: name => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: name => name === tree.fileName,
    readFile: () => undefined,
  };
  const options = { noLib: true, noResolve: true, types: [], target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext };
  return ts.createProgram({ rootNames: [tree.fileName], options, host }).getTypeChecker();
}

/** Members of types and of lists of properties, and what only types name: no mend asks for them. */
function isOfTypes(name: ts.Identifier, declaration: ts.Declaration): boolean {
  const isMember = ts.isPropertySignature(declaration) || ts.isMethodSignature(declaration) || ts.isPropertyAssignment(declaration);
  return isMember || ts.isTypeQueryNode(name.parent) || (ts.isParameter(declaration) && ts.isTypeNode(declaration.parent));
}

/** For each name of a text, the line of what declares it, by both ways. */
function compare(text: string): { readonly count: number; readonly differences: string[] } {
  const tree = readTypeScript(text, { hasParents: true });
  const checker = checkerOf(tree);
  const meanings = new NameMeanings(tree);
  const differences: string[] = [];
  let count = 0;
  const walk = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !ts.isShorthandPropertyAssignment(node.parent)) {
      const [declared, another] = checker.getSymbolAtLocation(node)?.declarations ?? [];
      const wanted = declared && !another ? declared : null;
      const found = meanings.declarationOf(node);
      count++;
      if (found !== wanted && !(wanted && isOfTypes(node, wanted)))
        differences.push(`${node.parent.getText(tree)}: ${wanted?.getText(tree) ?? 'none'}`);
    }
    ts.forEachChild(node, walk);
  };
  walk(tree);
  return { count, differences };
}

describe('what names of a lab mean', () => {
  it.each([
    ['scopes', 'const a = 1; function f(a: number) { { let a = 2; a++; } return a; } f(a);'],
    ['hoisting', 'f(); function f() { return v; } var v = 1; for (var v2 = 0; v2 < 1; v2++) v2;'],
    ['parts', 'const [out, [h, c = out]] = f(); const { a, b: d, ...rest } = g(); print(out, h, c, a, d, rest);'],
    ['fields', 'class M { l = 1; m() { return this.l + this.m(); } } const m = new M(); m.l = 2; new M().m();'],
    ['fields of a base', 'class A { l = 1; } class B extends A { m() { return this.l; } }'],
    ['this of a function', 'class M { l = 1; m() { return function () { return this.l; }; } }'],
    ['this of an arrow', 'class M { l = 1; m() { return () => this.l; } }'],
    ['a parameter of a class', 'class M { l = 1; } function f(m: M) { return m.l; }'],
    [
      'imports',
      "import { nn, type Tensor } from 'gatescope'; import * as tf from '@tensorflow/tfjs'; let x: Tensor; new nn.LSTM(); tf.zeros([1]);",
    ],
    ['a class by its own name', 'const K = class Inner { m() { return new Inner(); } }; new K();'],
    ['catch and labels', 'try { f(); } catch (e) { print(e); } outer: for (const e of []) { break outer; }'],
    ['shorthand', 'const a = 1; f({ a, b: a });'],
    ['several declarations', 'var a = 1; var a = 2; print(a);'],
  ])('is what TypeScript takes them for: %s', (_, text) => {
    expect(compare(text).differences).toEqual([]);
  });

  it('is what TypeScript takes them for in every lab, exercise and fixture', () => {
    const files = ['labs', 'test/fixtures'].flatMap(folder =>
      readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
        .filter(file => /(?<!\.d)\.ts$/u.test(file))
        .map(file => join(repository, folder, file)),
    );
    const texts = files.map(file => readFileSync(file, 'utf8')).filter(text => syntaxDiagnostics(readTypeScript(text)).length === 0);
    const compared = texts.map(compare);
    expect(compared.flatMap(({ differences }) => differences)).toEqual([]);
    expect(compared.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(15_000);
  });

  it('is not asked of a text that is more than types and JavaScript', () => {
    expect(ReadText.read('enum Gate { Forget }\nprint(Gate.Forget);\n', false)).toBeNull();
  });
});
