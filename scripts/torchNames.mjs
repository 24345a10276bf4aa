// @ts-check
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repository } from './repository.mjs';

const program = `
import inspect, json, torch, torch.nn.utils.rnn, torch.optim.lr_scheduler, torch.utils.data
def own(value):
    if inspect.ismodule(value): return value.__name__.startswith('torch.')
    if inspect.isclass(value): return value is not torch.Tensor and value.__module__.startswith('torch') and not value.__module__.startswith('torch._C')
    if isinstance(value, (torch.dtype, torch.layout, torch.memory_format, float)): return True
    return callable(value) and (getattr(value, '__module__', None) or 'torch').startswith('torch')
def names(thing): return sorted(n for n in dir(thing) if not n.startswith('_'))
def inside(n, value): return inspect.isclass(value) and value.__module__ == 'torch' and (n.endswith('Storage') or n not in ('Size', 'Generator', 'device', 'dtype') and hasattr(torch._C, n))
def public(space): return [n for n in names(space) if own(getattr(space, n)) and not inside(n, getattr(space, n))]
print(json.dumps({
    'tensor': names(torch.Tensor),
    'module': names(torch.nn.Module),
    'optimizer': names(torch.optim.Optimizer),
    'torch': ['Tensor', *public(torch)],
    'nn': public(torch.nn),
    'functional': public(torch.nn.functional),
    'init': public(torch.nn.init),
    'utils': public(torch.nn.utils),
    'rnn': public(torch.nn.utils.rnn),
    'optim': public(torch.optim),
    'schedulers': public(torch.optim.lr_scheduler),
    'data': public(torch.utils.data),
}))
`;

/**
 * PyTorch's own lists of public names, read from an installed PyTorch.
 *
 * @param {string} python
 * @returns {Record<string, string[]>}
 */
export function readTorchNames(python) {
  return /** @type {Record<string, string[]>} */ (JSON.parse(execFileSync(python, ['-c', program], { encoding: 'utf8' })));
}

/** Writes them as what `src/torch/names` answers for. */
async function writeNames() {
  const lists = readTorchNames(process.env['PYTHON'] ?? 'python3');
  const parts = Object.entries(lists).map(
    ([kind, names]) => `  ${kind}:${names.join(' ').length < 120 ? '' : '\n   '} '${names.join(' ')}',`,
  );
  await writeFile(
    join(repository, 'src/torch/names/torchNames.ts'),
    `/** Public names of PyTorch 1.13: of its tensors, modules and optimizers, and of its namespaces. Written by \`node scripts/torchNames.mjs\`. */\nexport const torchNames = {\n${parts.join('\n')}\n} as const;\n`,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await writeNames();
