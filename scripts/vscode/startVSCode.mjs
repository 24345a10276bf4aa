// @ts-check
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { run } from '../run.mjs';
import { installVSCode } from './install.mjs';
import { layFewExtensions } from './ownExtensions.mjs';
import { newest } from './releases.mjs';
import { startServer } from './server.mjs';

/**
 * @typedef {object} StartOptions
 * @property {import('./releases.mjs').VSCodeVersion} [version]
 * @property {string} workspace absolute path of the folder to open
 * @property {string} [extensionDevelopmentPath] a folder to load the extension from
 * @property {boolean} [isWhole] false loads only those of VS Code's own extensions that a lesson is shown with
 * @property {readonly string[]} [peers] folders of other extensions, which are installed
 * @property {string} [extensionTestsPath] a CommonJS module with `run()`, to be called inside the extension host
 * @property {string} [vsix] a packaged extension to install, in the place of an older one
 * @property {boolean} [isDriven] false where a person sits before it: it shows its notifications by itself then, and loads packages only
 * @property {boolean} [trusted] false opens the window in Restricted Mode
 * @property {Readonly<Record<string, unknown>>} [settings] user settings
 * @property {Readonly<Record<string, unknown>>} [machineSettings] those that hold for this machine alone, as paths of its programs
 * @property {number} [port] 0 for any free one
 * @property {string} [home] a folder that keeps settings and state; one that is thrown away where it is absent
 */

/**
 * @typedef {object} RunningVSCode
 * @property {string} url the window's address
 * @property {string} origin `http://127.0.0.1:PORT`
 * @property {() => string} log the server's output so far
 * @property {Promise<void>} ended settles when the server is gone
 * @property {() => Promise<void>} dispose stops everything that was started and removes its folder
 */

/** Quiet windows: nothing that pops up, asks, or reaches out. */
const calmSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.restoreWindows': 'none',
  'workbench.enableExperiments': false,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
};

/**
 * Starts a real VS Code, served to a browser on the loopback address.
 * @param {StartOptions} options
 * @returns {Promise<RunningVSCode>}
 */
export async function startVSCode({
  version = newest,
  workspace,
  extensionDevelopmentPath,
  isWhole = true,
  peers = [],
  extensionTestsPath,
  vsix,
  isDriven = true,
  trusted = true,
  settings = {},
  machineSettings = {},
  port = 0,
  home,
}) {
  const installed = await installVSCode(version);
  const folder = home ?? (await mkdtemp(join(tmpdir(), 'gatescope-vscode-')));
  const removeFolder = async () => {
    if (home === undefined) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const places = ['--server-data-dir', join(folder, 'server'), '--extensions-dir', join(folder, 'extensions')];
  const consent = ['--accept-server-license-terms', '--telemetry-level', 'off'];
  try {
    const userFolder = join(folder, 'server/data/User');
    await mkdir(userFolder, { recursive: true });
    await mkdir(join(folder, 'extensions'), { recursive: true });
    for (const peer of peers) await cp(peer, join(folder, 'extensions', basename(peer)), { recursive: true });
    const machineFolder = join(folder, 'server/data/Machine');
    await mkdir(machineFolder, { recursive: true });
    /** @type {(place: string, values: object) => Promise<void>} */
    const set = (place, values) =>
      // A kept folder keeps what its user has set.
      writeFile(join(place, 'settings.json'), `${JSON.stringify(values, null, 2)}\n`, { flag: home === undefined ? 'w' : 'wx' }).catch(
        ignoreExisting,
      );
    await set(userFolder, { ...calmSettings, ...settings });
    await set(machineFolder, machineSettings);
    if (vsix !== undefined)
      await run(installed.node, [installed.serverMain, '--install-extension', vsix, '--force', ...places, ...consent]);
    const flags = [...places, ...consent];
    if (!isWhole) {
      const few = join(folder, 'few-extensions');
      await layFewExtensions(installed.extensions, few);
      flags.push('--builtin-extensions-dir', few);
    }
    if (trusted) flags.push('--disable-workspace-trust');
    // Without it a built workbench ignores the development paths in the address.
    if (isDriven) flags.push('--enable-smoke-test-driver');
    const server = await startServer(installed, flags, port);
    const authority = `127.0.0.1:${String(server.port)}`;
    /** @param {string} path */
    const remote = path => `vscode-remote://${authority}${path}`;
    const payload = [
      ['skipWelcome', 'true'],
      ...(extensionDevelopmentPath === undefined ? [] : [['extensionDevelopmentPath', remote(extensionDevelopmentPath)]]),
      ...(extensionTestsPath === undefined ? [] : [['extensionTestsPath', remote(extensionTestsPath)]]),
    ];
    const query = new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) });
    return {
      url: `http://${authority}/?${query.toString().replaceAll('+', '%20')}`,
      origin: `http://${authority}`,
      log: server.log,
      ended: server.ended,
      dispose: async () => {
        await server.stop();
        await removeFolder();
      },
    };
  } catch (error) {
    await removeFolder();
    throw error;
  }
}

/** @param {NodeJS.ErrnoException} error */
function ignoreExisting(error) {
  if (error.code !== 'EEXIST') throw error;
}
