// @ts-check

/**
 * Groups of files that can all be reached from each other along imports.
 * @param {readonly { path: string, imports: readonly string[] }[]} files
 * @returns {string[][]}
 */
export function findCycles(files) {
  const imports = new Map(files.map(file => [file.path, file.imports]));
  /** @type {Map<string, number>} */
  const order = new Map();
  /** @type {Map<string, number>} */
  const low = new Map();
  /** @type {string[]} */
  const open = [];
  /** @type {string[][]} */
  const cycles = [];
  /** @param {string} file */
  const visit = file => {
    order.set(file, order.size);
    low.set(file, order.get(file) ?? 0);
    open.push(file);
    for (const next of imports.get(file) ?? []) {
      if (!imports.has(next)) continue;
      if (!order.has(next)) visit(next);
      if (open.includes(next)) low.set(file, Math.min(low.get(file) ?? 0, low.get(next) ?? 0));
    }
    if (low.get(file) !== order.get(file)) return;
    const group = open.splice(open.indexOf(file));
    if (group.length > 1 || imports.get(file)?.includes(file)) cycles.push(group.sort());
  };
  for (const { path } of files) if (!order.has(path)) visit(path);
  return cycles;
}
