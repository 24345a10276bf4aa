/*
 * The recurrent cells of `nn`. A cell is one value in `src/torch/cells`, and one line here makes its layer and its
 * single step:
 *
 *     export const [NAME, NAMECell] = modulesOf(cell);
 */
export { RNN, RNNCell } from './rnnModules.ts';
export { LSTM, LSTMCell } from './lstmModules.ts';
export { GRU, GRUCell } from './gruModules.ts';
