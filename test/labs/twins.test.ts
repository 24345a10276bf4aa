import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../scripts/repository.mjs';
import { python, runPython } from './pytorch.ts';

interface Manifest {
  readonly labs: readonly { readonly id: string; readonly file: string; readonly expected: string; readonly twin?: string }[];
}

const folder = join(repository, 'labs/lstm-and-gru');
const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
const { labs } = JSON.parse(await read('lesson.json')) as Manifest;
const commentAt = /^\s*(?:\/\/|#) (.*)$/u;

describe('the same labs in PyTorch', () => {
  it('stand beside each lab and are named in the manifest', async () => {
    const files = await readdir(folder);
    for (const { file, twin } of labs) {
      expect(twin, file).toBe(file.replace('.lab.ts', '.py'));
      expect(files).toContain(twin);
    }
    expect(files.filter(name => name.endsWith('.lab.ts')).sort()).toEqual(labs.map(({ file }) => file).sort());
  });

  it.each(labs)('$id says the same on the same lines', async ({ file, twin = '' }) => {
    const [own, other] = [await read(file), await read(twin)].map(text => text.trimEnd().split('\n'));
    // A closing brace may stand on a line of its own.
    expect(Math.abs((own?.length ?? 0) - (other?.length ?? 0))).toBeLessThanOrEqual(1);
    const spelled = (text: string): string => text.replaceAll('_', '').toLowerCase();
    const comments = (lines: readonly string[] = []): { line: number; text: string }[] =>
      lines.flatMap((text, line) => {
        const comment = commentAt.exec(text)?.[1];
        return comment === undefined ? [] : [{ line, text: spelled(comment) }];
      });
    const [said, repeated] = [comments(own), comments(other)];
    expect(repeated.map(({ text }) => text)).toEqual(said.map(({ text }) => text));
    // A class has two lines more for its constructor.
    for (const [i, { line, text }] of said.entries()) expect(Math.abs((repeated[i]?.line ?? -9) - line), text).toBeLessThanOrEqual(2);
  });

  it.runIf(python).each(labs)('$id prints the same bytes', async ({ expected, twin = '' }) => {
    expect(await runPython(join(folder, twin))).toBe(await read(expected));
  });
});
