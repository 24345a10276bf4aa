import { expect, it } from 'vitest';
import { hasCode } from '../../../src/extension/labs/hasCode.ts';

it.each(['', '  \n\t\r\n', '// only words\n', '/* a\n * b */ // c', '\uFEFF// words'])('finds nothing to run in %j', text => {
  expect(hasCode(text)).toBe(false);
});

it.each(['x', '// a\nx', '/* a */ 1', "const s = '// not a comment';", '/**/ /x/'])('finds something to run in %j', text => {
  expect(hasCode(text)).toBe(true);
});
