/** Where a number of the text was printed. */
export interface PrintedValue {
  readonly text: string;
  /** Index of the line. */
  readonly line: number;
}

/**
 * The value that `query` names among printed lines: all words but the last stand in the line as they are, the last is
 * the name that the value follows, as `name=value`, or as `name value` to the end of the line. A string says why there
 * is not exactly one.
 */
export function printedValue(lines: readonly string[], query: string): PrintedValue | string {
  const words = query.trim().split(/\s+/);
  const name = words.pop() ?? '';
  const found = lines.flatMap((line, at): PrintedValue[] => {
    const text = valueIn(line, words, name);
    return text === null ? [] : [{ text, line: at }];
  });
  const [first] = found;
  if (!first) return `no printed line has '${query}'`;
  return found.length === 1 ? first : `${String(found.length)} printed lines have '${query}'`;
}

function valueIn(line: string, words: readonly string[], name: string): string | null {
  const parts = line.split(/\s+/).filter(part => part !== '' && part !== ':');
  if (!words.every(word => parts.includes(word))) return null;
  const assigned = parts.find(part => part.startsWith(`${name}=`));
  if (assigned !== undefined) return assigned.slice(name.length + 1);
  const at = parts.findIndex(part => part === name || part === `${name}:`);
  const rest = at === -1 ? '' : parts.slice(at + 1).join(' ');
  return rest === '' ? null : rest;
}
