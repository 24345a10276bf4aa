/**
 * What the summary of a value may hold at most. The recorder makes its summaries to fit, the page refuses what does
 * not: both read these numbers, so that nothing the recorder sends is refused for its size.
 */
export const valueLimits = {
  /** Characters of a text or of a module's line; longer ones are cut. */
  text: 240,
  /** Characters of the one line about any other value, and of the reason why one is absent; longer ones are cut. */
  line: 120,
  /** Items of a list that are looked at. */
  items: 16,
  /** Lists in lists that are looked into. */
  depth: 3,
  /** Axes of a tensor, and characters of an axis' name. */
  axes: 16,
  axisName: 64,
  /** First values of a tensor. */
  head: 64,
  /** Texts that one probe gave in its turns, and characters of each. */
  texts: 64,
  shortText: 40,
  /** Numbers of a series. */
  series: 256,
  /** Values in one event. */
  values: 20_000,
} as const;

/** What a module has learned, as it is sent at the end of a run. */
export const weightLimits = {
  tensors: 1_000,
  axes: 16,
  /** Characters of a name, which may be in any script. */
  name: 120,
  /** Numbers of one module, and of all modules of a run: each name of a module sends them again. */
  numbers: 2_500,
  numbersOfRun: 100_000,
} as const;

/** The gates inside recurrent modules, as they are sent at the end of a run. */
export const gateLimits = {
  gates: 64,
  name: 60,
  steps: 64,
  /** Hidden units that are told of one by one; of more than these, none is. */
  units: 512,
  /** Multiplications that reading them may take in a run: about 20 ms, for nobody shall wait for the end of one. */
  workOfRun: 20_000_000,
} as const;
