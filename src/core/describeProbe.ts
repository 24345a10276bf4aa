import { gateBar, gateText, gateWords } from './gateText.ts';
import type { MarkKind, ProbeText } from './inlineMark.ts';
import { countText, numberText } from './numberText.ts';
import { cutText } from './cutText.ts';
import { summaryText } from './summaryText.ts';
import { fromWire, type ProbeValue, type ValueSummary } from './value.ts';

/** What is painted for one probe is never longer. */
const longestShort = 120;
const longestFull = 240;

/** A probe's newest state in words. `site.name` decides what a gate's value means. */
export function describeProbe(site: { readonly name: string }, probe: ProbeValue): ProbeText {
  const { value, series, count } = probe;
  const gate = gateValue(value);
  const times = count > 1 ? ` ×${countText(count)}` : '';
  const short = gate === null ? summaryText(value) : gateText(gateName(site.name, value), gate);
  const shape = value.kind === 'tensor' ? { shape: value.shape } : {};
  return {
    site: probe.site,
    name: site.name,
    kind: kindOf(probe, gate !== null),
    short: cutText(short, longestShort - times.length) + times,
    full: cutText(`${short}${times}${details(site.name, probe)}`, longestFull),
    ...shape,
    ...(series && { series }),
    isBad: isBad(value) || (series?.nanCount ?? 0) > 0,
  };
}

function kindOf({ value, series }: ProbeValue, isGate: boolean): MarkKind {
  if (isGate) return 'gate';
  return series && (value.kind === 'number' || (value.kind === 'tensor' && value.shape.length === 0)) ? 'series' : value.kind;
}

/** The value of a gate that is one number; null for every other value. */
function gateValue(value: ValueSummary): number | null {
  if (value.kind === 'number' && value.isGate) return fromWire(value.value);
  const [only] = value.kind === 'tensor' && value.isGate && value.shape.length === 0 ? value.head : [];
  return only === undefined ? null : fromWire(only);
}

/** The name that says what a gate does: the learner's own, unless it is a module's and means something else there. */
function gateName(name: string, value: ValueSummary): string {
  return value.kind === 'tensor' && value.isKeepGate ? 'keep' : name;
}

/** What density `full` adds: more digits of a number, range and mean of a series or tensor, the number of parameters of a module. */
function details(name: string, { value, series }: ProbeValue): string {
  if (series) {
    const bad = series.nanCount > 0 ? `, ${countText(series.nanCount)} NaN` : '';
    return `, min ${numberText(series.min)}, max ${numberText(series.max)}, mean ${numberText(series.mean)}${bad}`;
  }
  if (value.kind === 'number') return exactly(fromWire(value.value), numberText(value.value));
  if (value.kind === 'module') return `, ${countText(value.parameters)} parameters`;
  if (value.kind !== 'tensor' || !value.stats || value.shape.length === 0) return '';
  const { min, max, mean } = value.stats;
  const gate = value.isGate ? ` ${gateBar(mean)} ${gateWords(gateName(name, value), mean)}` : '';
  return `, min ${numberText(min)}, max ${numberText(max)}, mean ${numberText(mean)}${gate}`;
}

/** The number with more digits, where four decimals are not all of it. */
function exactly(value: number, shown: string): string {
  const exact = String(Number(value.toPrecision(8)));
  return !Number.isFinite(value) || Number(shown) === Number(exact) ? '' : ` (${exact})`;
}

function isBad(value: ValueSummary): boolean {
  if (value.kind === 'number') return !Number.isFinite(fromWire(value.value));
  if (value.kind === 'tensor') return value.nanCount > 0 || value.infinityCount > 0;
  return value.kind === 'list' && value.items.some(isBad);
}
