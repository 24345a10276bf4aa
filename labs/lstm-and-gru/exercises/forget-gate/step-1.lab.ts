// Exercise: Close the forget gate
//
// This is Lab 1. Its forget gate gets the score 1.0 and
// keeps most of the old memory. Give it the score -1.0
// and change nothing else. What becomes of cT and hT?
import { fixed, print, sigmoid, tanh } from 'gatescope';

// The memory so far.
const cPrev = 0.8;

// Each gate is a sigmoid of a score.
const forgetGate = sigmoid(-1.0);
const inputGate = sigmoid(0.2);
const outputGate = sigmoid(0.7);

// What could be written.
const candidate = tanh(0.9);

// New memory: what stays of the old, and what is written.
const kept = forgetGate * cPrev;
const written = inputGate * candidate;
const cT = kept + written;

// What the memory shows at this step.
const hT = outputGate * tanh(cT);

print('forget_gate ', fixed(forgetGate, 4));
print('c_t         ', fixed(cT, 4));
print('h_t         ', fixed(hT, 4));
