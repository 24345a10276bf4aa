// Exercise: Close the hole
//
// The bucket leaks. Let all of the old water stay.
import { fixed, print } from 'gatescope';

const keep = 1.0;

const before = 2.0;
const rain = 0.3;
const level = keep * before + rain;

print('level', fixed(level, 4));
