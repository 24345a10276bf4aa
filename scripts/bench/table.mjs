// @ts-check

/** @param {readonly number[]} values @param {number} share */
const percentile = (values, share) => [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? NaN;

/**
 * Prints times in milliseconds beside what they should be.
 * @param {readonly { name: string, values: readonly number[], goal: string }[]} rows
 */
export function printTimes(rows) {
  console.table(
    Object.fromEntries(
      rows.map(({ name, values, goal }) => [
        name,
        {
          n: values.length,
          'p50 ms': Math.round(percentile(values, 0.5)),
          'p95 ms': Math.round(percentile(values, 0.95)),
          'max ms': Math.round(percentile(values, 1)),
          'goal ms': goal,
        },
      ]),
    ),
  );
}
