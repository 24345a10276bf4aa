import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { staleLines } from '../../../src/instrument/staleness/staleLines.ts';

const folder = join(import.meta.dirname, '../../../labs/lstm-and-gru');
const lab1 = readFileSync(join(folder, 'lab-1-scalar-lstm.lab.ts'), 'utf8');
const lab4 = readFileSync(join(folder, 'lab-4-memory-task.lab.ts'), 'utf8');

/** What an edit makes old: each line's text, without its layout. */
function old(ran: string, from: string, to: string): string[] {
  const now = ran.replace(from, to);
  if (now === ran) throw new Error(`There is no '${from}' to edit.`);
  const lines = ran.split('\n');
  const stale = staleLines({ ran, now });
  return stale === 'all' ? ['all'] : stale.map(line => lines[line - 1]?.trim() ?? '').filter(line => /=|return|for/u.test(line));
}

/** Names that are declared on lines that have become old. */
function names(ran: string, from: string, to: string): string[] {
  return old(ran, from, to).flatMap(line => /^(?:const|let) (\w+)/u.exec(line)?.[1] ?? []);
}

describe('an edit of Lab 1', () => {
  it('makes old what depends on it, and leaves the rest', () => {
    expect(names(lab1, 'sigmoid(1.0)', 'sigmoid(2.0)')).toEqual(['forgetGate', 'kept', 'cT', 'hT']);
    expect(names(lab1, 'cPrev = 0.8', 'cPrev = 0.9')).toEqual(['cPrev', 'kept', 'cT', 'hT']);
    expect(names(lab1, 'outputGate * tanh', 'outputGate + tanh')).toEqual(['hT']);
  });

  it('is none where it is only of comments, layout or types', () => {
    expect(old(lab1, '// The memory so far.', '// What was kept.')).toEqual([]);
    expect(old(lab1, 'const kept', '\n\nconst kept')).toEqual([]);
    expect(old(lab1, '= sigmoid(1.0);', '=  sigmoid( 1.0 ) // a remark')).toEqual([]);
    expect(old(lab1, 'const kept =', 'const kept: number =')).toEqual([]);
  });

  it('is none for the lines above where it is of the last one', () => {
    expect(names(lab1, '${name.padEnd(12)}', '${name.padEnd(14)}')).toEqual([]);
    expect(old(`${lab1}print(hT);\n`, 'print(hT);', 'print(cT);')).toEqual([]);
    expect(names(lab1, "print('scalar_lstm_lab');", "print('mine');")).toEqual([]);
  });

  it('is of all that runs later where the code cannot be read', () => {
    expect(names(lab1, 'tanh(0.9)', 'tanh(0.9')).toEqual(['candidate', 'kept', 'written', 'cT', 'hT']);
    expect(staleLines({ ran: lab1, now: `${lab1}const next = (` })).toEqual([]);
  });

  it('may import one name more', () => {
    expect(old(lab1, 'import { fixed,', 'import { exp, fixed,')).toEqual([]);
    expect(
      names(
        lab1,
        "import { fixed, print, sigmoid, tanh } from 'gatescope';",
        "import { fixed, print, sigmoid, exp as tanh } from 'gatescope';",
      ),
    ).toEqual(expect.arrayContaining(['candidate', 'written', 'cT', 'hT']));
  });
});

describe('an edit of what trains', () => {
  it('makes old what was trained, through functions, loops and the optimizer', () => {
    expect(names(lab4, 'lr: 0.03', 'lr: 0.01')).toEqual(
      expect.arrayContaining(['model', 'optimizer', 'logits', 'loss', 'acc', 'right', 'finalAcc']),
    );
  });

  it('makes old what is drawn after it', () => {
    expect(names(lab4, 'manualSeed(42)', 'manualSeed(43)')).toEqual(expect.arrayContaining(['first', 'noise', 'model', 'loss']));
    expect(names(lab4, 'const [X, y]', 'rand(1);\nconst [X, y]')).toEqual(expect.arrayContaining(['first', 'noise', 'model', 'loss']));
  });

  it('leaves all of it where it is of what is printed in the end', () => {
    expect(old(lab4, "print('final_acc', round(finalAcc, 3));", "print('final_acc', round(finalAcc, 2));")).toEqual([]);
  });
});

describe.each<[what: string, ran: string, from: string, to: string, names: readonly string[]]>([
  [
    'a list under another name',
    'const a = [1];\nconst b = a;\nb.push(2);\nconst c = a.length;\nconst d = 5;',
    'push(2)',
    'push(2, 3)',
    ['a', 'b', 'c', 'd'],
  ],
  ['an assignment put in', 'let a = 1;\nconst b = a + 1;\nconst c = 4 * 2;', 'const b', 'a = 2;\nconst b', ['b']],
  ['an assignment taken out', 'let a = 1;\na = 3;\nconst b = a + 1;\nconst c = 4;', 'a = 3;', '', ['b']],
  ['lines in an if', 'let a = 1;\na = 3;\nconst b = a + 1;\nconst c = 4;', 'a = 3;', 'if (false) {\na = 3;\n}', ['b']],
  ['a branch', 'const a = 1;\nlet b = 2;\nif (a > 0) {\n  b = 3;\n}\nconst c = b;\nconst d = a;', 'a > 0', 'a > 1', ['c']],
  ['a throw', 'const a = 1;\nconst b = 2;', 'const b', "throw new Error('here');\nconst b", ['b']],
  ['a name that is there no more', 'const a = 1;\nconst b = a;\nconst c = 3;', 'const a', 'const z', ['a', 'b', 'c']],
  [
    'two lines in another order',
    'const a = 1;\nconst b = a + 1;\nconst c = 3;',
    'const a = 1;\nconst b = a + 1;',
    'const b = a + 1;\nconst a = 1;',
    ['a', 'b', 'c'],
  ],
  [
    'a function',
    'const f = (x: number) => {\n  const y = x * 2;\n  return y;\n};\nconst a = f(1);\nconst b = 3;',
    'x * 2',
    'x * 3',
    ['y', 'a'],
  ],
  [
    'an argument',
    'function f(x: number) {\n  const y = x * 2;\n  return y;\n}\nconst a = 1;\nconst b = f(a);\nconst c = a;',
    'f(a)',
    'f(2)',
    ['y', 'b'],
  ],
  ['a counted loop', 'let s = 0;\nfor (let i = 0; i < 3; i++) {\n  s += i;\n}\nconst t = s;\nconst u = 1;', 'i < 3', 'i < 4', ['t']],
  ['a loop that may not end', 'let n = 3;\nwhile (n > 0) {\n  n -= 1;\n}\nconst u = 1;', 'n > 0', 'n > 1', ['u']],
  [
    'a return',
    'function f() {\n  const a = 1;\n  const b = 2;\n  return b;\n}\nconst c = f();\nconst d = 1;',
    'const b',
    'return 7;\n  const b',
    ['b', 'c'],
  ],
  ['a name that is not there yet', 'const a = 1;\nlet b = 2;\nconst c = b;', 'const a', 'b = 3;\nconst a', ['a', 'b', 'c']],
])('an edit of %s', (_, ran, from, to, expected) => {
  it('makes old what depends on it', () => {
    expect(names(ran, from, to)).toEqual(expected);
  });
});

it('is in doubt about programs that do not run from top to bottom', () => {
  expect(staleLines({ ran: 'const a = await 1;\nconst b = 2;', now: 'const a = await 1;\nconst b = 3;' })).toBe('all');
  expect(
    staleLines({ ran: 'const o = { get x() { return 1; } };\nconst b = 2;', now: 'const o = { get x() { return 1; } };\nconst b = 3;' }),
  ).toBe('all');
});
