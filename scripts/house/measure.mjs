// @ts-check
import { posix } from 'node:path';
import { findUpward, roomOf } from '../lint/rooms.mjs';
import { findCycles } from './cycles.mjs';
import { houseFiles } from './files.mjs';

/** @typedef {import('./files.mjs').HouseFile} HouseFile */

const limits = { folder: 20, median: 60, ninth: 150, file: 300, comment: 120 };
/** What every room may have under the same name. */
const sharedBases = new Set(['index.ts', 'tsconfig.json', 'lesson.json']);
/** The door of the WebAssembly module has the names of what it does, in TypeScript as in AssemblyScript. */
const sharedNames = new Set(['product']);
/** Made by programs, from other files. */
const generated = new Set(['src/torch/names/torchNames.ts', 'src/torch/kernels/cpu/sequence/vectorModule.ts']);

/** @typedef {{ figures: Record<string, number>, faults: string[] }} HouseReport */

/** Measures `src`, `webview` and `labs`. @returns {Promise<HouseReport>} */
export async function measureHouse() {
  return measureFiles(await houseFiles());
}

/**
 * What there is to say about `files`, whoever wrote them.
 * @param {readonly HouseFile[]} files
 * @returns {HouseReport}
 */
export function measureFiles(files) {
  /** @type {string[]} */
  const faults = [];
  const product = files.filter(({ path }) => !path.startsWith('labs/'));
  const code = product.filter(({ path }) => path.endsWith('.ts'));

  const cycles = findCycles(code);
  for (const cycle of cycles) faults.push(`These files import each other: ${cycle.join(', ')}.`);
  const upward = code.flatMap(upwardOf);
  faults.push(...upward);
  const twins = [...twinBases(product), ...twinNames(code)];
  faults.push(...twins);

  const folders = groupBy(product, ({ path }) => posix.dirname(path));
  for (const [folder, { length }] of folders)
    if (length > limits.folder) faults.push(`${folder} has ${String(length)} files: at most ${String(limits.folder)}.`);

  const read = files.filter(({ path }) => !generated.has(path) && !path.endsWith('.md'));
  const lengths = read.map(({ lines }) => lines).sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => lengths[Math.floor((lengths.length - 1) * share)] ?? 0;
  const [median, ninth] = [at(0.5), at(0.9)];
  if (median > limits.median) faults.push(`Half of the files have more than ${String(limits.median)} lines.`);
  if (ninth > limits.ninth) faults.push(`One file in ten has more than ${String(limits.ninth)} lines.`);
  for (const { path, lines } of read)
    if (lines > limits.file) faults.push(`${path} has ${String(lines)} lines: at most ${String(limits.file)}.`);
  const wide = files.filter(({ path }) => /\.(?:ts|css)$/.test(path)).flatMap(wideComments);
  faults.push(...wide);

  return {
    figures: {
      files: product.length,
      'import cycles, types included': cycles.length,
      'arrows up inside rooms': upward.length,
      'names with two meanings': twins.length,
      'files in a folder: max': Math.max(0, ...[...folders.values()].map(({ length }) => length)),
      'lines of a file: median': median,
      'lines of a file: nine in ten': ninth,
      'lines of a file: max': lengths.at(-1) ?? 0,
      'comment lines that are too wide': wide.length,
    },
    faults,
  };
}

/**
 * As `Map.groupBy`, which older Nodes do not have.
 * @template T
 * @param {readonly T[]} items
 * @param {(item: T) => string} keyOf
 * @returns {Map<string, T[]>}
 */
function groupBy(items, keyOf) {
  /** @type {Map<string, T[]>} */
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/** @param {HouseFile} file */
function upwardOf({ path, imports }) {
  return imports.flatMap(imported => {
    const room = roomOf(path);
    const fault = room === null || room !== roomOf(imported) ? null : findUpward(room, path, imported);
    return fault === null ? [] : [`${path}: ${fault}`];
  });
}

/** @param {readonly HouseFile[]} files */
function twinBases(files) {
  const byBase = groupBy(files, ({ path }) => posix.basename(path));
  return [...byBase]
    .filter(([base, { length }]) => length > 1 && !sharedBases.has(base))
    .map(
      ([base, same]) => `Files of one name in different meanings: ${base} in ${same.map(({ path }) => posix.dirname(path)).join(', ')}.`,
    );
}

/** @param {readonly HouseFile[]} files */
function twinNames(files) {
  const byName = groupBy(
    files.flatMap(({ path, names }) => [...new Set(names)].map(name => ({ path, name }))),
    ({ name }) => name,
  );
  return [...byName]
    .filter(([name, { length }]) => length > 1 && !sharedNames.has(name))
    .map(([name, same]) => `Two things are exported as ${name}: in ${same.map(({ path }) => path).join(', ')}.`);
}

/** @param {HouseFile} file */
function wideComments({ path, text }) {
  return text.split('\n').flatMap((line, index) => {
    const isComment = /^\s*(?:\/\/|\/\*|\*)/.test(line);
    // A rule that is switched off for a line is named on one line with its reason.
    if (!isComment || line.length <= limits.comment || line.includes('eslint-disable')) return [];
    return [`${path}:${String(index + 1)}: a comment of ${String(line.length)} columns: at most ${String(limits.comment)}.`];
  });
}
