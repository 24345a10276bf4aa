// @ts-check
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { openWorkbench } from '../../../scripts/vscode/openWorkbench.mjs';
import { startVSCode } from '../../../scripts/vscode/startVSCode.mjs';

// Writes `themes/*.json`: what a real VS Code gives a webview in each theme. Run by hand after an update of VS Code.

const themes = {
  darkModern: 'Default Dark Modern',
  lightModern: 'Default Light Modern',
  highContrastDark: 'Default High Contrast',
  highContrastLight: 'Default High Contrast Light',
};

/** Of some nine hundred variables, those whose names stand somewhere in the page. */
const bundles = await Promise.all(
  ['webview/lab/startLabPage.ts', 'webview/lab/lab.css'].map(entry =>
    build({ entryPoints: [entry], bundle: true, write: false, mainFields: ['module', 'main'] }),
  ),
);
const sheets = await Promise.all(
  ['webview/lesson', 'webview/figures'].map(async room => {
    const names = (await readdir(room, { recursive: true })).filter(name => name.endsWith('.css'));
    return (await Promise.all(names.map(name => readFile(join(room, name), 'utf8')))).join('\n');
  }),
);
const texts = [...bundles.flatMap(({ outputFiles }) => outputFiles.map(({ text }) => text)), ...sheets];
const pageWords = new Set(texts.flatMap(text => text.match(/[\w-]+/g) ?? []));
/** @param {string} variable */
const isUsed = variable => pageWords.has(variable) || pageWords.has(variable.replace('--vscode-', ''));

const workspace = await mkdtemp(join(tmpdir(), 'gatescope-themes-'));
await writeFile(join(workspace, 'page.md'), '# A page\n');
try {
  for (const [name, label] of Object.entries(themes)) {
    const code = await startVSCode({ workspace, settings: { 'workbench.colorTheme': label } });
    const workbench = await openWorkbench({ url: code.url });
    try {
      await workbench.openFile('page.md');
      await workbench.runCommand('Markdown: Open Preview');
      const html = workbench.page.locator('iframe.webview.ready').last().contentFrame().frameLocator('iframe#active-frame').locator('html');
      await html.locator('h1').waitFor();
      const theme = await html.evaluate(root => ({
        body: Object.fromEntries(
          [...document.body.attributes]
            .filter(({ name: attribute }) => /^(class|data-vscode-theme)/.test(attribute))
            .map(a => [a.name, a.value]),
        ),
        defaultStyles: document.getElementById('_defaultStyles')?.textContent ?? '',
        variables: Object.fromEntries([...root.style].map(variable => [variable, root.style.getPropertyValue(variable)])),
      }));
      theme.variables = Object.fromEntries(Object.entries(theme.variables).filter(([variable]) => isUsed(variable)));
      await writeFile(fileURLToPath(new URL(`themes/${name}.json`, import.meta.url)), `${JSON.stringify(theme, null, 2)}\n`);
      console.log(`${name}: ${String(Object.keys(theme.variables).length)} variables`);
    } finally {
      await workbench.dispose();
      await code.dispose();
    }
  }
} finally {
  await rm(workspace, { recursive: true, force: true });
}
