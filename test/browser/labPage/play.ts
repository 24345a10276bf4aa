import type { RunEvent } from '../../../src/core/run/run.ts';
import { curve, dialLab, runId, type Sample } from './samples.ts';
import type { ShownPage } from './shownPage.ts';

/** Shows a sample's lab and lets it run, to its end or for ever. Resolves when the page has drawn it. */
export async function play(shown: ShownPage, sample: Sample, isEnded = true): Promise<void> {
  await shown.remote.show(sample.view);
  const { isChanged = false, earlier } = sample;
  await shown.remote.run({ runId, key: 'k', lab: sample.lab, backend: 'auto', isChanged });
  const end: readonly RunEvent[] = isEnded ? [{ kind: 'ended', outcome: sample.outcome }] : [];
  await shown.emit(runId, ...sample.events, ...end);
  if (isEnded) await shown.remote.finish({ runId, outcome: sample.outcome, message: sample.message, ...(earlier ? { earlier } : {}) });
  await shown.drawn();
}

/** The next run of Lab 4: with a loss that is `share` of the other one, and the length turned to `length`. */
export async function runAgain(shown: ShownPage, id: string, share: number, length = 10, steps = 80): Promise<void> {
  const points = curve(steps).map(point => ({ ...point, loss: Number(point.loss) * share }));
  const events: readonly RunEvent[] = dialLab.events.map(event => {
    if (event.kind === 'metrics') return { ...event, points };
    return event.kind === 'dial' && event.dial.kind === 'number' ? { ...event, dial: { ...event.dial, value: length } } : event;
  });
  const runId = id.repeat(32);
  await shown.remote.run({ runId, key: 'k', lab: dialLab.lab, backend: 'auto' });
  await shown.emit(runId, ...events, { kind: 'ended', outcome: dialLab.outcome });
  await shown.remote.finish({ runId, outcome: dialLab.outcome, message: dialLab.message });
  await shown.drawn();
}
