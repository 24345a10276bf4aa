import { expect, test } from 'vitest';
import { labFrames } from '../../../webview/sandbox/workers/stackFrames.ts';

test('keeps the lab’s own places, innermost first, and drops the runtime below them', () => {
  const stack = [
    'Error: boom at blob:null/1:2:3 (really)',
    '    at inner (blob:null/4c0f1e9e-3a52-4b0f-9a55-2f6f0f3c9a10:7:11)',
    '    at Array.map (<anonymous>)',
    '    at blob:null/4c0f1e9e-3a52-4b0f-9a55-2f6f0f3c9a10:3:5',
    '    at async outer (blob:null/4c0f1e9e-3a52-4b0f-9a55-2f6f0f3c9a10:1:60)',
    '    at runLab (blob:null/4c0f1e9e-3a52-4b0f-9a55-2f6f0f3c9a10:40:900)',
  ].join('\n');
  expect(labFrames(stack, { address: null, codeLines: 30 })).toEqual([
    { line: 7, column: 11 },
    { line: 3, column: 5 },
    { line: 1, column: 60 },
  ]);
});

test('a message that looks like a place is none', () => {
  expect(labFrames('Error: blob:null/1:2:3\n    at f (blob:null/1:4:5)', { address: null, codeLines: 10 })).toEqual([
    { line: 4, column: 5 },
  ]);
});

test('of a lab that has a script of its own, a place is in that script', () => {
  const own = 'blob:null/4c0f1e9e-3a52-4b0f-9a55-2f6f0f3c9a10';
  const stack = [
    'Error: boom',
    `    at blob:null/other:7:1 (${own}:4:9)`,
    '    at runLab (blob:null/9a55f1e9-3a52-4b0f-9a55-2f6f0f3c9a10:2:900)',
    `    at async ${own}:2:60`,
    `    at below (${own}:12:1)`,
  ].join('\n');
  expect(labFrames(stack, { address: own, codeLines: 10 })).toEqual([
    { line: 4, column: 9 },
    { line: 2, column: 60 },
  ]);
});
