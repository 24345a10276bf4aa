/**
 * Unit tests that need a process of their own, below `test/unit`: they put something in the place of a module of the
 * product, or need an engine that has run nothing else. All others share a process a core, and `freshStart.ts` ends what
 * the one before left. Those of `long.ts` have one too.
 */
export const alone = [
  'extension/compiler.test.ts',
  'extension/shown/shownSurfaces.test.ts',
  'extension/trust/restrictedWindow.test.ts',
  'recorder/addedCell.test.ts',
  'sandbox/freezeIntrinsics.test.ts',
  'torch/movedValues.test.ts',
];
