import type { XrayAnswer, XrayHold, XrayLayer, XrayRequest } from '../../../src/core/run/xray.ts';
import { countText } from '../../../src/core/words/numberText.ts';
import type { XrayFocus } from '../xray/xrayFocus.ts';

/** A number that can be asked about. */
export interface WhyPlace {
  readonly layer: XrayLayer;
  /** Index in the layer's places. */
  readonly place: number;
  readonly sequence: number | null;
  readonly hold: XrayHold | null;
  readonly focus: Pick<XrayFocus, 'value' | 'unit'>;
  readonly step: number;
  /** So many steps are one column of the picture, which shows their mean. */
  readonly every: number;
}

/** Asks the worker of the run that is shown. */
export type AskXray = (request: XrayRequest) => Promise<XrayAnswer>;

/** What of a place stands in every question about it; null where a mean of all sequences is looked at. */
export function askedAt({ layer, place, sequence, hold, step, focus: { unit } }: WhyPlace): AskedPlace | null {
  return sequence === null ? null : { layer: layer.id, place, sequence, hold, step, unit };
}

type AskedPlace = Omit<Extract<XrayRequest, { kind: 'cell' }>, 'kind'>;

/** Where a column is a mean of steps: which of them is told of. */
export function meanColumnText({ every }: WhyPlace): string {
  return every > 1 ? `The column shows the mean of ${countText(every)} steps; this is the first of them.` : '';
}
