export { clipGradNorm } from './gradientClipping.ts';
export * as rnn from './packing/packingNames.ts';
