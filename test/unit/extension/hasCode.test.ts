import { expect, it } from 'vitest';
import { hasCode } from '../../../src/extension/labs/hasCode.ts';

it.each(['', '  \n\t\r\n', '// only words\n', '/* a\n * b */ // c', '\uFEFF// words'])('finds nothing to run in %j', text => {
  expect(hasCode(text)).toBe(false);
});

it.each(['x', '// a\nx', '/* a */ 1', "const s = '// not a comment';", '/**/ /x/', '/* open'])('finds something to run in %j', text => {
  expect(hasCode(text)).toBe(true);
});

it('does not look at a text again for each comment that is open', () => {
  // Looked at for each anew, it would keep the editor busy for minutes.
  expect(hasCode('/*'.repeat(500_000))).toBe(true);
  expect(hasCode('/**/'.repeat(250_000))).toBe(false);
});
