// Lab 4 once more, looked at in every epoch: what do the
// flat stretch and the sudden fall consist of?
import { fixed, manualSeed, print } from 'gatescope';
import { accuracy, Classifier, size, train } from './classifier';
import { firstValue } from './tasks';

manualSeed(42);
const data = firstValue();
const [X, y] = data;
const n = X.shape[0]!;
const ones = y.sum().item();
const share = ones / n;

print(`labels n=${n} ones=${ones} zeros=${n - ones} share_ones=${fixed(share, 3)}`);

// The loss of a model that only knows how often each
// answer occurs, and of one that knows not even that.
const baseRate = -(share * Math.log(share) + (1 - share) * Math.log(1 - share));
print(`floor base_rate=${fixed(baseRate, 4)} coin=${fixed(Math.log(2), 4)}`);

const model = new Classifier('GRU', 1);
print(`model parameters=${size(model)}`);

let constant = 0;
let almost = 0;
const firstAt = train(model, data, {
  epochs: 80,
  lr: 0.03,
  onEpoch(epoch, loss, logits) {
    const answers = logits.argmax(1);
    const saysOne = answers.sum().item();
    const acc = answers.eq(y).mean().item();
    if (saysOne === 0 || saysOne === n) constant = epoch;
    if (almost === 0 && acc >= 0.98) almost = epoch;
    if ([1, 20, 21, 28].includes(epoch)) {
      print(`epoch=${epoch} says_one=${saysOne} loss=${fixed(loss, 4)} acc=${fixed(acc, 3)}`);
    }
  },
});
print(`last_constant epoch=${constant}`);
print(`first_at_98_percent epoch=${almost}`);
print(`first_all_right epoch=${firstAt}`);
print(`held_out acc=${fixed(accuracy(model, firstValue()), 3)}`);
