import type { AskedGate } from '../../../src/core/channels/labPageChannel.ts';
import type { XrayLayer, XraySequence } from '../../../src/core/run/xray.ts';
import type { PageRun } from '../state/labPageState.ts';
import { findGate, largestPart, partText, type GatePlace } from '../xray/askedGate.ts';
import type { XrayFocus } from '../xray/xrayFocus.ts';
import { passClock } from './passSteps.ts';

/** The gate that somebody has asked about elsewhere, until it can be looked at. */
export class WantedGate {
  private gate: AskedGate | null = null;
  private last: AskedGate | null = null;
  private runId: string | null = null;

  /** True where another one is asked about than the last time. What was asked of one run is not asked of the next. */
  take(gate: AskedGate | null, runId: string | null): boolean {
    if (runId !== this.runId) this.gate = null;
    this.runId = runId;
    if (gate === this.last) return false;
    this.last = this.gate = gate;
    return gate !== null;
  }

  /** Where it is; undefined where none is asked about, and null where it is nowhere: it is given up then. */
  placeIn(layers: readonly XrayLayer[]): GatePlace | null | undefined {
    if (!this.gate || layers.length === 0) return undefined;
    const found = findGate(layers, this.gate);
    if (!found) this.gate = null;
    return found;
  }

  /** What of it is looked at, and in words, and nothing is wanted any more; null where it is not in this module. */
  answer(
    layer: XrayLayer,
    sequence: XraySequence,
    run: PageRun | null,
    index: number,
  ): { readonly focus: XrayFocus; readonly text: string } | null {
    const found = this.gate && findGate([layer], this.gate);
    if (!found) return null;
    this.gate = null;
    const step = run?.step && passClock(run, layer)?.id === run.step.clock.id ? run.step.cursor.step - 1 : null;
    const focus = largestPart(sequence, found.value, step);
    return { focus, text: partText(layer, focus.unit, index, step) };
  }
}
