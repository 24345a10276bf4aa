import * as v from 'valibot';

/**
 * What is wrong with a manifest, as the rest of a sentence.
 * @param placeOf says where the author finds a place
 */
export function sentenceOf(issue: v.BaseIssue<unknown>, placeOf: (path: readonly PropertyKey[]) => string): string {
  const place = placeOf((issue.path ?? []).map(({ key }) => key as PropertyKey));
  if (issue.type === 'strict_object' && issue.expected === 'never') return `${place} is not known; check its spelling`;
  if (issue.received === 'undefined') return `${place} is missing`;
  if (isLeaving(issue)) return `${place}: '${issue.input}' leaves the lesson's folder`;
  return `${place} ${issue.kind === 'schema' && issue.message.startsWith('Invalid') ? `must be ${issue.expected ?? 'something else'}, not ${issue.received}` : issue.message}`;
}

/** Whether a path points out of the folder, by any system's rules: worth its own sentence. */
function isLeaving(issue: v.BaseIssue<unknown>): issue is v.BaseIssue<unknown> & { readonly input: string } {
  const { input, message } = issue;
  if (typeof input !== 'string' || !/must be a (?:path|file name)/.test(message)) return false;
  return /^(?:[\\/]|[A-Za-z]:|~|\w+:)|(?:^|[\\/])\.\.(?:[\\/]|$)/.test(input);
}
