import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { repository } from '../../../../scripts/repository.mjs';
import { twinRows, type TwinRows } from '../../../../src/extension/twins/twinRows.ts';

const lesson = `${repository}/labs/lstm-and-gru`;
const read = (name: string) => readFileSync(`${lesson}/${name}`, 'utf8');
const labs = [
  'lab-1-scalar-lstm',
  'lab-2-scalar-gru',
  'lab-3-shapes',
  'lab-4-memory-task',
  'lab-5-marked-value',
  'lab-6-gradients',
  'lab-7-exploding',
];
const linesOf = (text: string) => text.trimEnd().split('\n');
const said = (text: string) => linesOf(text).filter(line => line.trim() !== '');

/** The twin's line that says what the lab's line says. */
function partnerIn({ text, rowOf }: TwinRows, lab: string, line: string): string | undefined {
  const at = linesOf(lab).findIndex(each => each.includes(line));
  return text.split('\n')[rowOf(at)]?.trim();
}

describe('a twin in rows', () => {
  it.each(labs)('keeps every line of %s in its order, and is no shorter than the lab', name => {
    const [twin, lab] = [read(`${name}.py`), read(`${name}.lab.ts`)];
    const { text } = twinRows(twin, lab);
    expect(said(text)).toEqual(said(twin));
    expect(text.split('\n').length).toBeGreaterThanOrEqual(linesOf(lab).length);
  });

  it.each(labs)('has what says the same in %s in the same row, but where the twin has more lines', name => {
    const lab = read(`${name}.lab.ts`);
    const { rowOf } = twinRows(read(`${name}.py`), lab);
    const apart = linesOf(lab).flatMap((line, at) => (Math.abs(rowOf(at) - at) > 2 ? [line] : []));
    expect(apart).toEqual([]);
    if (name !== 'lab-4-memory-task') expect(linesOf(lab).filter((_, at) => rowOf(at) !== at).length).toBeLessThanOrEqual(4);
  });

  it('puts a blank row where the lab has a line more, and follows the lab as it is changed', () => {
    const twin = 'a = 1\nb = a * 2\nprint(b)\n';
    expect(twinRows(twin, 'const a = 1;\nconst b = a * 2;\nprint(b);\n').text).toBe('a = 1\nb = a * 2\nprint(b)');
    const changed = twinRows(twin, 'const a = 5;\n// Mine.\nprint("here");\nconst b = a * 2;\nprint(b);\n');
    expect(changed.text).toBe('a = 1\n\n\nb = a * 2\nprint(b)');
    expect([0, 1, 3, 4].map(changed.rowOf)).toEqual([0, 1, 3, 4]);
  });

  it('goes on below where the twin has more lines, until the lab has some that the twin lacks', () => {
    const twin = 'x = 1\nwith no_grad():\n    first = 2\n    right = 3\nlast = 4\n';
    const rows = twinRows(twin, 'const x = 1;\nconst right = 3;\n}\n}\nconst last = 4;\n');
    expect(rows.text).toBe('x = 1\nwith no_grad():\n    first = 2\n    right = 3\nlast = 4');
    // Marks lead to what says the same, not to the same row.
    expect([rows.rowOf(1), rows.lineOf(3), rows.rowOf(4)]).toEqual([3, 1, 4]);
    // What the twin alone has belongs to what stands before it.
    expect([rows.lineOf(1), rows.lineOf(2)]).toEqual([0, 0]);
  });

  it('knows names in both spellings', () => {
    const lab = read('lab-4-memory-task.lab.ts');
    const rows = twinRows(read('lab-4-memory-task.py'), lab);
    expect(partnerIn(rows, lab, 'gru = new nn.GRU')).toBe('self.gru = nn.GRU(');
    expect(partnerIn(rows, lab, 'optimizer.zeroGrad')).toBe('optimizer.zero_grad()');
    expect(partnerIn(rows, lab, 'function buildDataset')).toBe('def build_dataset(n=160):');
    expect(partnerIn(rows, lab, 'X.push(seq)')).toBe('X.append(noise)');
  });

  it('is laid out row by row where texts are too long to be compared, and where one is empty', () => {
    const long = Array.from({ length: 900 }, (_, i) => `x${String(i)} = ${String(i)}`).join('\n');
    expect(twinRows(long, long).text).toBe(long);
    expect(twinRows('a = 1\n', '').text).toBe('a = 1');
    expect(twinRows('', 'const a = 1;\nconst b = 2;').text).toBe('\n');
  });
});
