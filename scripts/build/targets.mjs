// @ts-check
import { equationFonts } from './equationFonts.mjs';
import { lazyCompiler } from './lazyCompiler.mjs';
import { lazyInstrument } from './lazyInstrument.mjs';
import { lazyManifest } from './lazyManifest.mjs';
import { lazyReading } from './lazyReading.mjs';
import { lazyPython } from './lazyPython.mjs';
import { lazyRubric } from './lazyRubric.mjs';
import { oneVSCode } from './oneVSCode.mjs';
import { changeOfTypeScript, prunedTypeScript } from './prunedTypeScript.mjs';
import { usedOfTypeScript } from './usedOfTypeScript.mjs';
import { withoutEval } from './withoutEval.mjs';

/**
 * One bundle of the product.
 * @typedef {object} Target
 * @property {string} output below `dist/`
 * @property {string} entry below the repository
 * @property {Omit<import('esbuild').BuildOptions, 'metafile' | 'entryPoints'>} options
 * @property {readonly string[]} [loads] other bundles that it loads from beside it
 * @property {boolean} [isSandboxed] runs where `eval` is denied: the build fails if its text could call it
 */

/** ES modules before CommonJS: TensorFlow.js' CommonJS files carry polyfills that call `Function(…)`. */
const esModulesFirst = { mainFields: ['module', 'main'] };

/** The host is VS Code's own Node. `import()` becomes `require`, which every VS Code since 1.100 loads alike. */
/** @satisfies {import('esbuild').BuildOptions} */
const host = { platform: 'node', format: 'cjs', target: 'node20', external: ['vscode'], supported: { 'dynamic-import': false } };

/** Pages and workers: classic scripts, handed over as text. */
/** @satisfies {import('esbuild').BuildOptions} */
const script = { platform: 'browser', format: 'iife', target: 'es2022', ...esModulesFirst };

/** Labs see classes and functions of these bundles, and by the names they were written with. */
/** @satisfies {import('esbuild').BuildOptions} */
const shown = { keepNames: true };

/** Packages inside an ES module may still ask for what only CommonJS has. */
const requireInModule =
  "import{createRequire}from'node:module';import{fileURLToPath}from'node:url';const require=createRequire(import.meta.url),__filename=fileURLToPath(import.meta.url);";

/** @type {readonly Target[]} */
export const targets = [
  {
    output: 'extension.cjs',
    entry: 'src/extension/extension.ts',
    options: {
      ...host,
      plugins: [lazyCompiler(), lazyInstrument(), lazyPython(), lazyManifest(), lazyReading(), lazyRubric(), oneVSCode()],
    },
  },
  { output: 'reading.cjs', entry: 'src/reading/reading.ts', options: { ...host, ...esModulesFirst } },
  { output: 'manifest.cjs', entry: 'src/lesson/manifest/manifest.ts', options: { ...host, ...esModulesFirst } },
  { output: 'compiler.cjs', entry: 'src/compiler/compiler.ts', options: { ...host, plugins: [lazyInstrument()] } },
  {
    output: 'instrument.cjs',
    entry: 'src/instrument/instrument.ts',
    options: { ...host, banner: { js: `/* ${changeOfTypeScript} */` }, plugins: [prunedTypeScript(usedOfTypeScript)] },
  },
  { output: 'rubric.cjs', entry: 'src/learning/rubric/rubric.ts', options: host },
  { output: 'python.cjs', entry: 'src/python/runPython.ts', options: host },
  { output: 'sandbox/nest.js', entry: 'webview/sandbox/nest/nest.ts', options: script, isSandboxed: true },
  { output: 'sandbox/frame.js', entry: 'webview/sandbox/frame/frame.ts', options: script, isSandboxed: true },
  { output: 'sandbox/supervisor.js', entry: 'webview/sandbox/workers/supervisor.ts', options: script, isSandboxed: true },
  { output: 'sandbox/labWorker.js', entry: 'webview/sandbox/workers/labWorker.ts', options: { ...script, ...shown }, isSandboxed: true },
  { output: 'sandbox/grading.js', entry: 'webview/grading/startGradingPage.ts', options: script, isSandboxed: true },
  { output: 'webview/lab.js', entry: 'webview/lab/startLabPage.ts', options: { ...script, plugins: [withoutEval()] }, isSandboxed: true },
  { output: 'webview/lab.css', entry: 'webview/lab/lab.css', options: { target: 'es2022' } },
  { output: 'webview/lesson.js', entry: 'webview/lesson/startLessonPage.ts', options: script, isSandboxed: true },
  {
    output: 'webview/lesson.css',
    entry: 'webview/lesson/lesson.css',
    options: { target: 'es2022', loader: { '.woff2': 'dataurl' }, plugins: [equationFonts()] },
  },
  {
    output: 'cli.mjs',
    entry: 'src/cli/main.ts',
    loads: ['compiler.cjs', 'instrument.cjs', ...['grading', 'frame', 'supervisor', 'labWorker'].map(name => `sandbox/${name}.js`)],
    options: { platform: 'node', format: 'esm', target: 'node20', banner: { js: requireInModule }, ...esModulesFirst, ...shown },
  },
];
