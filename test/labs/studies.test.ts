import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildOne } from '../../scripts/build.mjs';
import { repository } from '../../scripts/repository.mjs';
import { amount } from '../soak.ts';

/**
 * The numbers in the text are those that studies print. The quick ones are run whole, of the long ones a part is, and all of
 * them in a soak. `node scripts/studies.mjs` writes them anew.
 */
const studies = join(repository, 'labs/lstm-and-gru/studies');
const isWhole = amount(0, 1) === 1;
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatescope-studies-'));
  await buildOne('cli.mjs', folder);
  await cp(studies, join(folder, 'studies'), { recursive: true });
}, 120_000);

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function printedBy(file: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'cli.mjs'), 'run', join(folder, 'studies', file)]);
  return stdout;
}

const expectedOf = (id: string): Promise<string> => readFile(join(studies, `${id}.expected.txt`), 'utf8');

/** A study that does only a part of the work, by the same code. */
async function partOf(text: string): Promise<string[]> {
  await writeFile(join(folder, 'studies/part.lab.ts'), text);
  return (await printedBy('part.lab.ts')).trimEnd().split('\n');
}

describe('the studies', () => {
  const quick = ['by-hand', 'plateau', 'mark-gates'];
  const slow = ['variations', 'first-value-seeds', 'marked-value-seeds', 'other-start'];

  it.each(isWhole ? [...quick, ...slow] : quick)(
    '%s prints what the text quotes',
    async id => {
      expect(await printedBy(`${id}.lab.ts`)).toBe(await expectedOf(id));
    },
    900_000,
  );

  it('of variations print, in part, what the text quotes', async () => {
    const whole = await readFile(join(studies, 'variations.lab.ts'), 'utf8');
    const kept = ['as_set', 'last_value', 'lstm', 'rnn', 'fast rate=1.0'];
    const part =
      whole.replace(/^(?:for .*)?measure\([\s\S]*/m, '') +
      (whole.match(/^measure\(.*/gm) ?? []).filter(line => kept.some(name => line.includes(`'${name}'`))).join('\n');
    const printed = await partOf(part);
    expect(printed).toHaveLength(kept.length);
    const expected = (await expectedOf('variations')).split('\n');
    for (const line of printed) expect(expected).toContain(line);
  });

  // One seed, and only runs that do not end on a plateau: there the last place of the rounding decides.
  it.each([
    ['first-value-seeds', (text: string) => (text.split('// The same')[0] ?? '').replace('[10, 30, 60]', '[10]'), 3],
    ['marked-value-seeds', (text: string) => text.replace('[10, 20, 30]', '[20]').replace(/^.*opened: 0.*\n/gm, ''), 2],
    [
      'other-start',
      (text: string) =>
        text.replace('[10, 20, 30]', '[20]').replace(/(for \(const nonlinearity of) .*(?=\n {4}const name)/, "$1 ['relu'] as const) {"),
      1,
    ],
  ] as const)('%s print, in part, what the text quotes', async (id, cut, count) => {
    const text = cut(await readFile(join(studies, `${id}.lab.ts`), 'utf8')).replace(/\[1, 2, 3[^\]]*\]/, '[1]');
    const runs = (await partOf(text)).filter(line => line.includes(' seed=1 '));
    expect(runs).toHaveLength(count);
    const expected = (await expectedOf(id)).split('\n');
    for (const line of runs) expect(expected).toContain(line);
  });

  it.each(['first-value-seeds', 'marked-value-seeds', 'other-start'])('%s sum up what their runs say', async id => {
    const lines = (await expectedOf(id)).trimEnd().split('\n');
    const sums = lines.filter(line => line.includes(' solved='));
    expect(sums.length).toBeGreaterThan(5);
    for (const sum of sums) {
      const [name = ''] = sum.split(' solved=');
      const held = lines.filter(line => line.startsWith(`${name} seed=`)).map(line => Number(/held_out=([\d.]+)/.exec(line)?.[1]));
      expect(`${sum} `).toContain(` solved=${String(held.filter(share => share >= 0.95).length)} of=${String(held.length)} `);
    }
  });
});
