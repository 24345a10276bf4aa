// @ts-check
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repository } from './repository.mjs';

const python = process.env['PYTHON'] ?? 'python3';
const program = `
import json, torch
public = lambda thing: sorted(n for n in dir(thing) if not n.startswith('_'))
print(json.dumps({'tensor': public(torch.Tensor), 'module': public(torch.nn.Module), 'optimizer': public(torch.optim.Optimizer)}))
`;

/** Writes PyTorch's own lists of public names, read from an installed PyTorch, as what `src/torch/names` answers for. */
const lists = /** @type {Record<string, string[]>} */ (JSON.parse(execFileSync(python, ['-c', program], { encoding: 'utf8' })));
const parts = Object.entries(lists).map(([kind, names]) => `  ${kind}:\n    '${names.join(' ')}',`);
await writeFile(
  join(repository, 'src/torch/names/torchNames.ts'),
  `/** Public names of PyTorch 1.13's tensors, modules and optimizers. Written by \`node scripts/torchNames.mjs\`. */\nexport const torchNames = {\n${parts.join('\n')}\n} as const;\n`,
);
