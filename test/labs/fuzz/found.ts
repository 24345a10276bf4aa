import type { Line } from './program.ts';

/** What programs were once found to do otherwise than PyTorch, each made as short as it can be. */
export const found: readonly Line[] = [
  pair(
    'const x = tensor([2.5, 0.5], { requiresGrad: true })',
    'x = torch.tensor([2.5, 0.5], requires_grad=True)',
    ...['expm1', 'log1p', 'atan', 'asinh', 'rsqrt', 'reciprocal', 'erf', 'tan', 'sinh', 'cosh', 'acosh', 'asin', 'acos', 'atanh'].map(
      name => `show('${name}', x.${name}())`,
    ),
  ),
  pair(
    'const x = tensor([[0.5, 2]], { requiresGrad: true })',
    'x = torch.tensor([[0.5, 2]], requires_grad=True)',
    "show('f', x.flatten(1, 1))",
  ),
  pair('const x = ones(3); x.requiresGrad = true', 'x = torch.ones(3); x.requires_grad = True', "show('s', x.split([1, 2])[1])"),
  pair(
    'const x = tensor([[1, 3, 3], [2, 2, 0]], { requiresGrad: true }); const [v, i] = x.max(1); v.sum().backward()',
    'x = torch.tensor([[1., 3, 3], [2, 2, 0]], requires_grad=True); v, i = x.max(1); v.sum().backward()',
    ...["show('v', v)", "show('i', i)", "show('g', x.grad)"],
  ),
  pair(
    'const x = tensor([123456, -98765.5, 7000, -33.25, 3, -0.5, Infinity], { requiresGrad: true })',
    "x = torch.tensor([123456, -98765.5, 7000, -33.25, 3, -0.5, float('inf')], requires_grad=True)",
    ...['sin', 'cos', 'tan'].map(name => `show('${name}', x.${name}())`),
  ),
  pair('const x = tensor([true, false])', 'x = torch.tensor([True, False])', "attempt('a', LAMBDA x.argmax())"),
  pair('const x = randn(2, 3, 2); x.requiresGrad = true', 'x = torch.randn(2, 3, 2, requires_grad=True)', {
    lab: "show('l', x.logSoftmax(1))",
    twin: "show('l', x.log_softmax(1))",
  }),
  pair(
    'const x = tensor([NaN, -1, 2], { requiresGrad: true }); relu(x).sum().backward()',
    "x = torch.tensor([float('nan'), -1, 2], requires_grad=True); torch.relu(x).sum().backward()",
    "show('g', x.grad)",
  ),
  pair(
    'const x = tensor([NaN, 1, NaN], { requiresGrad: true }); x.max().backward()',
    "x = torch.tensor([float('nan'), 1, float('nan')], requires_grad=True); x.max().backward()",
    "show('g', x.grad)",
  ),
  pair(
    'const x = tensor([0, 2], { requiresGrad: true }); tensor([1, -3]).div(x.at(0)).sum().backward()',
    'x = torch.tensor([0., 2], requires_grad=True); (torch.tensor([1, -3]) / x[0]).sum().backward()',
    "show('g', x.grad)",
  ),
  pair(
    'const x = tensor([-0.0, 4], { requiresGrad: true }); x.rsqrt().sum().backward()',
    'x = torch.tensor([-0.0, 4], requires_grad=True); x.rsqrt().sum().backward()',
    "show('g', x.grad)",
  ),
  pair(
    'const x = tensor([1, NaN, 2, NaN]); const [, a] = x.max(0); const [, b] = x.min(0)',
    "x = torch.tensor([1, float('nan'), 2, float('nan')]); _, a = x.max(0); _, b = x.min(0)",
    ...["show('a', a)", "show('b', b)", "show('c', x.argmax())"],
  ),
  // Of an odd batch, WebGL's products once took in what lies beside it.
  pair(
    'const [a, b] = [new nn.Linear(4, 3), new nn.Linear(3, 2)]; b.forward(sigmoid(a.forward(randn(5, 4)))).mul(randn(5, 2)).sum().backward()',
    'a, b = nn.Linear(4, 3), nn.Linear(3, 2); (b(torch.sigmoid(a(torch.randn(5, 4)))) * torch.randn(5, 2)).sum().backward()',
    "show('g', b.weight.grad)",
  ),
  pair(
    'const [a, b] = [randn(3, 5).matmul(randn(5, 3)).add(randn(3)), randn(3, 5).matmul(randn(5, 3)).add(randn(3))]',
    'a, b = [torch.randn(3, 5) @ torch.randn(5, 3) + torch.randn(3) for _ in range(2)]',
    ...["show('p', a.matmul(b))", "show('q', a.transpose(0, 1).matmul(b))"],
  ),
  pair(
    'const x = tensor([NaN, -2, -1, 1, 0.5, 1e-6])',
    "x = torch.tensor([float('nan'), -2, -1, 1, 0.5, 1e-6])",
    ...['log1p', 'atanh', 'sinh', 'cosh'].map(name => `show('${name}', x.${name}())`),
  ),
  // A second walk through what keeps no values, and one that is refused.
  pair(
    'const x = ones(2); x.requiresGrad = true; const y = x.add(1).sum(); y.backward(); y.backward()',
    'x = torch.ones(2, requires_grad=True); y = (x + 1).sum(); y.backward(); y.backward()',
    "show('g', x.grad)",
    { lab: "attempt('m', () => (x.mul(x).sum().backward(), y))", twin: "attempt('m', lambda: ((x * x).sum().backward(), y)[1])" },
  ),
  pair(
    'const x = ones([]); x.requiresGrad = true; const y = x.max(); y.backward()',
    'x = torch.ones([], requires_grad=True); y = x.max(); y.backward()',
    { lab: "attempt('m', () => (y.backward(), y))", twin: "attempt('m', lambda: (y.backward(), y)[1])" },
  ),
  pair('const x = arange(-2, 0.15, 0.1)', 'x = torch.arange(-2, 0.15, 0.1)', 'print(x)'),
  pair('const x = zeros(1)', 'x = torch.zeros(1)', {
    lab: "attempt('a', () => arange(-1, 0, -2))",
    twin: "attempt('a', lambda: torch.arange(-1, 0, -2))",
  }),
  pair('const x = zeros(2, 0); x.requiresGrad = true', 'x = torch.zeros(2, 0, requires_grad=True)', "show('s', x[SLICE])"),
  pair(
    "const x = tensor([], { dtype: 'float32' }); x.requiresGrad = true",
    'x = torch.tensor([], requires_grad=True)',
    { lab: "show('c', cat([x, tensor([1, 2])]))", twin: "show('c', torch.cat([x, torch.tensor([1, 2])]))" },
    { lab: "attempt('d', () => cat([x, x], 2))", twin: "attempt('d', lambda: torch.cat([x, x], 2))" },
    { lab: "show('s', stack([x, x]).slice([0, 0], [1, 0]))", twin: "show('s', torch.stack([x, x])[0:1, 0:0])" },
  ),
  pair('const x = zeros(0, 2).ne(0)', 'x = torch.zeros(0, 2) != 0', { lab: "show('m', x.min(1))", twin: "show('m', x.amin(1))" }),
  pair(
    'const x = ones(3, 1); x.requiresGrad = true; x.sub(zeros(0)).sum().backward()',
    'x = torch.ones(3, 1, requires_grad=True); (x - torch.zeros(0)).sum().backward()',
    "show('g', x.grad)",
  ),
  pair(
    'const x = zeros(2, 2, 0); const w = zeros(1, 1, 0, 1); w.requiresGrad = true; x.matmul(w).sum().backward()',
    'x = torch.zeros(2, 2, 0); w = torch.zeros(1, 1, 0, 1, requires_grad=True); (x @ w).sum().backward()',
    "show('g', w.grad)",
  ),
  pair(
    "const m = new nn.RNN({ inputSize: 1, hiddenSize: 1, nonlinearity: 'relu' }); m.forward(tensor([[NaN]]))[0].sum().backward()",
    "m = nn.RNN(1, 1, nonlinearity='relu'); m(torch.tensor([[float('nan')]]))[0].sum().backward()",
    "show('g', m.bias_ih_l0.grad)",
  ),
  pair(
    'const x = tensor([0, 2], { requiresGrad: true }); const y = tensor([0, 0], { requiresGrad: true }); x.pow(y).div(0).mul(0).sum().backward()',
    'x = torch.tensor([0., 2], requires_grad=True); y = torch.tensor([0., 0], requires_grad=True); (x ** y / 0 * 0).sum().backward()',
    ...["show('g', x.grad)", "show('h', y.grad)"],
  ),
];

/** What is so on the CPU alone: on WebGL, TensorFlow.js multiplies every row of a table with 0 for every place, which leaves NaN of NaN. */
export const foundOnCpu: readonly Line[] = [
  pair(
    'const e = new nn.Embedding(3, 2); e.forward(tensor([1])).div(0).mul(0).sum().backward()',
    'e = nn.Embedding(3, 2); (e(torch.tensor([1])) / 0 * 0).sum().backward()',
    "show('g', e.weight.grad)",
  ),
];

/** A program: how it begins on both sides, and what it shows, which is written alike where it is one text. */
function pair(lab: string, twin: string, ...shown: readonly (string | Line)[]): Line {
  const [labSeed, twinSeed] = ['manualSeed(1)', 'torch.manual_seed(1)'];
  const both = shown.map(each => (typeof each === 'string' ? spelled(each) : each));
  return {
    lab: [labSeed, lab, ...both.map(each => each.lab)].join(';\n'),
    twin: [twinSeed, twin, ...both.map(each => each.twin)].join('\n'),
  };
}

function spelled(text: string): Line {
  return {
    lab: text.replace('LAMBDA', '() =>').replace('x[SLICE]', 'x.slice([0, 0], [1, 0])'),
    twin: text.replace('LAMBDA', 'lambda:').replace('SLICE', '0:1, 0:0'),
  };
}
