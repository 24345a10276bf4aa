// What goes into an LSTM and a GRU, and what comes out. Only the shapes matter here.
import { manualSeed, nn, print, randn, tuple } from 'gatescope';

manualSeed(42);

const x = randn(4, 6, 8); // 4 sequences (batch), 6 time steps, 8 features a step
const lstm = new nn.LSTM({ inputSize: 8, hiddenSize: 16, batchFirst: true });
const gru = new nn.GRU({ inputSize: 8, hiddenSize: 16, batchFirst: true });

const [lstmOut, [lstmH, lstmC]] = lstm.forward(x); // every step's h, and the last h and c
const [gruOut, gruH] = gru.forward(x); // every step's h, and the last h alone

print('shape_lab');
print('lstm_out:', tuple(lstmOut.shape));
print('lstm_h  :', tuple(lstmH.shape)); // layers come first here, even with batchFirst
print('lstm_c  :', tuple(lstmC.shape));
print('gru_out :', tuple(gruOut.shape));
print('gru_h   :', tuple(gruH.shape));
