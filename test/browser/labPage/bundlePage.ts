import { build, type Plugin } from 'esbuild';

/** Script and style of a page, as `scripts/build.mjs` bundles them; with `plugins` a product that is another one. */
export async function bundlePage(entry: string, plugins: Plugin[] = []): Promise<{ readonly script: string; readonly style: string }> {
  const bundle = async (entryPoint: string): Promise<string> => {
    const { outputFiles } = await build({
      entryPoints: [entryPoint],
      bundle: true,
      plugins,
      write: false,
      minify: true,
      format: 'iife',
      target: 'es2022',
      mainFields: ['module', 'main'],
      legalComments: 'none',
    });
    return outputFiles.map(file => file.text).join('');
  };
  const [script, style] = await Promise.all([bundle(entry), bundle('webview/lab/lab.css')]);
  return { script, style };
}
