// A week of rain, from two beginnings.
import { fixed, print, sigmoid } from 'gatescope';

const keep = sigmoid(1.1);
for (const start of [0.0, 2.0]) {
  let level = start;
  for (let hour = 1; hour <= 168; hour++) level = keep * level + 0.3;
  print(`start=${start} level=${fixed(level, 4)}`);
}
