import type { RunEvent } from '../../../src/core/run/run.ts';
import { runId, type Sample } from './samples.ts';
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
