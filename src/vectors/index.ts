export { activateGRU, differentiateGRU } from './gru';
export { activateLSTM, differentiateLSTM } from './lstm';
export { activateTanh, differentiateTanh } from './rnn';
export { outerProduct, product } from './sums';
