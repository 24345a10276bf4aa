// One hour in the life of a leaky bucket.
import { fixed, print, sigmoid } from 'gatescope';

// A gate says how much stays: about three quarters.
const keep = sigmoid(1.1);

const before = 2.0;
const rain = 0.3;
const level = keep * before + rain;

print('keep ', fixed(keep, 4));
print('level', fixed(level, 4));
