// @ts-check
import { lazyRoom } from './lazyRoom.mjs';

/** The one part of the host that may start a thread: kept out of the host bundle, so that a check of that bundle can tell. */
export const lazyCompiler = () =>
  lazyRoom({
    room: 'src/compiler',
    entry: 'compiler.ts',
    output: 'compiler.cjs',
    reason: 'Only its own bundle may start a thread.',
  });
