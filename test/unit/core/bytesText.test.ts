import { expect, it } from 'vitest';
import { bytesText, tensorBytes } from '../../../src/core/words/bytesText.ts';

it.each([
  [0, '0 B'],
  [1, '1 B'],
  [1023, '1,023 B'],
  [1024, '1 KB'],
  [1536, '1.5 KB'],
  [10_187, '9.9 KB'],
  [10_189, '10 KB'],
  [1_048_100, '1 MB'],
  [1_047_000, '1,022 KB'],
  [3_250_586, '3.1 MB'],
  [5 * 2 ** 40, '5,120 GB'],
])('%i bytes are %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text);
});

it.each([
  [{ shape: [4, 6, 16], dtype: 'float32' }, 1536],
  [{ shape: [], dtype: 'int32' }, 4],
  [{ shape: [3, 0], dtype: 'float32' }, 0],
  [{ shape: [10], dtype: 'bool' }, 10],
  [{ shape: [2, 2], dtype: 'complex64' }, 32],
  [{ shape: [2], dtype: 'string' }, null],
])('a tensor %o takes %s bytes', (tensor, bytes) => {
  expect(tensorBytes(tensor)).toBe(bytes);
});
