// @ts-check
import { lazyRoom } from './lazyRoom.mjs';

/** What reads a lesson's manifest: loaded when the first lesson is asked for. */
export const lazyManifest = () =>
  lazyRoom({
    room: 'src/lesson',
    entry: 'manifest/manifest.ts',
    output: 'manifest.cjs',
    reason: 'Nothing of a lesson is read at activation.',
  });
