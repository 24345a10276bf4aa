// The same bucket, hour by hour.
import { fixed, print, sigmoid } from 'gatescope';

const keep = sigmoid(1.1);
let level = 2.0;
for (let hour = 1; hour <= 24; hour++) {
  level = keep * level + 0.3;
  if (hour % 12 === 0) {
    print(`level hour=${hour} is=${fixed(level, 4)}`);
  }
}
