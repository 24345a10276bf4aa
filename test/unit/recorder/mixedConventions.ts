/** A lab that makes the cell's step by hand, beside the cell's own: at the end it prints whether both give the same. */
const beside = (step: string, imports = ''): string => `
import { manualSeed, nn, print, randn, sigmoid, tanh, zeros, type Tensor } from 'gatescope';
${imports}
manualSeed(3);
const cell = new nn.GRUCell({ inputSize: 3, hiddenSize: 4 });
const X = randn(5, 2, 3);
let [h, wanted]: Tensor[] = [zeros(2, 4), zeros(2, 4)];
for (let t = 0; t < 5; t++) {
  const x = X.at(t);
${step}
  wanted = cell.forward(x, wanted);
}
print(h.sub(wanted).abs().max().item() < 1e-6);
`;

const scores = `  const fromX = x.matmul(cell.weight_ih.transpose(0, 1)).add(cell.bias_ih as Tensor);
  const fromH = h.matmul(cell.weight_hh.transpose(0, 1)).add(cell.bias_hh as Tensor);`;
const thirds = `  const [rx, zx, nx] = fromX.split(4, 1) as [Tensor, Tensor, Tensor];
  const [rh, zh, nh] = fromH.split(4, 1) as [Tensor, Tensor, Tensor];`;
const gates = `  const [r, z] = [sigmoid(rx.add(rh)), sigmoid(zx.add(zh))];`;
const candidate = `  const n = tanh(nx.add(r.mul(nh)));`;

/** The same with the scores, gates and candidate of PyTorch, and this as the rest of the step. */
const mixed = (rest: string): string => beside([scores, thirds, gates, candidate, rest].join('\n'));

/** The same with a set of weights for each gate. */
const apart = (rest: string): string =>
  beside(
    `  const [Wr, Wz, Wn] = tf.split(cell.weight_ih, 3) as Tensor[] as [Tensor, Tensor, Tensor];
  const [Ur, Uz, Un] = tf.split(cell.weight_hh, 3) as Tensor[] as [Tensor, Tensor, Tensor];
  const [br, bz, bn] = tf.split(cell.bias_ih as Tensor, 3) as Tensor[] as [Tensor, Tensor, Tensor];
  const [dr, dz, dn] = tf.split(cell.bias_hh as Tensor, 3) as Tensor[] as [Tensor, Tensor, Tensor];
  const by = (value: Tensor, weight: Tensor): Tensor => tf.matMul(value, weight, false, true) as Tensor;
  const r = sigmoid(by(x, Wr).add(br).add(by(h, Ur)).add(dr));
  const z = sigmoid(by(x, Wz).add(by(h, Uz)).add(bz.add(dz)));
${rest}`,
    "import * as tf from '@tensorflow/tfjs';\n",
  );

/** A lab that makes the steps of a whole pass by hand from its gates. */
const fromGates = (step: string): string => `
import { manualSeed, nn, print, randn, zeros, type Tensor } from 'gatescope';
import * as tf from '@tensorflow/tfjs';

manualSeed(3);
const gru = new nn.GRU({ inputSize: 3, hiddenSize: 4, batchFirst: true });
const [out] = gru.forward(randn(2, 5, 3));
const { update, candidate } = gru.gates;
let h: Tensor = zeros(2, 4);
for (let t = 0; t < 5; t++) {
  const [z, n] = [update.select(1, t), candidate.select(1, t)];
${step}
}
print(out.select(1, 4).sub(h).abs().max().item() < 1e-6);
`;

/** Short labs that make a GRU's step by hand in another convention than PyTorch's, with PyTorch's weights or gates; the line is marked. */
export const mixedConventions: Readonly<Record<string, string>> = {
  'convention-share-of-the-new': mixed(`  const rest = z.neg().add(1);
  h = z.mul(n).add(rest.mul(h)); // <- W-CONVENTION`),
  'convention-on-the-way': mixed(`  h = h.add(z.mul(n.sub(h))); // <- W-CONVENTION`),
  'convention-back': mixed(`  h = h.sub(z.mul(h.sub(n))); // <- W-CONVENTION`),
  'convention-reset-first': apart(`  const n = tanh(by(x, Wn).add(bn).add(by(r.mul(h), Un).add(dn))); // <- W-CONVENTION
  h = tf.sub(1, z).mul(n).add(z.mul(h)) as Tensor;`),
  'convention-reset-first-whole': beside(`${scores}
${thirds}
${gates}
  const again = r.mul(h).matmul(cell.weight_hh.transpose(0, 1)).add(cell.bias_hh as Tensor);
  const n = tanh(nx.add(again.split(4, 1)[2] as Tensor)); // <- W-CONVENTION
  h = n.add(z.mul(h.sub(n)));`),
  'convention-order': beside(`${scores}
  const [zx, rx, nx] = fromX.split(4, 1) as [Tensor, Tensor, Tensor];
  const [zh, rh, nh] = fromH.split(4, 1) as [Tensor, Tensor, Tensor];
${gates}
${candidate}
  const rest = z.neg().add(1);
  h = rest.mul(n).add(z.mul(h)); // <- W-CONVENTION`),
  'convention-of-gates': fromGates(`  h = n.mul(z).add(h.mul(tf.sub(1, z))); // <- W-CONVENTION`),
};

/** Labs that do nearly the same, and are right: PyTorch’s step in other words, or one that says what it is. */
export const oneConvention: Readonly<Record<string, string>> = {
  'convention-no-step': `
import { manualSeed, nn, print, randn } from 'gatescope';

manualSeed(3);
const gru = new nn.GRU({ inputSize: 3, hiddenSize: 4, batchFirst: true });
gru.forward(randn(2, 5, 3));
const { reset: r, update: z, candidate: n } = gru.gates;
const [spread, shifted] = [z.mul(n.sub(n.mean())).add(1e-6), r.mul(n.sub(z)).add(z.mul(2))];
print(spread.size === shifted.size);
`,
  'convention-share-of-the-old': mixed(`  const rest = z.neg().add(1);
  h = rest.mul(n).add(z.mul(h));`),
  'convention-on-the-way': mixed(`  h = n.add(z.mul(h.sub(n)));`),
  'convention-back': mixed(`  h = n.sub(z.mul(n.sub(h)));`),
  'convention-reset-after': apart(`  const n = tanh(by(x, Wn).add(bn).add(by(h, Un).add(dn).mul(r)));
  h = tf.sub(1, z).mul(n).add(z.mul(h)) as Tensor;`),
  'convention-by-another-name': beside(`${scores}
${thirds}
  const [r, z] = [sigmoid(rx.add(rh)), sigmoid(zx.add(zh).neg())];
${candidate}
  const rest = z.neg().add(1);
  h = z.mul(n).add(rest.mul(h));`),
  'convention-own-name-for-the-rest': mixed(`  const share = z.neg().add(1);
  h = share.mul(n).add(share.neg().add(1).mul(h));`),
  'convention-compared': mixed(`  const rest = z.neg().add(1);
  print(z.mul(n).add(rest.mul(h)).mean().item());
  h = rest.mul(n).add(z.mul(h));`),
  'convention-said': mixed(`  const rest = z.neg().add(1);
  // As TensorFlow.js's users often expect it, and not as PyTorch has it.
  h = z.mul(n).add(rest.mul(h));`),
  'convention-only-its-weights': `
import { manualSeed, nn, print, randn, sigmoid, tanh, zeros, type Tensor } from 'gatescope';

manualSeed(3);
const cell = new nn.GRUCell({ inputSize: 3, hiddenSize: 4 });
const X = randn(5, 2, 3);
let h: Tensor = zeros(2, 4);
for (let t = 0; t < 5; t++) {
  const x = X.at(t);
  const fromX = x.matmul(cell.weight_ih.transpose(0, 1)).add(cell.bias_ih as Tensor);
  const fromH = h.matmul(cell.weight_hh.transpose(0, 1)).add(cell.bias_hh as Tensor);
  const [rx, zx, nx] = fromX.split(4, 1) as [Tensor, Tensor, Tensor];
  const [rh, zh, nh] = fromH.split(4, 1) as [Tensor, Tensor, Tensor];
  const [r, z] = [sigmoid(rx.add(rh)), sigmoid(zx.add(zh))];
  const n = tanh(nx.add(r.mul(nh)));
  const rest = z.neg().add(1);
  h = z.mul(n).add(rest.mul(h));
}
print(h.shape);
`,
  'convention-of-an-lstm': `
import { manualSeed, nn, print, randn, sigmoid, tanh, zeros, type Tensor } from 'gatescope';

manualSeed(3);
const cell = new nn.LSTMCell({ inputSize: 3, hiddenSize: 4 });
const X = randn(5, 2, 3);
let [h, wanted]: Tensor[] = [zeros(2, 4), zeros(2, 4)];
for (let t = 0; t < 5; t++) {
  const x = X.at(t);
  const fromX = x.matmul(cell.weight_ih.transpose(0, 1)).add(cell.bias_ih as Tensor);
  const fromH = h.matmul(cell.weight_hh.transpose(0, 1)).add(cell.bias_hh as Tensor);
  const [rx, zx, nx, ox] = fromX.split(4, 1) as [Tensor, Tensor, Tensor, Tensor];
  const [rh, zh, nh, oh] = fromH.split(4, 1) as [Tensor, Tensor, Tensor, Tensor];
  const [r, z] = [sigmoid(rx.add(rh)), sigmoid(zx.add(zh))];
  const n = tanh(nx.add(nh)).mul(sigmoid(ox.add(oh)));
  const rest = z.neg().add(1);
  h = z.mul(n).add(rest.mul(h)).add(r.mul(0));
  wanted = cell.forward(x, [wanted, wanted])[0];
}
print(h.sub(wanted).abs().max().item() < 1e-6);
`,
  'convention-of-gates': fromGates(`  h = h.mul(z).add(n.mul(tf.sub(1, z)));`),
};
