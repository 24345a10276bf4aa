// @ts-check
import { dirname, relative, resolve, sep } from 'node:path';
import { repository } from '../repository.mjs';

/**
 * Folders are runtimes, and this is who may import what: everything that is not listed is forbidden.
 * @type {Readonly<Record<string, { rooms: readonly string[], packages: readonly string[] }>>}
 */
export const rooms = {
  'src/core': { rooms: [], packages: [] },
  'src/instrument': { rooms: ['src/core'], packages: ['typescript', 'ts-blank-space', 'acorn'] },
  'src/compiler': { rooms: ['src/core', 'src/instrument'], packages: ['node:worker_threads'] },
  'src/vectors': { rooms: [], packages: [] },
  'src/torch': { rooms: ['src/core'], packages: ['@tensorflow/tfjs'] },
  'src/recorder': { rooms: ['src/core', 'src/torch'], packages: ['@tensorflow/tfjs'] },
  'src/check': { rooms: ['src/core', 'src/torch', 'src/recorder'], packages: ['@tensorflow/tfjs'] },
  'src/lesson': { rooms: ['src/core'], packages: ['valibot', 'markdown-it', '@mdit/plugin-tex', '@mdit/plugin-container'] },
  'src/python': { rooms: [], packages: ['node:child_process'] },
  'src/reading': { rooms: ['src/core', 'src/lesson'], packages: ['katex'] },
  'src/extension': {
    rooms: ['src/core', 'src/compiler', 'src/instrument', 'src/lesson', 'src/python', 'src/reading'],
    packages: ['vscode', 'valibot'],
  },
  'src/cli': {
    rooms: ['src/core', 'src/compiler', 'src/instrument', 'src/lesson', 'src/torch', 'src/recorder', 'src/check'],
    packages: ['node:'],
  },
  'webview/ui': { rooms: ['src/core'], packages: ['@vscode/webview-ui-toolkit'] },
  'webview/lab': { rooms: ['src/core', 'webview/ui'], packages: ['uplot'] },
  'webview/figures': { rooms: ['src/core', 'src/torch', 'webview/ui'], packages: [] },
  'webview/lesson': { rooms: ['src/core', 'webview/ui', 'webview/figures'], packages: ['katex'] },
  'webview/sandbox/nest': { rooms: ['src/core'], packages: [] },
  'webview/sandbox/frame': { rooms: ['src/core', 'src/torch', 'src/recorder'], packages: [] },
  'webview/sandbox/workers': { rooms: ['src/core', 'src/torch', 'src/recorder', 'src/check'], packages: ['@tensorflow/tfjs'] },
  // Check programs are content too; 'gatescope/check' is for them alone.
  labs: { rooms: [], packages: ['gatescope', '@tensorflow/tfjs'] },
};

/** @param {string} file absolute */
function roomOf(file) {
  const path = relative(repository, file).split(sep).join('/');
  return Object.keys(rooms).find(room => path.startsWith(`${room}/`)) ?? null;
}

/**
 * What is wrong with an import, or null where it is allowed.
 * @param {string} file absolute path of the importing file
 * @param {string} specifier
 * @returns {string | null}
 */
function findFault(file, specifier) {
  const room = roomOf(file);
  const allowed = room === null ? undefined : rooms[room];
  if (room === null || !allowed) return null;
  if (!specifier.startsWith('.')) {
    const isAllowed = allowed.packages.some(name => specifier === name || specifier.startsWith(name.endsWith(':') ? name : `${name}/`));
    return isAllowed ? null : `${room} may not import the package '${specifier}'.`;
  }
  const target = roomOf(resolve(dirname(file), specifier));
  if (target === room || (target !== null && allowed.rooms.includes(target))) return null;
  return `${room} may import ${['itself', ...allowed.rooms].join(', ')}; '${specifier}' is elsewhere.`;
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
