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
    'module': names(torch.nn.Module()),
    'optimizer': names(torch.optim.SGD([torch.nn.Parameter(torch.ones(1))], lr=0.1)),
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

/** What the modules of PyTorch that this library has too are made with; those that need nothing are not named. */
const sizes = {
  Linear: [2, 1],
  Embedding: [3, 2],
  RNN: [1, 2],
  LSTM: [1, 2],
  GRU: [1, 2],
  RNNCell: [1, 2],
  LSTMCell: [1, 2],
  GRUCell: [1, 2],
};
const plain = ['Dropout', 'ReLU', 'CrossEntropyLoss', 'MSELoss', 'BCEWithLogitsLoss'];

const memberProgram = `
import json, sys, torch
base = set(dir(torch.nn.Module()))
def names(kind, sizes): return [n for n in sorted(dir(getattr(torch.nn, kind)(*sizes))) if not n.startswith('_') and n not in base]
print(json.dumps({kind: names(kind, sizes) for kind, sizes in json.loads(sys.argv[1]).items()}))
`;

/**
 * PyTorch's own lists of public names, read from an installed PyTorch.
 *
 * @param {string} python
 * @returns {Record<string, string[]>}
 */
export function readTorchNames(python) {
  return namesFrom(python, [program]);
}

/**
 * What made modules of PyTorch have beside what every module has: methods, and the fields they were given when made.
 *
 * @param {string} python
 * @returns {Record<string, string[]>}
 */
export function readTorchMembers(python) {
  return namesFrom(python, [memberProgram, JSON.stringify({ ...sizes, ...Object.fromEntries(plain.map(name => [name, []])) })]);
}

/**
 * @param {string} python
 * @param {string[]} parts
 * @returns {Record<string, string[]>}
 */
function namesFrom(python, parts) {
  return /** @type {Record<string, string[]>} */ (JSON.parse(execFileSync(python, ['-c', ...parts], { encoding: 'utf8' })));
}

/** Writes them as what `src/torch/names` answers for. */
async function writeNames() {
  const python = process.env['PYTHON'] ?? 'python3';
  const spaces = `/**\n * Public names of PyTorch 1.13: of its tensors, modules and optimizers, and of its namespaces. Written by\n * \`node scripts/torchNames.mjs\`.\n */\nexport const torchNames = ${listed(readTorchNames(python))};\n`;
  const members = `\n/** What modules of PyTorch 1.13 have once they are made, beside what every module has. */\nexport const torchMembers = ${listed(readTorchMembers(python))};\n`;
  await writeFile(join(repository, 'src/torch/names/torchNames.ts'), spaces + members);
}

/** @param {Record<string, string[]>} lists */
function listed(lists) {
  const parts = Object.entries(lists).map(
    ([kind, names]) => `  ${kind}:${names.join(' ').length < 120 ? '' : '\n   '} '${names.join(' ')}',`,
  );
  return `{\n${parts.join('\n')}\n} as const`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await writeNames();
