export { PackedSequence } from '../../input/packedSequence.ts';
export { packPaddedSequence, packSequence } from './packing.ts';
export type { PackOptions } from './packing.ts';
export { padPackedSequence, padSequence } from './padding.ts';
export type { PadOptions, PadPackedOptions } from './padding.ts';
