// @ts-check
import { lazyRoom } from './lazyRoom.mjs';

/** The one part that may start a program: kept out of the host bundle, so that a check of that bundle can tell. */
export const lazyPython = () =>
  lazyRoom({ room: 'src/python', entry: 'runPython.ts', output: 'python.cjs', reason: 'Only its own bundle may start a program.' });
