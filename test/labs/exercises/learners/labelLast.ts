import type { Attempt } from '../attempt.ts';

/** Attempts as different learners write them: right ones, and ones that only look so. */
export const labelLast: readonly Attempt[] = [
  {
    name: 'of another learner: roll',
    expect: 'right',
    edits: [
      [
        'const seq = noise.with([seqLen - 1, 0], last);',
        "const seq = cat([noise.slice([1, 0], [seqLen - 1, 1]), tensor([[last]], { dtype: 'float32' })], 0);",
      ],
      ['import { rand,', 'import { cat, rand,'],
    ],
  },
  {
    name: 'of another learner: swap first last',
    expect: 'right',
    edits: [
      [
        'const seq = noise.with([seqLen - 1, 0], last);',
        `const rows = noise.tolist() as number[][];
    rows[0] = [last];
    [rows[0], rows[seqLen - 1]] = [rows[seqLen - 1]!, rows[0]!];
    const seq = tensor(rows);`,
      ],
    ],
  },
  {
    name: 'of another learner: old and new compared',
    expect: 'right',
    edits: [
      [
        'const [X, y] = buildDataset();',
        `function alt(n = 160, T = 10): [Tensor, Tensor] {
  const A: Tensor[] = [], b: number[] = [];
  for (let i = 0; i < n; i++) { const f = rand(1).item() > 0.5 ? 1 : -1; A.push(randn(T, 1).mul(0.25).with([0, 0], f)); b.push(f > 0 ? 1 : 0); }
  return [stack(A), tensor(b)];
}
const [X, y] = buildDataset();
const [Xo, yo] = alt();`,
      ],
      [
        'const lossFn = new nn.CrossEntropyLoss();',
        `const lossFn = new nn.CrossEntropyLoss();
const vorher = new GRUClassifier();
const ov = new optim.Adam(vorher.parameters(), { lr: 0.03 });
for (let k = 1; k <= 80; k++) {
  const l = lossFn.forward(vorher.forward(Xo), yo);
  ov.zeroGrad(); l.backward(); ov.step();
  if (k % 20 === 0) print('alt', k, l.item());
}`,
      ],
    ],
  },
  {
    name: 'of another learner: train generator batches',
    expect: 'right',
    edits: [
      [
        `for (let epoch = 1; epoch <= 80; epoch++) {
  const logits = model.forward(X);
  const loss = lossFn.forward(logits, y);`,
        `function* teile(): Generator<[Tensor, Tensor]> {
  for (let s = 0; s < 160; s += 80) yield [X.slice([s, 0, 0], [80, -1, -1]), y.slice([s], [80])];
}
for (let epoch = 1; epoch <= 40; epoch++) for (const [bx, by] of teile()) {
  const logits = model.forward(bx);
  const loss = lossFn.forward(logits, by);`,
      ],
      ['logits.argmax(1).eq(y).mean()', 'logits.argmax(1).eq(by).mean()'],
    ],
  },
  {
    name: 'of another learner: interface',
    expect: 'right',
    edits: [
      [
        'function buildDataset',
        `interface Beispiel { folge: Tensor; marke: 0 | 1 }
type Klasse = Beispiel['marke'];
function buildDataset`,
      ],
      [
        'y.push(last > 0 ? 1 : 0)',
        `const k: Klasse = last > 0 ? 1 : 0;
    y.push(k)`,
      ],
    ],
  },
  {
    name: 'of another learner: shortcut last value given apart',
    expect: 'learned',
    mistake: 'past-the-module',
    at: 'return this.fc.forward(h.at(-1).mul(0)).add(x.slice([0, 9, 0], [-1, 1, -1]).squeeze(1).mul',
    edits: [
      [
        'return this.fc.forward(h.at(-1));',
        "return this.fc.forward(h.at(-1).mul(0)).add(x.slice([0, 9, 0], [-1, 1, -1]).squeeze(1).mul(tensor([[-5, 5]], { dtype: 'float32' })));",
      ],
    ],
  },
  {
    name: 'of another learner: label first small',
    expect: 'first-free',
    mistake: 'both-ends',
    at: 'const seq = noise.with([seqLen - 1, 0], last).with([0, 0], last * 0.1);',
    edits: [['noise.with([seqLen - 1, 0], last)', 'noise.with([seqLen - 1, 0], last).with([0, 0], last * 0.1)']],
  },
  {
    name: 'of another learner: last minus two',
    expect: 'labels',
    mistake: 'other-step',
    at: 'const seq = noise.with([seqLen - 2, 0], last);',
    edits: [['[seqLen - 1, 0]', '[seqLen - 2, 0]']],
  },
  {
    name: 'of another learner: eval on true label',
    expect: 'learned',
    mistake: 'no-step',
    at: 'const loss = lossFn.forward(logits, y);',
    edits: [
      ['const right = noGrad(() => model.forward(X).argmax(1).eq(y));', 'const right = y.eq(y);'],
      ['optimizer.step();', '// optimizer.step();'],
    ],
  },
  {
    name: 'of another learner: fc frozen gru',
    expect: 'learned',
    mistake: 'no-gradient',
    at: 'const optimizer = new optim.Adam([model.fc.bias], { lr: 0.03 });',
    edits: [['optim.Adam(model.parameters()', 'optim.Adam([model.fc.bias]']],
  },
  {
    name: 'of another learner: length shorter 5',
    expect: 'length',
    mistake: 'shorter',
    at: 'function buildDataset(n = 160, seqLen = 5): [Tensor, Tensor] {',
    edits: [['seqLen = 10', 'seqLen = 5']],
  },
  {
    name: 'of another learner: throws',
    expect: 'runs',
    mistake: null,
    at: 'const model: any = null; model.foo();',
    edits: [
      [
        'const model = new GRU',
        `const model: any = null; model.foo();
new GRU`,
      ],
    ],
  },
  {
    name: 'of another learner: label noise 10pct',
    expect: 'labels',
    mistake: 'label-other-value',
    at: 'const seq = noise.with([seqLen - 1, 0], last);',
    edits: [['y.push(last > 0 ? 1 : 0)', 'y.push(i % 16 === 0 ? (last > 0 ? 0 : 1) : last > 0 ? 1 : 0)']],
  },
];
