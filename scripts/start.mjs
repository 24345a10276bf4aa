// @ts-check
// Opens VS Code with the extension and a ready lesson folder, in a fresh clone too. Node's own modules only: the rest
// may have to be installed first.
import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { buildInputs, forgetInputs, isMadeFrom, keepInputs, packageInputs } from './build/builtFrom.mjs';
import { repository } from './repository.mjs';
import { tellErrorsPlainly } from './plainErrors.mjs';
import { run } from './run.mjs';
import { checkNode, installModules } from './setUp/modules.mjs';

tellErrorsPlainly();
checkNode();

const usage = `Usage: npm start -- [--folder FOLDER] [--browser] [--port PORT] [--home HOME]

  --folder   where the labs are put, and what VS Code opens (default: ${join(homedir(), 'gatescope-lesson')})
  --browser  VS Code in the browser even where a desktop VS Code is found
  --port     the port VS Code in the browser is served on (default: a free one, the same at each start)
  --home     where VS Code in the browser keeps its settings and state (default: ${join(repository, '.vscode-test/home')})`;

const { folder, isInBrowser, port, home } = readOptions();
await installModules();
if (!(await isMadeFrom(join(repository, 'dist'), await buildInputs(repository)))) {
  console.log('Building …');
  await run(process.execPath, ['scripts/build.mjs'], { cwd: repository });
}

const { fillLessonFolder, isUnopened, showLessonIn } = await import('./start/lessonFolder.mjs');
const isFirst = await isUnopened(folder);
await fillLessonFolder(folder);
if (isFirst) await showLessonIn(folder);
console.log(`Lesson folder: ${folder}`);

if (isInBrowser || !(await openDesktop())) await serveBrowser();

/** @returns {{ folder: string, isInBrowser: boolean, port: number | null, home: string }} */
function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        folder: { type: 'string' },
        browser: { type: 'boolean', default: false },
        port: { type: 'string' },
        home: { type: 'string', default: join(repository, '.vscode-test/home') },
        help: { type: 'boolean' },
      },
    });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    const number = values.port === undefined ? null : Number(values.port);
    if (number !== null && !(Number.isInteger(number) && number >= 0 && number <= 65535))
      throw new Error(`'${String(values.port)}' is not a port: give a number from 1 to 65535.`);
    const folder = resolve(values.folder ?? join(homedir(), 'gatescope-lesson'));
    return { folder, isInBrowser: values.browser, port: number, home: resolve(values.home) };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}\n`);
    process.exit(2);
  }
}

/** Opens a desktop VS Code. @returns {Promise<boolean>} false where there is none */
async function openDesktop() {
  const { findDesktop } = await import('./start/desktop.mjs');
  const desktop = await findDesktop();
  if (desktop === null) return false;
  console.log(`Opening ${desktop.name} …`);
  await desktop.open(folder);
  return true;
}

/** Serves VS Code on the loopback address until this process is told to end. */
async function serveBrowser() {
  const { startVSCode } = await import('./vscode/startVSCode.mjs');
  const { keepPort, keptPort } = await import('./start/keptPort.mjs');
  // Listening before anything is started: an early Ctrl-C must not leave anything behind.
  const told = new Promise(resolveTold => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolveTold);
  });
  await mkdir(home, { recursive: true });
  const madeFrom = await packageInputs(repository);
  const vsix = (await isMadeFrom(home, madeFrom)) ? {} : { vsix: await newPackage() };
  const vscode = await startVSCode({ workspace: folder, ...vsix, isDriven: false, port: port ?? (await keptPort(home)), home });
  await keepInputs(home, madeFrom);
  if (port === null) await keepPort(home, Number(new URL(vscode.origin).port));
  console.log(`\nVS Code with Gatescope is ready. Open this address in a browser:\n\n  ${vscode.url}\n\nCtrl-C stops it.`);
  const isOver = await Promise.race([told.then(() => false), vscode.ended.then(() => true)]);
  await vscode.dispose();
  if (isOver) throw new Error(`VS Code's server ended by itself:\n${vscode.log()}`);
  console.log('\nStopped.');
}

/** To be installed in the place of what `home` has, which counts as none from here on. */
async function newPackage() {
  const { packageExtension } = await import('./package.mjs');
  await forgetInputs(home);
  console.log('Packaging …');
  return (await packageExtension({ output: join(home, 'gatescope.vsix'), isListed: false, isQuiet: true })).file;
}
