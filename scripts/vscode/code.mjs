#!/usr/bin/env node
// @ts-check
// Stands in for the desktop's `code` where `@vscode/test-electron` cannot download one: takes the same arguments, runs
// the extension tests in a real VS Code in Chromium, and ends with their exit code.
import process from 'node:process';
import { format, parseArgs } from 'node:util';
import { launchChromium } from './chromium.mjs';
import { newest, versions } from './releases.mjs';
import { startVSCode } from './startVSCode.mjs';

const { values, positionals } = parseArgs({
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    'disable-workspace-trust': { type: 'boolean' },
  },
  // The desktop's other switches mean nothing here.
  strict: false,
  allowPositionals: true,
});
const { extensionDevelopmentPath, extensionTestsPath } = values;
const [workspace] = positionals;
if (typeof extensionDevelopmentPath !== 'string' || typeof extensionTestsPath !== 'string' || workspace === undefined) {
  process.stderr.write('Usage: code.mjs --extensionDevelopmentPath=FOLDER --extensionTestsPath=FILE FOLDER\n');
  process.exit(2);
}

const wanted = process.env['GATESCOPE_VSCODE_VERSION'] ?? newest;
const version = versions.find(known => known === wanted);
if (!version) throw new Error(`GATESCOPE_VSCODE_VERSION is '${wanted}', but only ${versions.join(' and ')} exist as npm packages.`);

const vscode = await startVSCode({
  version,
  workspace,
  extensionDevelopmentPath,
  extensionTestsPath,
  trusted: values['disable-workspace-trust'] === true,
});
try {
  const browser = await launchChromium({ graphics: 'none' });
  try {
    const page = await browser.newPage();
    /** @type {Promise<number>} */
    const exit = new Promise((resolve, reject) => {
      void page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => {
        resolve(code);
      });
      page.on('crash', () => {
        reject(new Error('The window of VS Code crashed.'));
      });
      void vscode.ended.then(() => {
        reject(new Error(`VS Code's server ended before the tests did:\n${vscode.log()}`));
      });
    });
    await page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
      const text = `${format(...args)}\n`;
      if (type === 'error' || type === 'warn') process.stderr.write(text);
      else process.stdout.write(text);
    });
    await page.goto(vscode.url);
    process.exitCode = await exit;
  } finally {
    await browser.close();
  }
} finally {
  await vscode.dispose();
}
