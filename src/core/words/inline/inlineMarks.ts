import type { ProbeSite } from '../../run/compiledLab.ts';
import { gateBarText, gateMeaningOf, gateStory, gateText, gateWords, withHalfLife } from './gateText.ts';
import type { InlineMark, MarkKind } from './inlineMark.ts';
import { countText, numberText } from '../numberText.ts';
import { changeSince } from '../changeText.ts';
import { cutText } from '../cutText.ts';
import { parameterText } from './parameterCount.ts';
import { partForms } from './partForms.ts';
import type { Saying } from './saidInText.ts';
import { summaryText } from '../summaryText.ts';
import { fromWire, type ProbeValue, type ValueSummary } from '../../run/value.ts';

/** What is painted for one probe is never longer. */
const longestShort = 120;
const longestFull = 240;

/**
 * What to paint on the lines of one of a lab's files (0: the lab itself): one mark a line, its parts in source order.
 * `earlier`: what the run before gave, by probe.
 */
export function inlineMarks(
  sites: readonly ProbeSite[],
  values: Iterable<ProbeValue>,
  file = 0,
  earlier?: ReadonlyMap<number, ProbeValue>,
): InlineMark[] {
  const lines = new Map<number, { readonly site: ProbeSite; readonly part: InlineMark['parts'][number] }[]>();
  for (const value of values) {
    const site = sites[value.site];
    if (site?.file !== file) continue;
    const parts = lines.get(site.line) ?? [];
    parts.push({ site, part: describeProbe(site, value, earlier?.get(value.site)) });
    lines.set(site.line, parts);
  }
  return [...lines]
    .sort(([one], [other]) => one - other)
    .map(([line, parts]) => ({ line, parts: parts.sort((one, other) => inSource(one.site, other.site)).map(({ part }) => part) }));
}

/** Order in the learner's text. */
export function inSource(one: ProbeSite, other: ProbeSite): number {
  return one.nameLine - other.nameLine || one.nameColumn - other.nameColumn;
}

/**
 * A probe's newest state in words. What a gate of the lab's own means is told by `site.name`. `earlier`: its state in
 * the run before, where there was one.
 */
export function describeProbe(
  site: Saying & { readonly name: string },
  probe: ProbeValue,
  earlier?: ProbeValue,
): InlineMark['parts'][number] {
  const { value, series, count } = probe;
  const gate = gateValue(value);
  const times = count > 1 ? `×${countText(count)}` : '';
  const seen = times === '' ? '' : ` ${times}`;
  const short = gate === null ? summaryText(value) : gateText(gateMeaningOf(site.name, value), gate);
  const change = earlier && changeSince(probe, earlier);
  const shape = value.kind === 'tensor' ? { shape: value.shape } : {};
  return {
    site: probe.site,
    name: site.name,
    kind: kindOf(probe, gate !== null),
    short: cutText(short, longestShort - seen.length) + seen,
    forms: partForms(site, probe, gate).map(form => cutText(form, longestShort)),
    times,
    full: cutText(
      `${gate === null ? short : gateStory(gateMeaningOf(site.name, value), gate)}${seen}${details(site.name, probe)}`,
      longestFull,
    ),
    ...shape,
    ...(series && { series }),
    ...(change && { change }),
    isBad: isBad(value) || (series?.nanCount ?? 0) > 0,
  };
}

function kindOf({ value, series }: ProbeValue, isGate: boolean): MarkKind {
  if (isGate) return 'gate';
  return series && (value.kind === 'number' || (value.kind === 'tensor' && value.shape.length === 0)) ? 'series' : value.kind;
}

/** The value of a gate that is one number; null for every other value. */
export function gateValue(value: ValueSummary): number | null {
  if (value.kind === 'number' && value.isGate) return fromWire(value.value);
  const [only] = value.kind === 'tensor' && value.isGate && value.shape.length === 0 ? value.head : [];
  return only === undefined ? null : fromWire(only);
}

/**
 * What density `full` adds: more digits of a number, range and mean of a series or tensor, the number of parameters of
 * a module.
 */
function details(name: string, { value, series }: ProbeValue): string {
  if (series) {
    const bad = series.nanCount > 0 ? `, ${countText(series.nanCount)} NaN` : '';
    return `, min ${numberText(series.min)}, max ${numberText(series.max)}, mean ${numberText(series.mean)}${bad}`;
  }
  if (value.kind === 'number') return exactly(fromWire(value.value), numberText(value.value));
  if (value.kind === 'module') return `, ${parameterText(value)}`;
  if (value.kind !== 'tensor' || !value.stats || value.shape.length === 0) return '';
  const { min, max, mean } = value.stats;
  const meaning = gateMeaningOf(name, value);
  const gate = value.isGate ? ` ${gateBarText(mean)} ${withHalfLife(gateWords(meaning, mean), meaning, mean)}` : '';
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
