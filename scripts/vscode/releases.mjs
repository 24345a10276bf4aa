// @ts-check

/**
 * VS Code releases that exist as npm packages: `code-server` carries VS Code's own server and workbench, prebuilt.
 * @typedef {object} Release
 * @property {string} packages what npm installs
 * @property {number} node the Node release line it runs on
 */

/** @type {Readonly<Record<'1.139.1' | '1.100.3', Release>>} */
export const releases = {
  '1.139.1': { packages: 'code-server@4.139.1', node: 24 },
  '1.100.3': { packages: 'code-server@4.100.3', node: 20 },
};

/** @typedef {keyof typeof releases} VSCodeVersion */

/** What `npm start` and the measurements use. @type {VSCodeVersion} */
export const newest = '1.139.1';

/** What the tests run in: the newest, and the oldest that `engines.vscode` promises. @type {readonly VSCodeVersion[]} */
export const versions = [newest, '1.100.3'];
