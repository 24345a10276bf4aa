import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../../scripts/repository.mjs';
import { findPlace } from '../../../src/core/source/findPlace.ts';

const lineOf = (code: string, name: string): string | null => {
  const line = findPlace(code, name);
  return line === null ? null : (code.split('\n')[line - 1] ?? '').trim();
};

describe('findPlace', () => {
  const memory = readFileSync(join(repository, 'labs/lstm-and-gru/lab-4-memory-task.lab.ts'), 'utf8');

  it.each([
    ['first', 'const first = rand(1).item() > 0.5 ? 1 : -1;'],
    ['buildDataset', 'function buildDataset(n = 160): [Tensor, Tensor] {'],
    ['X', 'const X: Tensor[] = [];'],
    ['GRUClassifier', 'class GRUClassifier extends nn.Module {'],
    ['gru', 'gru = new nn.GRU({'],
    ['h', 'const [, h] = this.gru.forward(x);'],
    ['zeroGrad', 'optimizer.zeroGrad();'],
    ['backward', 'loss.backward();'],
    ['loss', 'const loss = lossFn.forward(logits, y);'],
    ['sequences', null],
    ['print', 'print('],
  ])('finds %s in lab 4', (name, line) => {
    expect(lineOf(memory, name)).toBe(line);
  });

  it('prefers a declaration to an earlier use', () => {
    expect(findPlace('f(late);\nlet late = 1;', 'late')).toBe(2);
    expect(findPlace('if (x === 1) x = 2;\nconst y = x;\n  x = 3;', 'x')).toBe(3);
    expect(findPlace('this.state = 1;', 'state')).toBe(1);
  });

  it('passes over imports, comments and strings, on any system', () => {
    const code = "import { a } from 'x';\r\n// a\r\n/* a\r\na */ b('a', \"a\");\r\nc(a);";
    expect(findPlace(code, 'a')).toBe(5);
  });

  it('takes only whole names, and names with a dollar', () => {
    expect(findPlace('const aa = 1;\nconst a$ = 2;', 'a')).toBeNull();
    expect(findPlace('const aa = 1;\nconst a$ = 2;', 'a$')).toBe(2);
    expect(findPlace('const a = 1;', 'a = 1')).toBeNull();
    expect(findPlace('', 'a')).toBeNull();
  });
});
