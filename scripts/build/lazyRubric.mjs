// @ts-check
import { lazyRoom } from './lazyRoom.mjs';

/** What looks at answers in words: loaded when the first one is checked. */
export const lazyRubric = () =>
  lazyRoom({ room: 'src/learning/rubric', entry: 'rubric.ts', output: 'rubric.cjs', reason: 'No answer is looked at at activation.' });
