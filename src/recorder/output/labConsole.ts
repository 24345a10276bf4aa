const printing = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'table', 'dir'] as const;
const silent = ['group', 'groupEnd', 'groupCollapsed', 'time', 'timeEnd', 'timeLog', 'count', 'countReset', 'clear', 'assert'] as const;

/** The `console` labs see: everything that shows values prints them as `print` does. */
export function labConsole(print: (...values: readonly unknown[]) => void): object {
  const console: Record<string, (...values: readonly unknown[]) => void> = {};
  for (const name of printing) console[name] = print;
  for (const name of silent) console[name] = () => undefined;
  console['assert'] = isTrue => {
    if (!isTrue) print('Assertion failed');
  };
  return console;
}
