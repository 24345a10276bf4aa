import type { XrayLayer } from '../../../src/core/run/xray.ts';
import type { StepCursor } from '../../../src/core/run/run.ts';
import type { PassStepClock } from '../../../src/core/steps/stepClock.ts';
import type { PageRun } from '../state/labPageState.ts';
import { clocksOf } from '../state/shownStep.ts';

/** What goes through the time steps of a module; undefined where the run has no gates of so many steps. */
export function passClock(run: PageRun, { pass }: XrayLayer): PassStepClock | undefined {
  return clocksOf(run).find((clock): clock is PassStepClock => clock.kind === 'pass' && clock.steps === pass?.steps);
}

/**
 * What the cursor of the run stands on when the X-ray goes to a step; null where it stays. A mouse that only passes by
 * (`isMeant` is false) takes along a step that is looked at already, and begins with none.
 */
export function cursorAt(run: PageRun, layer: XrayLayer, step: number, isMeant: boolean): StepCursor | null {
  if (!isMeant && run.step?.clock.kind !== 'pass') return null;
  const clock = passClock(run, layer);
  return clock ? { clock: clock.id, step: step + 1 } : null;
}

/** The module that is looked into first: whose gates stand beside the code last, or else the first with a pass. */
export function shownLayer(layers: readonly XrayLayer[], run: PageRun | null): number {
  const told = [...(run?.state.values.values() ?? [])].flatMap(({ value }) =>
    value.kind === 'module' && value.gates !== undefined && value.layer !== undefined ? [value.layer] : [],
  );
  const last = layers.findLastIndex(({ id, pass }) => pass !== null && told.includes(id));
  return last === -1 ? layers.findIndex(({ pass }) => pass !== null) : last;
}
