import type { CompiledLab } from '../core/run/compiledLab.ts';
import { describeProbe, inSource } from '../core/words/inline/inlineMarks.ts';
import type { MarkKind } from '../core/words/inline/inlineMark.ts';
import type { BackendName } from '../core/run/run.ts';
import type { ProbeValue } from '../core/run/value.ts';

/** One painted value of `--json`. */
export interface ReportedValue {
  readonly line: number;
  readonly name: string;
  readonly kind: MarkKind;
  readonly shape?: readonly number[];
  readonly text: string;
  readonly count: number;
}

/** What `--json` prints. */
export interface RunReport {
  readonly output: readonly string[];
  readonly values: readonly ReportedValue[];
  readonly backend: BackendName;
  /** The lab's own running time. */
  readonly ms: number;
  readonly error?: PlacedMessage;
  /** What runs but seems to be a mistake, in the order it was found. */
  readonly warnings: readonly PlacedMessage[];
}

/** What is said of one place in the lab, or in a file beside it. */
export interface PlacedMessage {
  /** `E-…` for what ended the lab, `W-…` for a warning. */
  readonly code: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The values of the lab's own lines, in source order. */
export function reportValues(lab: CompiledLab, values: Iterable<ProbeValue>): ReportedValue[] {
  return [...values]
    .flatMap(value => {
      const site = lab.sites[value.site];
      return site?.file === 0 ? [{ site, value }] : [];
    })
    .sort((one, other) => inSource(one.site, other.site))
    .map(({ site, value }) => {
      const { kind, shape, short } = describeProbe(site, value);
      return { line: site.line, name: site.name, kind, ...(shape && { shape }), text: short, count: value.count };
    });
}
