import { describe, expect, it } from 'vitest';
import { originalPlace } from '../../../src/core/source/labMap.ts';
import { compileLab } from '../../../src/instrument/compileLab.ts';
import { amount } from '../../soak.ts';
import { runProbed } from './runProgram.ts';

/** `§` marks where the error has to be found; it is not part of the program. */
async function errorPlace(marked: string, name = 'program.lab.ts'): Promise<{ found: unknown; wanted: unknown }> {
  const offset = marked.indexOf('§');
  const text = marked.replace('§', '');
  const plain = text.replace(/^\uFEFF/u, '');
  const before = plain.slice(0, offset - (text.length - plain.length)).split(/\r\n|\r|\n/u);
  const wanted = { file: 0, line: before.length, column: (before.at(-1) ?? '').length + 1 };
  const { outcome, result } = await runProbed(text, { name });
  if (outcome.status !== 'failed') throw new Error('The program has to throw.');
  const found = outcome.error.frames.map(frame => originalPlace(result.map, frame)).find(place => place !== null);
  return { found, wanted };
}

describe("errors are found at the learner's own line and column", () => {
  it.each([
    ['on the first line', 'throw §new Error("x")'],
    ['in LF text', 'const a = 1;\nconst b = null;\n\nconst c = a + b.§x;\n'],
    ['in CRLF text', 'const a = 1;\r\nconst b = null;\r\n\r\nconst c = a + b.§x;\r\n'],
    ['in text with lone CR', 'const a = 1;\rconst b = null;\rconst c = b.§x;\r'],
    ['in text of mixed line ends', 'const a = 1;\r\nconst b = null;\rconst d = 2;\nconst c = b.§x;'],
    ['after a byte order mark', '\uFEFFconst b = null; b.§x;'],
    ['after tabs', '\tconst b = null;\n\t\t if (!b)\tb.§x;'],
    ['after emoji', "const s = '😀👩‍👩‍👧', b = null; s + b.§x;"],
    ['after combining marks', "const s = 'e\u0301a\u0308', b = null; b.§x;"],
    ['after right-to-left text', "const s = 'שלום مرحبا', b = null; b.§x;"],
    ['after full-width text', "const 名前 = '全角文字', b = null; 名前 + b.§x;"],
    ['after U+2028 in a string', "const s = 'a\u2028b', b = null; b.§x;\n"],
    ['after U+2029 in a template', 'const s = `a\u2029b`, b = null;\nb.§x;\n'],
    ['after U+2028 in a comment', '// a \u2028 const c = 1; /* \u2029 */ const b = null; b.§x;'],
    ['after a shebang', '#!/usr/bin/env node\nconst b = null; b.§x;'],
    ['on a very long line', `const s = [${'1, '.repeat(3_000)}1], b = null; b.§x;`],
    ['beyond the line that values allow', `const s = [${'1, '.repeat(9_000)}1], b = null; b.§x;`],
    ['on the last line, without a line break', 'const b = null;\nb.§x // the end'],
    [
      'after types',
      'type T = { a: number };\nconst b = null as any as T, c: Array<Map<string, T>> = [];\nfunction f<X extends T>(this: void, x: X): asserts x is X { (x as any).§y.z; }\nf(null!);',
    ],
    ['in a wrapped right side', 'const b = null; let a;\na = 1 + (2 * b.§x) + 3;'],
    ['in nested wraps', 'const b = null; let a, c;\na = c = [1, () => b.§x].map(f => typeof f === "function" ? f() : f);'],
    ['in an arrow body', 'const f = (x) => x.§y;\nf(null);'],
    ['in a destructured default', 'const b = null; const { a = b.§x } = {};'],
    ['in a parameter', 'const b = null; const f = (p, { q = b.§x } = {}) => q; f(1);'],
    ['in a class field', 'const b = null; class A { v = b.§x; }\nnew A();'],
    ['in a loop head', 'const b = null; for (let i = 0; i < b.§x; i++) {}'],
    ['in a loop body', 'const b = null; for (const x of [1, 2]) { if (x > 1) b.§x; }'],
    ['in what is returned', 'function f(b) {\n  return (1,\n    b.§x);\n}\nf(null);'],
    ['in a template', 'const b = null; const s = `line one\nline two ${b.§x} end`;'],
    ['in a thrown expression', 'function f() { throw §new TypeError("no"); }\n  f();'],
    ['in an awaited function', 'const f = async (b) => { await 1; return b.§x; };\nawait f(null);'],
    ['in a generator', 'function* g(b) { yield b.§x; }\n[...g(null)];'],
    ['after an operator that looks like a comment', 'let a = 1, b = null; a = a<!--a; b.§x;'],
    ['in a switch', 'const b = null;\nswitch (1) {\n  case 1: b.§x;\n}'],
    ['in a destructuring to a property', 'let a: any = { b: null }, n;\n[n, §a.b.c] = [1, 2];'],
    ['where nothing is made', 'let A: any;\nconst a = §new A();'],
    ['in JavaScript', 'const b = null;\nconst c = b.§x;', 'program.lab.js'],
  ])('%s', async (_what: string, marked: string, name?: string) => {
    const { found, wanted } = await errorPlace(marked, name);
    expect(found).toEqual(wanted);
  });

  it.each([
    ['a string', "const a = 1;\nif (a) throw 'text';", 2],
    ['null', 'const a = 1;\n\nthrow null;', 3],
    ['an object', 'function f() {\n  throw { code: 1 };\n}\nf();', 2],
    ['a proxy', 'throw new Proxy({}, { get() { throw 1; } });', 1],
  ])('also where %s was thrown', async (_what, text, line) => {
    const { outcome, result } = await runProbed(text);
    if (outcome.status !== 'failed') throw new Error('The program has to throw.');
    const places = outcome.error.frames.map(frame => originalPlace(result.map, frame));
    expect(places.find(place => place !== null)).toMatchObject({ file: 0, line });
  });
});

describe('compiled code', () => {
  it('keeps every line of the learner on its own line', async () => {
    const text = 'const a = 1;\nfor (const x of [1, 2])\n  console.log(x);\nlet z;\n[z] = [1];\n// end';
    const result = await compileLab({ name: 'a.lab.ts', text });
    if (!result.ok) throw new Error('It has to compile.');
    const lines = result.lab.code.split('\n');
    expect(result.lab.files).toEqual([{ name: 'a.lab.ts', startLine: 1, lineCount: 6 }]);
    ['const a = ', 'for (const x of', 'console.log(x);', 'let z;', '[z] = [1]', '// end'].forEach((part, index) => {
      expect(lines[index]).toContain(part);
    });
  });

  it('says where each file begins', async () => {
    const result = await compileLab({
      name: 'a.lab.ts',
      text: "import { b } from './b';\nconsole.log(b);",
      readFile: path => Promise.resolve(path === './b.ts' ? '// first line\nexport const b = 1;\n' : null),
    });
    if (!result.ok) throw new Error('It has to compile.');
    const [, helper] = result.lab.files;
    expect(helper).toMatchObject({ name: './b.ts', lineCount: 3 });
    expect(result.lab.code.split('\n')[(helper?.startLine ?? 0) - 1]).toContain('// first line');
  });

  it("maps nothing that is not the learner's", async () => {
    const result = await compileLab({ name: 'a.lab.ts', text: 'const a = 1;' });
    if (!result.ok) throw new Error('It has to compile.');
    expect(originalPlace(result.map, { line: 1, column: 3 })).toBeNull();
    expect(originalPlace(result.map, { line: 99, column: 1 })).toBeNull();
  });

  it('maps marks of the text back to where they stand', async () => {
    const text =
      'let a = 1, b: number = [2, 3]!.map(x => x)[0];\r\nfor (const q of [a]) b += q\n  ;[a, b] = [b, a] // 😀\nif (a) b++\nelse (a as any) = 5';
    const result = await compileLab({ name: 'a.lab.ts', text });
    if (!result.ok) throw new Error('It has to compile.');
    const compiled = result.lab.code.split('\n');
    // Marks of the text that stand once in it, and once in the compiled code.
    for (const mark of ['[2, 3]', 'map(', 'q of', '[a, b] =', '// 😀']) {
      const offset = text.indexOf(mark);
      const line = text.slice(0, offset).split('\n').length;
      const column = offset - text.lastIndexOf('\n', offset - 1);
      const found = (compiled[line - 1] ?? '').indexOf(mark.trimEnd(), line === 1 ? (compiled[0] ?? '').indexOf('let a') : 0);
      expect(originalPlace(result.map, { line, column: found + 1 })).toEqual({ file: 0, line, column });
    }
  });
});

describe('files that are too large for values', () => {
  it('run without probes, and say so', async () => {
    const many = await runProbed(`${'\n'.repeat(20_001)}const a = 1; console.log(a);`);
    expect(many.result.notice).toBe('This file is too large for inline values (limit 20,000 lines). It can still run.');
    expect(many.printed).toEqual(['1']);
    expect(many.result.lab.sites).toEqual([]);
    const long = await runProbed(`const a = 1;\nconst s = '${'x'.repeat(20_001)}'; console.log(s.length);`);
    expect(long.result.notice).toBe('Line 2 of this file is too long for inline values (limit 20,000 characters). It can still run.');
    expect(long.printed).toEqual(['20001']);
  });

  it('compile within bounds: up to 200,000 lines, and 5 MB on one line', async () => {
    const lines = await compileLab({ name: 'a.lab.ts', text: `let a = 1;\n${'a = a + 1;\n'.repeat(amount(25_000, 200_000))}` });
    expect(lines).toMatchObject({ ok: true });
    const line = await compileLab({ name: 'a.lab.ts', text: `const s = '${'x'.repeat(5_000_000)}';` });
    expect(line).toMatchObject({ ok: true });
  }, 120_000);
});
