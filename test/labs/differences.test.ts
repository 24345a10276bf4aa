import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../scripts/repository.mjs';
import { differences } from './differences.ts';
import { runInLibrary } from './fuzz/runInLibrary.ts';
import { python } from './pytorch.ts';
import { printedByTwins } from './printedByTwins.ts';

const page = await readFile(join(repository, 'docs/lab-api.md'), 'utf8');

describe('what differs from PyTorch by design', () => {
  it('stands on the page about what labs can use, and nothing else does', () => {
    const section = /^## Differences from PyTorch\n(.*?)(?=^## |$(?![\s\S]))/msu.exec(page)?.[1] ?? '';
    const rows = section.split('\n').filter(line => line.startsWith('|') && !line.startsWith('| -'));
    const cells = rows.slice(1).map(row =>
      row
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim()),
    );
    expect(cells).toEqual(differences.map(({ what, here, pytorch }) => [what, here, pytorch]));
  });

  it.each(differences)('$id is so here', ({ lab, prints }) => {
    const run = runInLibrary(lab);
    run.dispose();
    expect(run.error).toBe(null);
    expect(run.lines.join('\n')).toBe(prints);
  });

  it.runIf(python)('is otherwise there', async () => {
    const printed = await printedByTwins(differences.map(({ twin }) => `import torch\nfrom torch import nn\n${twin}`));
    expect(printed.map(text => text.trimEnd())).toEqual(differences.map(({ twinPrints }) => twinPrints));
    for (const { prints, twinPrints, id } of differences) expect(prints, id).not.toBe(twinPrints);
  });
});
