// A lab of your own, as any file named NAME.lab.ts is one.
import { manualSeed, nn, print, randn, tuple } from 'gatescope';

manualSeed(42);
// 2 sequences, 5 steps each, 3 features a step.
const x = randn(2, 5, 3);
const sizes = { inputSize: 3, hiddenSize: 4 };
const gru = new nn.GRU({ ...sizes, batchFirst: true });
const [out, h] = gru.forward(x);
print(tuple(out.shape), tuple(h.shape));
