import { expect } from 'vitest';
import type { Replacements } from './bundles.ts';

// The token and the checks are part of one module each; what they replace is quoted, so a mutant that no longer fits says so.

/** Replaces `part` of a module, which must be there. */
function without(part: string, instead: string): (text: string) => string {
  return text => {
    if (!text.includes(part)) throw new Error(`The module has no '${part}' any more: this mutant takes nothing out.`);
    return text.replace(part, instead);
  };
}

const listensOn = without(`window.removeEventListener('message', listen);`, '');

/** The product with one wall taken out each. A test of a wall must fail with it. */
export const mutants = {
  /** The worker keeps all its globals, and the language can be changed. */
  noHardening: { 'webview/sandbox/workers/realm/harden.ts': () => 'export function harden(): void {}' },
  /** Globals are removed, the language is not frozen. */
  noFreezing: {
    'src/recorder/language/freezeIntrinsics.ts': () => 'export function freezeIntrinsics(): void {}',
    'webview/sandbox/workers/realm/harden.ts': without('for (const name of languageGlobals) lock(name);', ''),
  },
  /** The frame shares the page's origin. */
  sameOrigin: { 'src/core/channels/opaqueFrame.ts': without(`'allow-scripts'`, `'allow-scripts allow-same-origin'`) },
  /** The policies of the page and of its frames let everything through that is fetched. */
  openPolicy: { 'src/core/channels/contentPolicy.ts': without('`worker-src blob:`', '`worker-src blob:`, `connect-src *`, `font-src *`') },
  /** Only the policy of the frames does. */
  openFramePolicy: {
    'src/core/channels/contentPolicy.ts': without(`'wasm-unsafe-eval' blob:\``, `'wasm-unsafe-eval' blob:; connect-src *; font-src *\``),
  },
  /** The policy of the frames is the page's. */
  noWebAssembly: { 'src/core/channels/contentPolicy.ts': without(` 'wasm-unsafe-eval'`, '') },
  /** No worker is given its lab's text when it stands: that text stands above the runtime. */
  noScriptsOfBlobs: { 'src/core/channels/contentPolicy.ts': without(` blob:\``, '`') },
  /** What a worker's scripts were made of can be loaded again. */
  scriptsLeft: {
    'webview/sandbox/workers/scriptReader.ts': without('forget(own);', ''),
    'webview/sandbox/workers/spawnLabWorker.ts': without('URL.revokeObjectURL(url);', ''),
  },
  /** Of all globals, only this one is left to labs. */
  webAssemblyLeft: {
    'webview/sandbox/workers/realm/allowedGlobals.ts': without(`'atob', 'btoa'`, `'atob', 'btoa', 'WebAssembly'`),
    'webview/sandbox/workers/realm/teachingStubs.ts': without(`  WebAssembly: 'write the code in the lab itself.',\n`, ''),
  },
  /** The page has no nest. */
  noNest: { 'src/extension/labView/nestScript.ts': without('document.documentElement.append(nest);', '') },
  /** The nest's load is never heard of. */
  nestNeverLoads: {
    'src/extension/labView/nestScript.ts': without(
      `() => { nest.dataset.loaded = ''; }, { once: true }`,
      'event => { event.stopImmediatePropagation(); }',
    ),
  },
  /** The page waits for its nest only a moment: so are waits tried that are long. */
  littlePatience: { 'webview/lab/runner/inNest.ts': without('{ load: 60, make: 100, remove: 40 }', '{ load: 4, make: 4, remove: 4 }') },
  nestNeverMakes: {
    'webview/sandbox/nest/nest.ts': without('const { id } = data;', `const { id } = data; if (data.kind === 'make') return;`),
  },
  nestNeverRemoves: { 'webview/sandbox/nest/nest.ts': without('frames.get(id)?.remove();', 'return;') },
  /** The nest says that it has taken frames out. */
  nestKeeps: { 'webview/sandbox/nest/nest.ts': without('frames.get(id)?.remove();', '') },
  /** Whoever connects to the nest after the page may use it, too. */
  nestListensOn: { 'webview/sandbox/nest/nest.ts': listensOn },
  nestHearsAll: { 'webview/sandbox/nest/nest.ts': text => without('event.source !== window.parent || ', '')(listensOn(text)) },
  /** The supervisor does not hear Stop. */
  deafSupervisor: {
    'webview/sandbox/workers/runSupervisor.ts': without(`this.end({ status: 'stopped', ms: this.elapsed(), reason: message.reason });`, ''),
  },
  /** The frame owns the lab worker itself and hands everything on as it comes. */
  noSupervisor: {
    'webview/sandbox/frame/frame.ts': () => `
      window.addEventListener('message', ({ ports: [answers, page] }) => {
        let worker, lab, run, isPrepared = false, seq = 0;
        answers.onmessage = () => answers.postMessage({ kind: 'pong' });
        const go = () => { if (run && isPrepared) worker.postMessage({ kind: 'go', ...lab }); };
        page.onmessage = ({ data }) => {
          if (data.kind === 'load' && data.lab) {
            const { labWorker, backend, measured } = data;
            const { code, sites, files, texts = [] } = data.lab;
            lab = { code: null, codeLines: code.split('\\n').length, sites, files, texts, check: null, pauses: [] };
            worker = new Worker(URL.createObjectURL(new Blob([code, '\\n;(()=>{"use strict";', labWorker, '\\n})();'])));
            worker.onmessage = event => hear(event.data);
            worker.postMessage({ kind: 'init', token: '', backend, measured });
          }
          if (data.kind === 'go') { run = data.run; go(); }
          if (data.kind === 'stop') worker.terminate();
        };
        const hear = data => {
          if (data?.kind === 'prepared') { isPrepared = true; page.postMessage({ kind: 'prepared', backend: data.backend }); go(); }
          else if (data?.kind === 'event') page.postMessage({ kind: 'events', v: 1, run, seq: seq++, events: [data.event], refused: 0 });
          else page.postMessage(data);
        };
      }, { once: true });`,
  },
  /** A flood of messages is not ended. */
  noFloodGuard: {
    'webview/sandbox/workers/floodGuard.ts': without(
      'return this.inWindow > this.most || this.refusedCount > this.mostRefused;',
      'return false;',
    ),
  },
  /** Whoever can post speaks for the runtime. */
  noToken: { 'webview/sandbox/workers/checkLabMessage.ts': without(`own(message, 'token') !== token`, 'false') },
  /** Nothing that comes from the lab worker or from the frame is checked. */
  noChecks: {
    'src/core/checked/checkEvent.ts': without(
      'export function checkEvent(value: unknown, onRefused: OnRefused = () => undefined): RunEvent | null {',
      'export function checkEvent(value: any): any { return value;',
    ),
  },
  /** What is pending waits for the next event to push it out. */
  noTrailingFlush: { 'webview/sandbox/workers/flushClock.ts': without('else this.timer ??= setTimeout(() => this.tick(), wait);', '') },
  /** What is pending is dropped when a run ends. */
  noFlushAtEnd: {
    'webview/sandbox/workers/runSupervisor.ts': without('while (!this.pending.isEmpty) this.post(this.pending.take(true));', ''),
  },
  /** The runs of a page share the lane without waiting for each other. */
  noLane: {
    'webview/lab/runner/runLane.ts': without(
      "if (this.current) this.current.run.stop('replaced');\n      else this.startWaiting();",
      'this.startWaiting();',
    ),
  },
  /** The frame of an ended run is taken out while what it has shown is painted. */
  noRest: { 'webview/lab/runner/sandbox.ts': without('else if (!stays) this.frame.close();', 'else void this.frame.remove();') },
  /** A lab whose worker stays goes on in it. */
  noSilence: { 'webview/sandbox/workers/labRuntime.ts': without('labTimers.silence();', '') },
  /** Tensors come to their limit sooner: small labs show what happens there. */
  smallTensorBudget: {
    'webview/sandbox/workers/tensorBudget.ts': without('{ tensors: 50_000, megabytes: 512 }', '{ tensors: 1_500, megabytes: 8 }'),
  },
  /** Nothing limits tensors. */
  noTensorBudget: { 'webview/sandbox/workers/tensorBudget.ts': without('engine.trackTensor = ', 'const unused = ') },
  /** Reading from a lost GPU gives whatever TensorFlow.js makes up. */
  noGpuGuard: { 'webview/sandbox/workers/backend/gpuGuard.ts': without('if (!gl) return;', 'return;') },
} as const satisfies Record<string, Replacements>;

export function both(...walls: readonly Replacements[]): Replacements {
  return Object.assign({}, ...walls) as Replacements;
}

/** A check of a wall must fail on the product without it: by its own assertion, not by an accident. */
export async function expectToFail(check: Promise<unknown>): Promise<void> {
  const failure: unknown = await check.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(failure, 'the check passed although its wall was taken out').toBeDefined();
  expect((failure as Error).name, String(failure)).toBe('AssertionError');
}
