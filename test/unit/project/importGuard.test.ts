import { build, context, type BuildContext, type BuildOptions, type Plugin } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { findImports } from '../../../scripts/build/importGuard.mjs';
import { targets } from '../../../scripts/build/targets.mjs';
import { repository } from '../../../scripts/repository.mjs';

/** The text of a bundle. */
async function bundled(output: string): Promise<string> {
  const target = targets.find(one => one.output === output);
  if (!target) throw new Error(`There is no bundle ${output}.`);
  const { outputFiles } = await build({
    ...target.options,
    absWorkingDir: repository,
    entryPoints: [target.entry],
    bundle: true,
    write: false,
    outfile: output,
  });
  return outputFiles[0]?.text ?? '';
}

interface Bundling {
  readonly context: BuildContext<{ readonly metafile: true }>;
  line: string;
}

/** One a bundle: esbuild keeps what it has parsed, and only the line is new. */
const bundlings = new Map<string, Promise<Bundling>>();

afterAll(async () => {
  for (const bundling of bundlings.values()) await (await bundling).context.dispose();
});

async function startBundling(output: string): Promise<Bundling> {
  const target = targets.find(one => one.output === output);
  if (!target) throw new Error(`There is no bundle ${output}.`);
  const bundling = { line: '' };
  const withLine: Plugin = {
    name: 'with-line',
    setup: plugin => {
      plugin.onResolve({ filter: /^with-line$/ }, ({ path }) => ({ path, namespace: 'with-line' }));
      const contents = (): string => `import './${target.entry}';\n${bundling.line}`;
      plugin.onLoad({ filter: /./, namespace: 'with-line' }, () => ({ contents: contents(), resolveDir: repository, loader: 'ts' }));
    },
  };
  const options: BuildOptions & { readonly metafile: true } = {
    ...target.options,
    ...{ absWorkingDir: repository, entryPoints: ['with-line'], plugins: [withLine, ...(target.options.plugins ?? [])] },
    ...{ bundle: true, write: false, metafile: true, logLevel: 'silent', outfile: output },
  };
  return Object.assign(bundling, { context: await context(options) });
}

/** What the guard finds in a bundle of the host that has this line in it, too. */
async function found(output: string, line: string): Promise<string[]> {
  const starting = bundlings.get(output) ?? startBundling(output);
  bundlings.set(output, starting);
  const bundling = await starting;
  bundling.line = line;
  const { metafile } = await bundling.context.rebuild();
  return findImports(output, metafile);
}

describe('the host bundle', () => {
  it("asks for VS Code's API once", async () => {
    const text = await bundled('extension.cjs');
    expect(text.match(/require\(\W?vscode\W?\)/g)).toHaveLength(1);
  });

  it('asks nothing of Node', async () => {
    expect(await found('extension.cjs', '')).toEqual([]);
    expect(await found('python.cjs', '')).toEqual([]);
    expect(await found('manifest.cjs', '')).toEqual([]);
    expect(await found('reading.cjs', '')).toEqual([]);
  });

  it('leaves threads to the bundle that compiles, which asks for nothing else', async () => {
    expect(await found('compiler.cjs', '')).toEqual([]);
    expect(await found('compiler.cjs', "import * as it from 'node:child_process'; console.log(it);")).toEqual(['node:child_process']);
    expect(await found('python.cjs', "import * as it from 'node:worker_threads'; console.log(it);")).toEqual(['node:worker_threads']);
    await expect(
      found('extension.cjs', "import { CompilerQueue } from './src/compiler/compilerQueue.ts'; console.log(CompilerQueue);"),
    ).rejects.toThrow('Only its own bundle may start a thread.');
  });

  it('cannot take in the parser, and neither can what starts its thread', async () => {
    const line = "import { compileLab } from './src/instrument/compileLab.ts'; console.log(compileLab);";
    for (const output of ['extension.cjs', 'compiler.cjs'])
      await expect(found(output, line)).rejects.toThrow('only the thread of `src/compiler`');
  });

  it.each(['child_process', 'node:child_process', 'net', 'node:http', 'https', 'vm', 'worker_threads', 'node:worker_threads', 'fs'])(
    'would be refused with %s',
    async name => {
      expect(await found('extension.cjs', `import * as it from '${name}'; console.log(it);`)).toEqual([name]);
      expect(await found('extension.cjs', `console.log(require('${name}'));`)).toEqual([name]);
    },
  );

  it('cannot take in what starts programs', async () => {
    await expect(found('extension.cjs', "import { runPython } from './src/python/runPython.ts'; console.log(runPython);")).rejects.toThrow(
      'Only its own bundle may start a program.',
    );
  });
});
