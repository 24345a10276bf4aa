import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import * as esbuild from 'esbuild';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** What the lab worker does to its realm before a lab runs, without the worker. */
const entry = `
export { watchProxies } from './src/recorder/values/proxyWatch.ts';
export { describeOther } from './src/recorder/values/describeObject.ts';
export { KeyLists } from './src/recorder/base/keyLists.ts';
export { tameFunctionConstructors } from './webview/sandbox/workers/realm/tameFunctionConstructors.ts';
export { freezeIntrinsics } from './src/recorder/language/freezeIntrinsics.ts';
`;

let bundled: Promise<string> | undefined;

async function bundle(): Promise<string> {
  const { outputFiles } = await esbuild.build({
    stdin: { contents: entry, resolveDir: repository, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'realm',
    target: 'es2022',
  });
  return outputFiles[0]?.text ?? '';
}

/** A realm of its own, hardened as the lab worker's. Runs a strict function body in it and gives what that returns. */
export async function hardenedRealm(): Promise<(body: string) => unknown> {
  bundled ??= bundle();
  const context = vm.createContext({});
  vm.runInContext(await bundled, context);
  vm.runInContext(
    'const isProxy = realm.watchProxies(globalThis); const describe = value => realm.describeOther(value, { isProxy, keys: new realm.KeyLists() }); realm.tameFunctionConstructors(); realm.freezeIntrinsics();',
    context,
  );
  return body => vm.runInContext(`(() => { 'use strict'; ${body} })()`, context) as unknown;
}
