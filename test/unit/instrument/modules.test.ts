import { describe, expect, it } from 'vitest';
import { originalPlace } from '../../../src/core/source/labMap.ts';
import { runProbed } from './runProgram.ts';

const gatescope = { print: 'the printer', nn: { GRU: Map }, Tensor: 'a class' };
const tf = { version: '4', tidy: () => 'tidied' };

/** Runs a lab with probes and without: imports and exports work alike. */
async function run(
  text: string,
  files: Readonly<Record<string, string>> = {},
): Promise<{ printed: readonly string[]; thrown: string | null }> {
  const options = { readFile: (path: string) => Promise.resolve(files[path] ?? null), libraries: { gatescope, '@tensorflow/tfjs': tf } };
  const { printed, thrown } = await runProbed(text, options);
  const unprobed = await runProbed(text, { ...options, probes: false });
  expect({ printed: unprobed.printed, thrown: unprobed.thrown }).toEqual({ printed, thrown });
  return { printed, thrown };
}

describe('libraries', () => {
  it('are imported by name, alias and namespace, before anything runs', async () => {
    const text = `console.log(print, new N.GRU().constructor.name, tf.tidy(), T, gs.print);
import { print, nn as N, type Tensor } from "gatescope";
import * as tf from '@tensorflow/tfjs'
import * as gs from 'gatescope'; import { 'Tensor' as T } from 'gatescope'`;
    expect(await run(text)).toEqual({
      printed: ['the printer Map tidied a class the printer'],
      thrown: null,
    });
  });

  it('say which name they do not have, at the import', async () => {
    const result = await runProbed("const a = 1;\nimport { nn, Print } from 'gatescope';\nconsole.log(nn, Print, a);", {
      libraries: { gatescope, '@tensorflow/tfjs': tf },
    });
    expect(result.thrown).toBe("SyntaxError: 'gatescope' does not export 'Print'. Did you mean 'print'?");
    expect(result.printed).toEqual([]);
    if (result.outcome.status !== 'failed') throw new Error('It has to fail.');
    const places = result.outcome.error.frames.map(frame => originalPlace(result.result.map, frame)).filter(place => place !== null);
    expect(places[0]).toEqual({ file: 0, line: 2, column: 14 });
  });

  it('have no default export', async () => {
    expect((await run("import tf from '@tensorflow/tfjs';\nconsole.log(tf);")).thrown).toBe(
      "SyntaxError: '@tensorflow/tfjs' has no default export. Write import * as name from '@tensorflow/tfjs'.",
    );
  });

  it('are not asked for a name that is a type and the name of a property', async () => {
    const text =
      "import { T } from 'gatescope'; const o: { T: T } = { T: 1 }, { T: t } = o; class C { T = o.T; } console.log(t, new C().T);";
    expect(await run(text)).toEqual({ printed: ['1 1'], thrown: null });
  });

  it('do not miss what is used only as a type', async () => {
    expect(await run("import { Shape } from 'gatescope';\nconst s: Shape = 1; console.log(s);")).toEqual({ printed: ['1'], thrown: null });
  });
});

describe('files beside the lab', () => {
  it('are objects that take no new properties', async () => {
    const text = "import * as a from './a';\na.b = 1;";
    expect((await run(text, { './a.ts': 'export const a = 1;' })).thrown).toBe(
      'TypeError: Cannot add property b, object is not extensible',
    );
  });

  it('run first, each once, in the order of imports', async () => {
    const files = {
      './a.ts': "import { c } from './c'; console.log('a', c); export const a = 1;",
      './b.lab.ts': "import { c } from './c.ts'; import './a.ts'; console.log('b', c); export default function () { return c; }",
      './c.ts': "console.log('c'); await null; export const c = 3; console.log('c again');",
    };
    const text = "console.log('lab', a, b(), b.name);\nimport b from './b';\nimport { a } from './a';";
    expect((await run(text, files)).printed).toEqual(['c', 'c again', 'a 3', 'b 3', 'lab 1 3 default']);
  });

  it('export in every form', async () => {
    const files = {
      './all.ts': `export const a = 1, { b, c: [d] } = { b: 2, c: [3] };
export let e = 4; export var f = 5;
export function g() { return 6; } export async function* h() { yield 7; } export class I { static v = 8; }
const j = 9, k = 10; export { j, k as l, k as 'with space', k as default };
export type T = number; export interface U {} export declare const ghost: number; export abstract class V { v = 1 }
export * from './more.js'; export * as ns from './more'; export { m as n, default as o } from './more';
export { print as p } from 'gatescope'; export * as q from 'gatescope'`,
      './more.js': "export const m = 11, a = 'hidden by the other'; export default class {}",
    };
    const text = `import def, * as all from './all'; import { 'with space' as w, g, ns, o, p, q } from './all';
console.log(Object.keys(all).join(), def, w, g(), ns.m, o.name, p, q.print, all.a, all.d, all.m, all[Symbol.toStringTag]);
for await (const x of all.h()) console.log(x); console.log(all.I.v, all.b, all.l, new (class extends all.V {})().v);
try { (all as any).a = 5; } catch (e: any) { console.log(e.name); }`;
    expect(await run(text, files)).toEqual({
      printed: [
        'I,V,a,b,d,default,e,f,g,h,j,l,n,ns,o,p,q,with space,m 10 10 6 11 default the printer the printer 1 3 11 Module',
        '7',
        '8 2 10 1',
        'TypeError',
      ],
      thrown: null,
    });
  });

  it.each([
    ['an expression', 'export default [1, 2]', '[ 1, 2 ] undefined'],
    ['an assignment', 'let x; export default x = 5', '5 undefined'],
    ['an arrow function', 'export default () => 1\n;[1].map(x => x)', '[Function: default] default'],
    ['a class', 'export default class { static m() { let a = 1; return a; } }\n(1)', '[class default] default'],
    ['a named class', 'export default class Named { }', '[class Named] Named'],
    ['an abstract class', 'export default abstract class { }', '[class default] default'],
    ['an async function', 'export default async function (a = 1) { return a }', '[AsyncFunction: default] default'],
    ['a hoisted function', 'console.log(f()); export default function f() { return 1; }', '[Function: f] f'],
    ['a cast', 'export default 5 as number', '5 undefined'],
  ])('export %s by default', async (_what, helper, shown) => {
    expect((await run("import d from './d'; console.log(d, d.name);", { './d.ts': helper })).printed.at(-1)).toBe(shown);
  });

  it('let importers see their variables change', async () => {
    const files = {
      './live.ts': `export let n = 0; export let [a, b] = [1, 2]; export let last: any; let own = 0; export { own as renamed };
export const inc = () => n++; export function swap() { [a, b] = [b, a]; ({ x: n } = { x: 50 }); }
export function each() { for (last of [1, 2, 3]) own += last; for (last in { k: 1 }) if (last) own++; }
export const shadow = () => { let n = 'inner'; n = 'changed'; return n; }; setTimeout;
`.replace(' setTimeout;', ''),
      './through.ts':
        "export { n as through } from './live'; export * from './live'; import { n } from './live'; export const peek = () => n;",
    };
    const text = `import { n, inc, swap, a, b, each, last, renamed, shadow } from './live'; import { through, peek, n as starred } from './through';
const see = () => [n, through, peek(), starred, a, b, last, renamed].join();
console.log(see()); inc(); console.log(see()); swap(); console.log(see()); each(); console.log(see(), shadow(), see().length > 0);
for (let i = 0; i < 2; i++) { const before = n; inc(); console.log(before, n); }`;
    expect((await run(text, files)).printed).toEqual([
      '0,0,0,0,1,2,,0',
      '1,1,1,1,1,2,,0',
      '50,50,50,50,2,1,,0',
      '50,50,50,50,2,1,k,7 changed true',
      '50 51',
      '51 52',
    ]);
  });

  it('stop the lab when they throw, at their own line', async () => {
    const result = await runProbed("import './bad';\nconsole.log('never');", {
      readFile: path => Promise.resolve(path === './bad.ts' ? "const x = 1;\n\n  throw new Error('in the helper');" : null),
    });
    expect(result).toMatchObject({ thrown: 'Error: in the helper', printed: [] });
    if (result.outcome.status !== 'failed') throw new Error('It has to fail.');
    const [frame] = result.outcome.error.frames;
    expect(frame && originalPlace(result.result.map, frame)).toEqual({ file: 1, line: 3, column: 9 });
  });

  it('are found with and without their extension', async () => {
    for (const specifier of ['./x', './x.ts', './x.js'])
      expect((await run(`import { x } from '${specifier}'; console.log(x);`, { './x.ts': 'export const x = 1;' })).printed).toEqual(['1']);
    expect((await run("import { x } from './x.lab'; console.log(x);", { './x.lab.ts': 'export const x = 2;' })).printed).toEqual(['2']);
  });
});

describe('characters of two units', () => {
  it.each([
    ['a comment between names', "import { a, /* 😀 one */ b // 🎉\n} from './two';\nconsole.log(a + b);"],
    ['a comment after the word', "import /* 🧠 */ { a, b } from './two';\nconsole.log(a + b);"],
    ['an alias', "import { a as 𝒂, b as 𝑏 } from './two';\nconsole.log(𝒂 + 𝑏);"],
    ['a name in quotes', "import { '😀' as a, b } from './smiling';\nconsole.log(a + b);"],
    ['a whole re-export', "import * as all from './smiling';\nconsole.log(all['😀'] + all.b);"],
  ])('in %s move nothing', async (_what, text) => {
    const files = {
      './two.ts': 'export /* 😀 */ const a = 1; const b = 2; export { /* 🚀 */ b };',
      './smiling.ts': "export /* 🌍 */ { a as '😀', b } from './two'; // 🌍",
    };
    expect(await run(text, files)).toEqual({ printed: ['3'], thrown: null });
  });
});

describe('types among exports', () => {
  it('are not there when the lab runs, by whatever way they come', async () => {
    const files = {
      './types.ts': 'interface Gate { open: number } export type Name = string; export { Gate }; export const half = 0.5;',
      './through.ts': "import { Gate } from './types'; export { Gate }; export { Name, half } from './types';",
    };
    const text =
      "import { Gate, Name, half } from './through';\nconst g: Gate = { open: half }, n: Name = 'g';\nexport { Gate, g };\nconsole.log(n, g.open);";
    expect(await run(text, files)).toEqual({ printed: ['g 0.5'], thrown: null });
  });
});

describe('stars', () => {
  const files = {
    './one.ts': 'export const width = 1, left = 2;',
    './two.ts': 'export const width = 3, right = 4;',
    './both.ts': "export * from './one'; export * from './two';",
    './same.ts': "export * from './one'; export * from './alike';",
    './alike.ts': "export { width, left as more } from './one';",
  };

  it('that give one name twice give it not at all', async () => {
    await expect(run("import { width } from './both';\nconsole.log(width);", files)).rejects.toThrow(
      "Line 1: 'width' comes to './both' from both './one' and './two'. Import it from the one that is meant.",
    );
    const text = "import * as both from './both';\nimport { left } from './both';\nconsole.log(Object.keys(both).join(), left);";
    expect(await run(text, files)).toEqual({ printed: ['left,right 2'], thrown: null });
  });

  it('may give the same variable twice', async () => {
    expect(await run("import { width, more } from './same';\nconsole.log(width, more);", files)).toEqual({
      printed: ['1 2'],
      thrown: null,
    });
  });

  it.each([
    ["export { a } from './mine';", 'this file leads to itself: ./mine.ts → ./mine.ts.'],
    ["export * from './mine';", 'this file leads to itself'],
    ["export { a } from './other';", 'these files import each other: ./mine.ts → ./other.ts → ./mine.ts.'],
  ])('and exports in a circle are refused: %s', async (mine, message) => {
    const circle = { './mine.ts': mine, './other.ts': "export { a } from './mine';" };
    await expect(run("import { a } from './mine';\nconsole.log(a);", circle)).rejects.toThrow(message);
  });
});
