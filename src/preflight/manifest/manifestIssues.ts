import type * as v from 'valibot';
import type { ManifestPath } from '../../lesson/manifest/joinFiles.ts';
import { sentenceOf } from '../../lesson/manifest/manifestSentence.ts';
import { likelyName } from '../base/likelyName.ts';
import type { CheckedTexts } from '../base/checkedTexts.ts';
import { knownKeys } from './knownKeys.ts';
import type { MendedJson } from './mendedJson.ts';
import type { ManifestPlaces } from './manifestPlaces.ts';

interface IssueContext {
  readonly texts: CheckedTexts;
  readonly place: ManifestPlaces;
  readonly mended: MendedJson;
  readonly instead: (key: string) => unknown;
}

/** Tells what a manifest's schema refuses, and mends it so far that the rest can be looked at. */
export function tellIssues(issues: readonly v.BaseIssue<unknown>[], context: IssueContext): void {
  const { texts, place, mended, instead } = context;
  const unknown = issues.filter(issue => issue.type === 'strict_object' && issue.expected === 'never');
  /** Keys that were meant, by what was written: that they are missing goes without saying. */
  const meant = new Set<string>();
  for (const path of unknown.map(pathOf)) {
    const [object, key] = [path.slice(0, -1), String(path.at(-1))];
    const there = Object.keys(mended.at(object) ?? {});
    const likely = likelyName(
      key,
      knownKeys(object).filter(name => !there.includes(name)),
    );
    const end = likely === null ? '.' : `. Did you mean '${likely}'?`;
    const old = mended.originally(path);
    place.tell(texts, old, `${place.nameOf(old)} is not known; check its spelling${end}`, { part: 'key' });
    if (likely !== null) meant.add([...object, likely].join('/'));
    mended.rename(path, likely);
  }
  const gone: ManifestPath[] = [];
  for (const issue of issues.filter(one => !unknown.includes(one))) {
    const path = pathOf(issue);
    if (meant.has(path.join('/'))) continue;
    const field = /^must not use an? (id|file) twice$/.exec(issue.message)?.[1];
    if (field !== undefined) {
      for (const entry of doubledIn(mended.at(path), field)) {
        gone.push([...path, entry.at]);
        // Which one was meant nobody knows.
        mended.gaps.add(null);
        const old = mended.originally([...path, entry.at, field]);
        const first = place.nameOf(mended.originally([...path, entry.first]));
        place.tell(texts, old, `${place.nameOf(old)} is '${entry.value}', which ${first} has already.`);
      }
      continue;
    }
    gone.push(path);
    place.tell(texts, mended.originally(path), `${sentenceOf(issue, inner => place.nameOf(mended.originally(inner)))}.`);
  }
  mended.leaveOut(gone, instead);
}

function pathOf(issue: v.BaseIssue<unknown>): PropertyKey[] {
  return (issue.path ?? []).map(({ key }) => key as PropertyKey);
}

function doubledIn(list: unknown, field: string): { readonly at: number; readonly first: number; readonly value: string }[] {
  const first = new Map<unknown, number>();
  return (Array.isArray(list) ? (list as Record<string, unknown>[]) : []).flatMap((entry, at) => {
    const value = entry[field];
    const before = first.get(value);
    if (before === undefined) first.set(value, at);
    return before === undefined ? [] : [{ at, first: before, value: String(value) }];
  });
}
