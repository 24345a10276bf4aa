import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import * as esbuild from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileLab } from '../../../src/instrument/compileLab.ts';

/** What a lab may do to the language around it; the recorder shares its realm here, as it does in the worker. */
const hostile: readonly (readonly [what: string, code: string])[] = [
  ['Array.prototype.push', 'Array.prototype.push = function () { return 0; };'],
  [
    'all other methods of lists',
    "for (const k of Object.getOwnPropertyNames(Array.prototype)) if (k !== 'constructor' && k !== 'length') Array.prototype[k] = () => 'pwned';",
  ],
  ['iteration of lists', "Array.prototype[Symbol.iterator] = function* () { yield 'pwned'; };"],
  ['Array', "Array.isArray = () => true; Array.from = Array.of = () => 'pwned'; delete Array.prototype.push;"],
  ['Object.prototype.kind', "Object.prototype.kind = 'pwned'; Object.prototype.value = 'pwned'; Object.prototype.toJSON = () => 'pwned';"],
  [
    'accessors on Object.prototype',
    "for (const k of ['line', 'text', 'values', 'series', 'stack', 'accuracy', 'site', 'get', 'set', 'writable']) Object.defineProperty(Object.prototype, k, { get() { return 'pwned'; }, set() {}, configurable: true });",
  ],
  [
    'setters for indexes',
    "for (let i = 0; i < 300; i++) Object.defineProperty(Array.prototype, i, { set() {}, get() { return 'pwned'; }, configurable: true });",
  ],
  [
    'Object',
    "for (const k of Object.getOwnPropertyNames(Object)) if (!['prototype', 'length', 'name'].includes(k)) try { Object[k] = () => 'pwned'; } catch {}",
  ],
  ['Reflect', "for (const k of Object.getOwnPropertyNames(Reflect)) Reflect[k] = () => 'pwned';"],
  [
    'methods of strings',
    "for (const k of Object.getOwnPropertyNames(String.prototype)) if (k !== 'constructor' && k !== 'length') String.prototype[k] = () => 'pwned';",
  ],
  ['iteration of strings', "String.prototype[Symbol.iterator] = function* () { yield 'pwned'; };"],
  ['String itself', "globalThis.String = () => 'pwned';"],
  [
    'numbers',
    "Number.prototype.toString = Number.prototype.toFixed = () => 'pwned'; Number.isFinite = () => false; Number.isNaN = () => true;",
  ],
  ['functions', "Function.prototype.call = Function.prototype.apply = Function.prototype.bind = () => 'pwned';"],
  [
    'maps and sets',
    "for (const c of [Map, Set, WeakMap, WeakSet]) for (const k of ['get', 'set', 'has', 'add', 'delete']) c.prototype[k] = () => 'pwned';",
  ],
  [
    'typed arrays',
    "for (const k of ['slice', 'fill', 'set', 'subarray']) Object.getPrototypeOf(Float64Array.prototype)[k] = () => 'pwned';",
  ],
  ['Math', 'for (const k of Object.getOwnPropertyNames(Math)) try { Math[k] = () => NaN; } catch {}'],
  [
    'promises',
    "Promise.prototype.then = Promise.prototype.catch = Promise.prototype.finally = () => 'pwned'; Promise.resolve = Promise.reject = () => 'pwned';",
  ],
  [
    'the constructor of promises',
    "Object.defineProperty(Promise.prototype, 'constructor', { get() { return function () { throw 'pwned'; }; } });",
  ],
  ['Promise itself', "globalThis.Promise = function () { throw 'pwned'; };"],
  [
    'patterns',
    "RegExp.prototype.exec = () => 'pwned'; RegExp.prototype.test = () => false; RegExp.prototype[Symbol.replace] = () => 'pwned';",
  ],
  ['errors', "Error.prepareStackTrace = () => 'pwned'; Error.prototype.message = 'pwned'; Error.captureStackTrace = () => {};"],
  ['JSON', "JSON.stringify = JSON.parse = () => 'pwned';"],
  [
    'the global names',
    "for (const k of ['Object', 'Array', 'Reflect', 'Error', 'Symbol', 'Map', 'Set', 'Number', 'Float64Array']) globalThis[k] = undefined;",
  ],
  ['its console', "console.log = () => 'pwned';"],
];

const program = `
const before = [1, 2];
breakIt(console);
let n = 0;
for (let i = 0; i < 300; i++) n += i;
const after = { a: [1, 'text', null], b: before, m: new Uint8Array(2) };
const text = 'hello\\nthere';
say(text);
let missing: any;
missing.field;
`;

/** The recorder's own text, to run where the lab runs. */
let recorder = '';

beforeAll(async () => {
  const entry = fileURLToPath(new URL('../../../src/recorder/recordedRun.ts', import.meta.url));
  const { outputFiles } = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'recorder',
    target: 'es2022',
  });
  recorder = outputFiles[0]?.text ?? '';
});

/** Everything a run posts, copied by own properties at that moment, as structured cloning does. */
async function record(code: string): Promise<unknown[]> {
  const compiled = await compileLab({ name: 'test.lab.ts', text: program });
  if (!compiled.ok) throw new Error('It has to compile.');
  const posted: unknown[] = [];
  const { promise, resolve } = withResolvers();
  const realm = vm.createContext({
    lab: compiled.lab.code,
    sites: compiled.lab.sites.length,
    post: (event: object) => {
      const copied = ownCopy(event) as { kind: string };
      posted.push(copied);
      if (copied.kind === 'ended') resolve();
    },
  });
  vm.runInContext(recorder, realm);
  vm.runInContext(`const breakIt = console => { ${code} };\n${compiled.lab.code}`, realm, { filename: 'lab.js' });
  vm.runInContext(
    `let sink;
const say = text => sink(text);
new recorder.RecordedRun(
  {
    lab: { code: '', sites: Array.from({ length: sites }, () => ({})), files: [{ name: 'test.lab.ts', startLine: 1, lineCount: 12 }] },
    functions: $gatescopeLab, libraries: { gatescope: {}, '@tensorflow/tfjs': {} }, backend: { name: 'cpu', reason: 'test' },
    emit: post, clock: () => 0, frameOf: () => [{ line: 9, column: 9 }],
  },
  { formatValue: text => text, setPrintSink: given => { sink = given; }, onStep: () => () => {}, onDial: () => () => {}, onMeasured: () => () => {}, lossMessage: () => null, engineWords: () => null, calledWords: () => null, refuseField: () => { throw new Error('refused'); }, onMistake: () => () => {}, axesOf: () => null, isNamedLater: axes => axes === null, memory: () => null, isGateTensor: () => false, gateMeaning: () => null, gapsIn: () => 0, isGateNumber: () => false, describeModule: () => null, nameInLibrary: () => null, weightsOf: () => null, gatesOf: () => null, isTensor: () => false, isNearlyTensor: () => false, valuesOf: () => new Float32Array(0), faultOf: () => null, mistakeOf: () => null, isAtHand: () => true },
).start();`,
    realm,
  );
  await promise;
  return posted;
}

function ownCopy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const keys = Reflect.ownKeys(value).filter(key => typeof key === 'string');
  return Object.fromEntries(keys.map(key => [key, ownCopy(Reflect.getOwnPropertyDescriptor(value, key)?.value)]));
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>(done => (resolve = done));
  return { promise, resolve };
}

describe('labs that break the language', () => {
  it('are measured against a run that says what there is', async () => {
    const posted = JSON.stringify(await record(''));
    for (const part of [
      '"text":"{ a: Array(3), b: Array(2), m: Uint8Array(2) }"',
      '"lines":{"0":"hello","1":"there","length":2}',
      '"mean":149.5',
      '"name":"TypeError"',
    ])
      expect(posted).toContain(part);
  });

  it.each(hostile)('%s: what is reported stays the same', async (_what, code) => {
    expect(await record(code)).toEqual(await record(''));
  });
});
