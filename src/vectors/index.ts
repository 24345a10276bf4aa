export { activateGRU, differentiateGRU } from './gruLanes';
export { activateLSTM, differentiateLSTM } from './lstmLanes';
export { activateTanh, differentiateTanh } from './rnnLanes';
export { outerProduct, product } from './sums';
