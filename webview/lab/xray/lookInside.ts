import type { RunId } from '../../../src/core/run/run.ts';
import type { XrayAnswer, XrayRequest } from '../../../src/core/run/xray.ts';

/** Asks the worker of a run that has ended. */
export type LookInside = (params: { readonly runId: RunId; readonly request: XrayRequest }) => Promise<XrayAnswer>;
