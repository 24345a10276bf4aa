import * as v from 'valibot';
import { pathEnding } from './manifestParts.ts';

/** Stands in place of a list, or of a list's entry, that is written in a file of its own. */
export const namedFile = v.strictObject({
  from: v.pipe(
    pathEnding('\\.json', 'exercises/one/exercise.json'),
    v.description('The file of the lesson that holds this. Paths in it begin at the folder of the lesson, too.'),
  ),
});
