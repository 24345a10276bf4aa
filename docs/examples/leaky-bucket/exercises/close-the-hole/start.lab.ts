// Exercise: Close the hole
//
// The bucket leaks. Let all of the old water stay.
import { fixed, print, sigmoid } from 'gatescope';

const keep = sigmoid(1.1);

const before = 2.0;
const rain = 0.3;
const level = keep * before + rain;

print('level', fixed(level, 4));
