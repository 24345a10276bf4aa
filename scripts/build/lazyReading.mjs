// @ts-check
import { lazyRoom } from './lazyRoom.mjs';

/** Markdown and equations: loaded with the first lesson that is opened. */
export const lazyReading = () =>
  lazyRoom({
    room: 'src/reading',
    entry: 'reading.ts',
    output: 'reading.cjs',
    reason: 'Markdown and equations are large: load them with the first lesson with `await import(…)`, not at activation.',
  });
