// @ts-check
import { lazyRoom } from './lazyRoom.mjs';

/** The parser and what weaves probes in: loaded by the compiler's thread, never by the host. */
export const lazyInstrument = () =>
  lazyRoom({
    room: 'src/instrument',
    entry: 'instrument.ts',
    output: 'instrument.cjs',
    reason: 'The parser is 1.5 MB, and some texts keep it busy for very long: only the thread of `src/compiler` may load it.',
  });
