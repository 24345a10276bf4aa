// All gates at once, as a cell computes them.
import { fixed, print, sigmoid, tanh, tensor } from 'gatescope';

const scores = tensor([-1.0, 0.2, 0.7]);
const [f, i, o] = sigmoid(scores).tolist() as number[];
const c = f! * 0.8 + i! * tanh(0.9);
const h = o! * tanh(c);

print('memory', fixed(c, 4), 'shown', fixed(h, 4));
