export { Adam } from './adam.ts';
export type { AdamOptions } from './adam.ts';
export { SGD } from './sgd.ts';
export type { SGDOptions } from './sgd.ts';
export { RMSprop } from './rmsprop.ts';
export type { RMSpropOptions } from './rmsprop.ts';
