// @ts-check
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The Chromium of this machine: `CHROMIUM` where it is set, else the first found on the path.
 * @returns {string | null}
 */
export function findChromium() {
  const candidates = process.env['CHROMIUM']
    ? [process.env['CHROMIUM']]
    : [...(process.env['PATH'] ?? '').split(delimiter).flatMap(folder => names.map(name => join(folder, name))), ...elsewhere];
  return candidates.find(isExecutable) ?? null;
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** No background traffic of the browser's own. */
const quietFlags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A window that is not in front still paints and keeps its timers.
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
];

/** How the browser draws: with software WebGL, or with none at all. */
const graphicsFlags = {
  software: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'],
  none: ['--disable-gpu', '--disable-software-rasterizer'],
};

/**
 * @param {{ graphics?: keyof typeof graphicsFlags, args?: readonly string[] }} [options]
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchChromium({ graphics = 'software', args = [] } = {}) {
  const executablePath = findChromium();
  if (executablePath === null) {
    throw new Error('No Chromium was found. Install it (Debian: apt-get install chromium) or set CHROMIUM to its path.');
  }
  return chromium.launch({ executablePath, args: [...quietFlags, ...graphicsFlags[graphics], ...args] });
}
