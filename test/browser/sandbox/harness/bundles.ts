import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { build, type Plugin } from 'esbuild';
import type { SandboxScripts } from '../../../../src/core/channels/labPageChannel.ts';
import type { labPageHtml } from '../../../../src/extension/labView/labPageHtml.ts';

const repository = join(import.meta.dirname, '../../../..');

/**
 * A wall taken out of the product: by module (path below the repository), what stands in its place when bundling. Given its text it
 * must return another one.
 */
export type Replacements = Readonly<Record<string, (text: string) => string>>;

export interface Bundles {
  readonly scripts: SandboxScripts;
  /** The page of the tests with the product's `Sandboxes` in it. */
  readonly page: string;
  /** Program of the nest. */
  readonly nest: string;
  /** How the product makes its page. */
  readonly html: typeof labPageHtml;
}

interface Bundle {
  readonly text: string;
  /** Modules in it, as paths below the repository. */
  readonly modules: readonly string[];
}

/** Bundles what runs in the browser as the product does; keeps what it made, since most walls are in one of four bundles. */
export class Bundler {
  private readonly whole = new Map<string, Promise<Bundle>>();

  /** The product, with modules replaced. */
  async bundle(replacements: Replacements = {}): Promise<Bundles> {
    const unused = new Set(Object.keys(replacements));
    const one = async (entry: string): Promise<string> => {
      const product = await this.product(entry);
      const here = Object.entries(replacements).filter(([module]) => product.modules.includes(module));
      for (const [module] of here) unused.delete(module);
      return here.length === 0 ? product.text : (await bundleOne(entry, Object.fromEntries(here))).text;
    };
    const [html, nest, frame, supervisor, labWorker, page] = await Promise.all([
      one('src/extension/labView/labPageHtml.ts'),
      one('webview/sandbox/nest/nest.ts'),
      one('webview/sandbox/frame/frame.ts'),
      one('webview/sandbox/workers/supervisor.ts'),
      one('webview/sandbox/workers/labWorker.ts'),
      one('test/browser/sandbox/harness/page.ts'),
    ]);
    if (unused.size > 0) throw new Error(`No bundle has ${[...unused].join(', ')}: there is nothing to take out.`);
    return {
      scripts: { frame, supervisor, labWorker },
      page,
      nest,
      html: (exportsOf(html) as { labPageHtml: typeof labPageHtml }).labPageHtml,
    };
  }

  private product(entry: string): Promise<Bundle> {
    const known = this.whole.get(entry) ?? bundleOne(entry, {});
    this.whole.set(entry, known);
    return known;
  }
}

async function bundleOne(entry: string, replacements: Replacements): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: repository,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    legalComments: 'none',
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'iife',
    // Only what runs in Node is asked for its exports.
    ...(entry.startsWith('src/extension/') && { globalName: 'bundle' }),
    target: 'es2022',
    mainFields: ['module', 'main'],
    plugins: [replaceModules(replacements)],
    logLevel: 'error',
  });
  return { text: outputFiles[0]?.text ?? '', modules: Object.keys(metafile.inputs) };
}

/** What the entry of a bundle exports, here in Node. */
function exportsOf(text: string): unknown {
  return runInNewContext(`${text};bundle`);
}

function replaceModules(replacements: Replacements): Plugin {
  return {
    name: 'replace-modules',
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const replace = Object.entries(replacements).find(([module]) => path === join(repository, module))?.[1];
        if (!replace) return undefined;
        const text = await readFile(path, 'utf8');
        const contents = replace(text);
        if (contents === text) throw new Error(`Nothing was taken out of ${path}.`);
        return { contents, loader: 'ts' };
      });
    },
  };
}
