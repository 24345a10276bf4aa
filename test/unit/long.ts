/**
 * Unit tests that compile whole programs, start processes or run thousands of cases, ten seconds and more a file, below
 * `test/unit`. `npm test` runs them with all others, each in a process of its own; `npm run test:unit` leaves them out.
 */
export const long = [
  'compiler/compilerQueue.test.ts',
  'core/closedSets.test.ts',
  'extension/progress/progressStore.test.ts',
  'extension/twins/twinCommands.test.ts',
  'instrument/expressions.test.ts',
  'instrument/generatedPrograms.test.ts',
  'instrument/recursionDepth.test.ts',
  'instrument/stopPlaces.test.ts',
  'lesson/hostileText.test.ts',
  'mending/warningMends.test.ts',
  'project/importGuard.test.ts',
  'recorder/mistakes.test.ts',
  'torch/addedCell.test.ts',
  'torch/labTypes.test.ts',
  'torch/vectors.test.ts',
];
