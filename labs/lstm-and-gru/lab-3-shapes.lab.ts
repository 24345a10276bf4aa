// What goes into an LSTM and a GRU, and what comes out.
// Only the shapes matter here.
import { manualSeed, nn, print, randn, tuple } from 'gatescope';

manualSeed(42);

// 4 sequences (batch), 6 time steps, 8 features a step.
const x = randn(4, 6, 8);

const options = {
  inputSize: 8,
  hiddenSize: 16,
  batchFirst: true,
};
const lstm = new nn.LSTM(options);
const gru = new nn.GRU(options);

// Both give every step's h. With it, the LSTM gives the
// last h and the last c; the GRU gives the last h alone.
const [lstmOut, [lstmH, lstmC]] = lstm.forward(x);
const [gruOut, gruH] = gru.forward(x);

// A shape is printed as Python writes a tuple.
print('shape_lab');
print('lstm_out:', tuple(lstmOut.shape));
print('lstm_h  :', tuple(lstmH.shape));
print('lstm_c  :', tuple(lstmC.shape));
print('gru_out :', tuple(gruOut.shape));
print('gru_h   :', tuple(gruH.shape));
