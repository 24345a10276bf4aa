/** Steps that are shown; `to` is not among them. */
export interface StepWindow {
  readonly from: number;
  readonly to: number;
}

/** So many steps with this one in their middle, as far as there are any. */
export function windowAround(step: number, count: number, steps: number): StepWindow {
  const from = Math.min(Math.max(0, step - Math.floor(count / 2)), steps - count);
  return { from, to: from + count };
}

/** The least that is shown of a pass that has so many. */
const least = 8;

/** So many times the steps, around this one. */
export function zoomed({ from, to }: StepWindow, factor: number, step: number, steps: number): StepWindow {
  return windowAround(step, Math.min(steps, Math.max(Math.min(least, steps), Math.round((to - from) * factor))), steps);
}
