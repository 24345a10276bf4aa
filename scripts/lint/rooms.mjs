// @ts-check
import { dirname, posix, relative, resolve, sep } from 'node:path';
import { repository } from '../repository.mjs';

/**
 * Folders are runtimes, and this is who may import what: everything that is not listed is forbidden.
 *
 * `folders` are those inside a room, from the lowest up: a file imports from its own folder and from those before it. What lies in the room
 * itself, beside its folders, puts them together and may import all of them; no folder imports it.
 *
 * `doors`, where a room has them, are the only files that other rooms import.
 * @typedef {{ rooms: readonly string[], packages: readonly string[], doors?: readonly string[], folders?: readonly string[] }} Room
 * @type {Readonly<Record<string, Room>>}
 */
export const rooms = {
  'src/core': {
    rooms: [],
    packages: [],
    folders: [
      'base',
      'run',
      'lesson',
      'channels',
      'words',
      'words/inline',
      'steps',
      'checked',
      'comparing',
      'following',
      'source',
      'numbers',
    ],
  },
  'src/learning': { rooms: ['src/core'], packages: [], folders: ['rubric'] },
  'src/instrument': {
    rooms: ['src/core'],
    packages: ['typescript', 'ts-blank-space', 'acorn', 'eslint-scope'],
    doors: ['compileLab.ts', 'instrument.ts', 'prepareCheck.ts', 'staleness/staleLines.ts'],
    folders: ['syntax', 'faults', 'reading', 'mending', 'modules', 'telling', 'weave', 'staleness'],
  },
  'src/compiler': { rooms: ['src/core', 'src/instrument'], packages: ['node:worker_threads'] },
  'src/vectors': { rooms: [], packages: [] },
  'src/torch': {
    rooms: ['src/core'],
    packages: ['@tensorflow/tfjs'],
    doors: ['index.ts', 'inside.ts', 'cellSums.ts', 'labGatescope.ts', 'labTensorflow.ts', 'rehearsal.ts', 'nn/module/guardedModules.ts'],
    folders: [
      'engine',
      'kernels/base',
      'input',
      'mistakes',
      'random',
      'session',
      'gradients',
      'digits',
      'kernels/cpu',
      'kernels/cpu/sequence',
      'kernels/webgl',
      'kernels/checks',
      'cells',
      'kernels',
      'autograd',
      'names',
      'text',
      'tensor',
      'nn/module',
      'nn/layers',
      'recurrent',
      'nn/recurrent',
      'nn/packing',
      'nn/losses',
      'nn',
      'optim',
      'making',
      'xray',
    ],
  },
  'src/recorder': {
    rooms: ['src/core', 'src/torch'],
    packages: ['@tensorflow/tfjs'],
    folders: ['base', 'language', 'values', 'errors', 'imports', 'output', 'probes'],
  },
  'src/check': { rooms: ['src/core', 'src/torch', 'src/recorder'], packages: ['@tensorflow/tfjs'] },
  'src/lesson': {
    rooms: ['src/core'],
    packages: ['valibot', 'markdown-it', '@mdit/plugin-tex', '@mdit/plugin-container'],
    folders: ['manifest', 'document'],
  },
  'src/preflight': {
    rooms: ['src/core', 'src/learning', 'src/lesson'],
    packages: ['jsonc-parser', 'valibot'],
    folders: ['base', 'manifest', 'text', 'exercises'],
  },
  'src/python': { rooms: [], packages: ['node:child_process'] },
  'src/reading': { rooms: ['src/core', 'src/lesson'], packages: ['katex'] },
  'src/extension': {
    rooms: ['src/core', 'src/learning', 'src/compiler', 'src/instrument', 'src/lesson', 'src/python', 'src/reading'],
    packages: ['vscode', 'valibot'],
    folders: [
      'shown',
      'host',
      'trust',
      'lessons',
      'labs',
      'labView',
      'runs',
      'progress',
      'evidence',
      'values',
      'steps',
      'expressions',
      'keptRuns',
      'live',
      'exercises',
      'twins',
      'predictions',
      'weights',
      'loopTables',
      'lessonPage',
      'lessonTree',
      'desk',
      'parts',
    ],
  },
  'src/cli': {
    rooms: [
      'src/core',
      'src/learning',
      'src/compiler',
      'src/instrument',
      'src/lesson',
      'src/preflight',
      'src/torch',
      'src/recorder',
      'src/check',
    ],
    packages: ['node:', 'chrome-launcher'],
  },
  'webview/ui': { rooms: ['src/core'], packages: ['@vscode/webview-ui-toolkit'] },
  'webview/lab': {
    rooms: ['src/core', 'webview/ui'],
    packages: ['uplot'],
    folders: [
      'state',
      'output',
      'runner',
      'dials',
      'task',
      'facts',
      'xray',
      'why',
      'curves',
      'epochs',
      'sweep',
      'ledger',
      'chart',
      'results',
    ],
  },
  'webview/grading': { rooms: ['src/core', 'webview/lab'], packages: [] },
  'webview/figures': { rooms: ['src/core', 'src/torch', 'webview/ui'], packages: [], folders: ['drawing', 'controls', 'kinds'] },
  'webview/lesson': { rooms: ['src/core', 'webview/ui', 'webview/figures'], packages: ['katex'], folders: ['text', 'around'] },
  'webview/sandbox/nest': { rooms: ['src/core'], packages: [] },
  'webview/sandbox/frame': { rooms: ['src/core', 'src/torch', 'src/recorder'], packages: [] },
  'webview/sandbox/workers': { rooms: ['src/core', 'src/torch', 'src/recorder', 'src/check'], packages: ['@tensorflow/tfjs'] },
  // Check programs are content too; 'gatescope/check' is for them alone.
  labs: { rooms: [], packages: ['gatescope', '@tensorflow/tfjs'] },
};

/** @param {string} file absolute */
const pathOf = file => relative(repository, file).split(sep).join('/');

/** @param {string} path in the repository */
export function roomOf(path) {
  return Object.keys(rooms).find(room => path.startsWith(`${room}/`)) ?? null;
}

/**
 * What is wrong with an import, or null where it is allowed.
 * @param {string} file absolute path of the importing file
 * @param {string} specifier
 * @returns {string | null}
 */
function findFault(file, specifier) {
  const room = roomOf(pathOf(file));
  const allowed = room === null ? undefined : rooms[room];
  if (room === null || !allowed) return null;
  if (!specifier.startsWith('.')) {
    const isAllowed = allowed.packages.some(name => specifier === name || specifier.startsWith(name.endsWith(':') ? name : `${name}/`));
    return isAllowed ? null : `${room} may not import the package '${specifier}'.`;
  }
  const imported = resolve(dirname(file), specifier);
  const target = roomOf(pathOf(imported));
  if (target === room) return findUpward(room, pathOf(file), pathOf(imported));
  if (target !== null && allowed.rooms.includes(target)) return findClosed(target, pathOf(imported));
  return `${room} may import ${['itself', ...allowed.rooms].join(', ')}; '${specifier}' is elsewhere.`;
}

/**
 * @param {string} room
 * @param {string} imported path in the repository
 * @returns {string | null}
 */
function findClosed(room, imported) {
  const doors = rooms[room]?.doors;
  if (!doors || doors.includes(imported.slice(room.length + 1))) return null;
  return `'${imported}' is inside ${room}: other rooms import ${doors.join(', ')} of it.`;
}

/**
 * What is wrong with an import inside a room, or null where it does not lead up.
 * @param {string} room
 * @param {string} file path in the repository
 * @param {string} imported path in the repository
 * @returns {string | null}
 */
export function findUpward(room, file, imported) {
  const folders = rooms[room]?.folders;
  if (!folders) return null;
  const [own, other] = [file, imported].map(path => posix.dirname(path).slice(room.length + 1));
  if (own === other || own === '') return null;
  const from = folders.indexOf(own ?? '');
  const to = folders.indexOf(other ?? '');
  if (from < 0) return `${room}/${String(own)} is not in the list of ${room}'s folders in scripts/lint/rooms.mjs.`;
  if (to >= 0 && to < from) return null;
  return `${room}/${String(own)} lies below ${room}/${String(other)} and may not import it.`;
}

/** ESLint rule: reports every import, re-export, `import()`, `require` and `import('…')` type that leaves its room's walls. */
/** @type {import('eslint').Rule.RuleModule} */
export const roomsRule = {
  meta: { type: 'problem', docs: { description: 'Folders are runtimes: only listed rooms and packages may be imported.' }, schema: [] },
  create(context) {
    /** @param {any} node @param {any} source */
    const check = (node, source) => {
      const specifier = source?.type === 'TSLiteralType' ? source.literal.value : source?.value;
      if (typeof specifier !== 'string') return;
      const message = findFault(context.filename, specifier);
      if (message !== null) context.report({ node, message });
    };
    return {
      ImportDeclaration: node => check(node, node.source),
      ExportNamedDeclaration: node => check(node, node.source),
      ExportAllDeclaration: node => check(node, node.source),
      ImportExpression: node => check(node, node.source),
      TSImportType: (/** @type {any} */ node) => check(node, node.source ?? node.argument),
      TSExternalModuleReference: (/** @type {any} */ node) => check(node, node.expression),
      "CallExpression[callee.name='require']": (/** @type {any} */ node) => check(node, node.arguments[0]),
    };
  },
};
