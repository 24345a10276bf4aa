// @ts-check
import { chromium } from 'playwright-core';
import { findChromium, findShell } from './findChromium.mjs';

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
 * @param {{ graphics?: keyof typeof graphicsFlags, args?: readonly string[], isLight?: boolean }} [options] with `isLight` the lightest Chromium there is
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchChromium({ graphics = 'software', args = [], isLight = false } = {}) {
  const executablePath = isLight ? findShell() : findChromium();
  if (executablePath === null) {
    throw new Error('No Chromium was found. Install it (Debian: apt-get install chromium) or set CHROMIUM to its path.');
  }
  // A busy machine takes minutes: how long is waited is said by whoever asked.
  return chromium.launch({ executablePath, args: [...quietFlags, ...graphicsFlags[graphics], ...args], timeout: 0 });
}
