import type { ProbeSite } from '../../core/run/compiledLab.ts';
import type { ProbeValue } from '../../core/run/value.ts';

/** What is needed of a run to find its values again in the next one. */
interface RunValues {
  readonly lab: { readonly sites: readonly ProbeSite[] };
  readonly state: { readonly values: ReadonlyMap<number, ProbeValue> };
}

/**
 * The values of a run by the probes of a later one, whose text may be another: the first `h` of a file is compared with
 * its first `h`. A name that stands more or less often than it did is compared with nothing.
 */
export function earlierValues(now: RunValues['lab'], before: RunValues): ReadonlyMap<number, ProbeValue> {
  const [ours, theirs] = [placesByName(now.sites), placesByName(before.lab.sites)];
  const found = new Map<number, ProbeValue>();
  for (const [name, places] of ours) {
    const earlier = theirs.get(name);
    if (earlier?.length !== places.length) continue;
    places.forEach((site, index) => {
      const value = before.state.values.get(earlier[index] ?? -1);
      if (value) found.set(site, { ...value, site });
    });
  }
  return found;
}

/** Sites are listed in source order. */
function placesByName(sites: readonly ProbeSite[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [index, { file, role, name }] of sites.entries()) {
    const key = `${String(file)} ${role} ${name}`;
    const known = places.get(key);
    if (known) known.push(index);
    else places.set(key, [index]);
  }
  return places;
}
