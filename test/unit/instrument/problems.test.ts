import { describe, expect, it } from 'vitest';
import { compileLab } from '../../../src/instrument/compileLab.ts';

async function messages(text: string, files: Readonly<Record<string, string>> = {}, name = 'my.lab.ts'): Promise<string[]> {
  const result = await compileLab({ name, text, readFile: path => Promise.resolve(files[path] ?? null) });
  return result.ok ? [] : result.problems.map(({ message }) => message);
}

const importRule = "labs can import only 'gatescope', '@tensorflow/tfjs' and files beside them.";

describe('a lab that does not parse', () => {
  it.each([
    [
      'a missing bracket',
      'let a = 1;\n\nlet b = 2;\nlet c = 3;\nlet d = 4;\nlet e = 5;\nconsole.log((1;\n',
      "Line 7: a ) is missing before ';'. Write it there. Fix it and run again.",
    ],
    [
      'an open string',
      "const s = 'open\n",
      'Line 1: the text in quotes has no end on this line. Write the quote that ends it, or take backticks for a text of several lines. Fix it and run again.',
    ],
    ['an open block', 'if (1) {\n  f()\n', 'Line 3: a } is missing at the end for the { on line 1. Write it there. Fix it and run again.'],
    [
      'a name declared twice',
      'let a = 1;\nlet a = 2;',
      "Line 2: 'a' is declared already. Choose another name, or assign to it without let or const. Fix it and run again.",
    ],
    [
      'break outside a loop',
      'let a = 1;\nbreak;',
      'Line 2: break works only inside a loop or switch. Take it out, or put an if around what must not run. Fix it and run again.',
    ],
    [
      'return outside a function',
      'let a = 1;\nreturn a;',
      'Line 2: return works only inside a function. Print the value instead, or put the lines into a function. Fix it and run again.',
    ],
    [
      'an unknown private name',
      'class A { m() { return this.#x; } }',
      "Line 1: the class around this line declares no '#x'. Declare it in the class, or check its name. Fix it and run again.",
    ],
    [
      'an export that is not there',
      'export { nothing };',
      "Line 1: there is nothing called 'nothing' to export. Declare it in this file, or check its name. Fix it and run again.",
    ],
    [
      'a bracket too many, to break out of the function a lab becomes',
      'let a = 1;\n}}); escape(); ({',
      'Line 2: this } closes nothing. Take it out, or write what it closes before it. Fix it and run again.',
    ],
    ['new.target at the top', 'new.target', 'Line 1: new.target works only inside functions. Fix it and run again.'],
    [
      'a decimal number with a 0 before it',
      'let a = 089;',
      'Line 1: a number does not begin with 0 here. Leave the 0 out, or write a point after it for a decimal number. Fix it and run again.',
    ],
    [
      'a negative number with a 0 before it',
      'let a = -032;',
      'Line 1: a number does not begin with 0 here. Write 32 without the 0, 0.32 for a decimal number, or 0o32 for an octal one. Fix it and run again.',
    ],
    [
      'an octal number',
      'let a = 010;',
      'Line 1: a number does not begin with 0 here. Write 10 without the 0, 0.10 for a decimal number, or 0o10 for an octal one. Fix it and run again.',
    ],
  ])('%s', async (_what, text, message) => {
    expect((await messages(text))[0]).toBe(message);
  });

  it('tells where, in UTF-16 units, also for an error in the middle of a line', async () => {
    const result = await compileLab({ name: 'my.lab.ts', text: "const a = '😀';\tconst b = ;\r\n" });
    expect(result).toMatchObject({ ok: false, problems: [{ file: 0, line: 1, column: 27, endLine: 1, endColumn: 28 }] });
  });

  it('tells problems of a file beside the lab with its name', async () => {
    expect(await messages("import { a } from './helper';\nconsole.log(a)", { './helper.ts': 'export const a = 1;\nlet = ;' })).toEqual([
      expect.stringMatching(/^\.\/helper\.ts, line 2: .* Fix it and run again\.$/u),
    ]);
  });

  it('says so when a file is nested too deeply', async () => {
    expect(await messages(`x = ${'['.repeat(20_000)}${']'.repeat(20_000)}`)).toEqual([
      'Line 1: this file is nested too deeply to be read. Split the longest expression and run again.',
    ]);
  });
});

describe('a lab with nothing to run', () => {
  it.each([
    ['', 'empty'],
    ['\n\n  \t\r\n', 'blank'],
    ['// only\n/* comments */', 'comments'],
    ['\uFEFF', 'a byte order mark'],
    [';;', 'semicolons'],
  ])('%j (%s)', async text => {
    expect(await messages(text)).toEqual(['Nothing to run yet: the text holds no code. Gatescope: New Lab makes a lab that runs.']);
  });
});

describe('imports', () => {
  it.each([
    "import 'fs';",
    "import fs from 'node:fs';",
    "import x from 'https://example.com/x.js';",
    "import x from '../outside.ts';",
    "import x from './sub/inside.ts';",
    "import x from '/etc/passwd';",
    "import x from './data.json';",
    "import x from './../x';",
    "import x from '.\\\\x';",
    "import x from './..';",
    "export * from 'lodash';",
    "export { a } from 'gatescope/internal';",
  ])('%s is refused', async text => {
    expect(await messages(text)).toEqual([`Line 1: ${importRule}`]);
  });

  it.each(["const fs = await import('fs');", "const tf = await import('@tensorflow/tfjs');", "const fs = require('fs');"])(
    '%s is refused',
    async text => {
      expect(await messages(text)).toEqual([`Line 1: ${importRule} Write an import at the top of the file.`]);
    },
  );

  it('lets a lab call a function of its own require', async () => {
    expect(await messages('const require = (x: string) => x; console.log(require("a"));')).toEqual([]);
  });

  it('names a file that is not there', async () => {
    expect(await messages("import { a } from './nowhere';")).toEqual([
      "Line 1: there is no file './nowhere' beside this lab. Check its name, or make the file.",
    ]);
  });

  it('names an export that is not there, and what there is', async () => {
    const files = { './helper.ts': 'export const a = 1; export function b() {} export default 1;' };
    expect(await messages("import { a, c } from './helper';\nconsole.log(a, c);", files)).toEqual([
      "Line 1: './helper' does not export 'c'. It exports a, b, default.",
    ]);
    expect(await messages("import x from './none';\nconsole.log(x);", { './none.ts': 'const a = 1;' })).toEqual([
      "Line 1: './none' has no default export. It exports nothing.",
    ]);
  });

  it('names the files of a circle', async () => {
    const files = {
      './a.ts': "import { b } from './b.ts'; export const a = b;",
      './b.ts': "import { a } from './a.ts'; export const b = a;",
    };
    expect(await messages("import { a } from './a';\nconsole.log(a);", files)).toEqual([
      './b.ts, line 1: these files import each other: ./a.ts → ./b.ts → ./a.ts. Move what they share into a file of its own.',
    ]);
    expect(await messages("import { a } from './self';", { './self.ts': "import './my.lab.ts';" })).toEqual([
      './self.ts, line 1: these files import each other: my.lab.ts → ./self.ts → my.lab.ts. Move what they share into a file of its own.',
    ]);
  });

  it('takes an import of types for what it is', async () => {
    expect(
      await messages(
        "import type { A } from 'anything'; import { type B } from 'other'; export type * from 'third'; let a: A & B = 1; console.log(a);",
      ),
    ).toEqual([]);
    expect(await messages("import { T } from './types'; let a: T = 1; console.log(a);", { './types.ts': 'export interface T {}' })).toEqual(
      [],
    );
  });
});

describe('TypeScript that is more than types', () => {
  it.each([
    ['enum Gate { Open }', 'Line 1: labs cannot use enum. Write const Gate = { … } as const.'],
    ['namespace N { export const a = 1; }', 'Line 1: labs cannot use namespaces. Write plain functions, or a file beside the lab.'],
    [
      'class A { constructor(private x: number) {} }',
      'Line 1: labs cannot use parameter properties. Declare the field and assign it in the constructor.',
    ],
    ['const a = <number>b;', 'Line 1: labs cannot use <T>value casts. Write value as T.'],
    ["import fs = require('fs');", 'Line 1: labs cannot use import … = require(…). Write import … from ….'],
    ['export = 1;', 'Line 1: labs cannot use export =. Write export default.'],
    ['@dec class A {}', 'Line 1: labs cannot use decorators. Call the function yourself.'],
    ['console.log(import.meta.url);', 'Line 1: import.meta is not available in labs.'],
    ['console.log(arguments);', "Line 1: 'arguments' is known only inside functions."],
    ['const f = () => arguments[0];', "Line 1: 'arguments' is known only inside functions."],
  ])('%s', async (text, message) => {
    expect((await messages(text))[0]).toBe(message);
  });

  it('lets properties and labels be called arguments', async () => {
    expect(await messages('const o = { arguments: 1 }; console.log(o.arguments, function () { return arguments.length; });')).toEqual([]);
  });

  it('finds types in a JavaScript lab', async () => {
    expect(await messages('let a: number = 1;', {}, 'my.lab.js')).toEqual([
      'Line 1: this does not fit here. Look for what is missing or too much just before it. Types are known only in files that end in .ts. Fix it and run again.',
    ]);
    expect(await messages('let a = 1;', {}, 'my.lab.js')).toEqual([]);
  });
});
