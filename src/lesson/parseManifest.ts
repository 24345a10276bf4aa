import * as v from 'valibot';
import { danglingReference } from './danglingReference.ts';
import { manifestSchema, type Manifest } from './manifestSchema.ts';
import { faultOf } from './plainJson.ts';

/** The manifest in `text`, or one sentence that says what is wrong with it and where. `folder` is the lesson's folder by name. Never throws. */
export function parseManifest(folder: string, text: string): Manifest | { readonly problem: string } {
  const refused = (reason: string): { problem: string } => ({ problem: `Lesson '${folder}' was not loaded: ${reason}.` });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refused('lesson.json is not valid JSON');
  }
  const fault = faultOf(json);
  if (fault !== null) return refused(fault);
  const result = v.safeParse(manifestSchema, json, { abortEarly: true });
  if (!result.success) return refused(sentenceOf(result.issues[0]));
  const manifest = result.output;
  if (manifest.id !== folder) return refused(`id is '${manifest.id}', but must be the folder's name`);
  const dangling = danglingReference(manifest);
  return dangling === null ? manifest : refused(dangling);
}

function sentenceOf(issue: v.BaseIssue<unknown>): string {
  const place = v.getDotPath(issue)?.replace(/\.(\d+)(?=\.|$)/g, '[$1]') ?? 'lesson.json';
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
