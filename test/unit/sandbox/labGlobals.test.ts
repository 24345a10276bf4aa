import { expect, it } from 'vitest';
import { labConsole } from '../../../src/recorder/output/labConsole.ts';
import { labGlobals } from '../../../webview/sandbox/workers/realm/labGlobals.ts';

it('gives the global console everything that the console of a file has', () => {
  const printed: unknown[][] = [];
  const { console: own } = labGlobals(
    (...values) => printed.push(values),
    () => 0,
    crypto,
  );
  expect(Object.keys(own)).toEqual(Object.keys(labConsole(() => undefined)));
  (own as Console).group('not shown');
  (own as Console).warn('shown', 1);
  expect(printed).toEqual([['shown', 1]]);
});
