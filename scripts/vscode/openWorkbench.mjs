// @ts-check
import { launchChromium } from './chromium.mjs';
import { Workbench } from './workbench.mjs';

/**
 * @typedef {object} OpenOptions
 * @property {string} url from `startVSCode`
 * @property {import('playwright-core').Browser} [browser] one that is shared; otherwise the window gets its own and closes it
 * @property {{ width: number, height: number }} [viewport]
 * @property {'software' | 'none'} [graphics]
 * @property {readonly string[]} [args] more Chromium flags
 * @property {number} [scale] device pixels a CSS pixel, for screenshots
 * @property {boolean} [isEmpty] opens a window without the folder
 * @property {boolean} [isLight] in the lightest Chromium there is
 */

const longestWaitMs = 120_000;

/** Reports from inside every frame, the opaque ones of the sandbox too. */
const watchFrames = () => {
  addEventListener('securitypolicyviolation', event => {
    const frame = globalThis.origin === 'null' ? 'opaque frame' : globalThis.location.href;
    console.error(`[gatescope-watch] securitypolicyviolation ${event.violatedDirective} ${event.blockedURI} in ${frame}`);
  });
};

/**
 * Opens a running VS Code in Chromium and waits until its window is up. Nothing but the loopback address can be reached.
 * @param {OpenOptions} options
 * @returns {Promise<Workbench>}
 */
export async function openWorkbench({
  url,
  browser,
  viewport = { width: 1600, height: 1400 },
  graphics = 'software',
  args = [],
  scale = 1,
  isEmpty = false,
  isLight = false,
}) {
  // What several processes have to do together takes its time on a busy machine; what succeeds never waits so long.
  const patienceMs = 180_000;
  const own = browser ?? (await launchChromium({ graphics, args, isLight }));
  const context = await own.newContext({ viewport, deviceScaleFactor: scale, locale: 'en-US' });
  const workbench = new Workbench(await context.newPage(), new URL(url).searchParams.get('folder') ?? '', async () => {
    await context.close();
    if (!browser) await own.close();
  });
  // A busy machine takes its time; what is there is never waited for so long.
  context.setDefaultTimeout(longestWaitMs);
  try {
    context.setDefaultTimeout(patienceMs);
    await context.addInitScript(watchFrames);
    await context.route(
      address => !isLoopback(address),
      route => {
        workbench.outside.push(route.request().url());
        return route.abort('internetdisconnected');
      },
    );
    await workbench.page.goto(isEmpty ? withoutFolder(url) : url);
    await workbench.whenReady(isEmpty);
    return workbench;
  } catch (error) {
    await workbench.dispose();
    throw error;
  }
}

/** @param {string} url */
function withoutFolder(url) {
  const address = new URL(url);
  address.searchParams.delete('folder');
  address.searchParams.set('ew', 'true');
  return address.href.replaceAll('+', '%20');
}

/** @param {URL} address */
const isLoopback = ({ protocol, hostname }) => !/^(https?|wss?):$/.test(protocol) || hostname === '127.0.0.1';
