import * as v from 'valibot';
import { endOf } from '../base/likelyName.ts';
import type { CheckedTexts } from '../base/checkedTexts.ts';
import { JsonFile } from '../manifest/jsonFile.ts';
import { knownKeys } from '../manifest/knownKeys.ts';

const edit = v.strictTuple([v.pipe(v.string(), v.minLength(1, 'must not be empty')), v.string()]);
const entry = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1, 'must not be empty')),
  expect: v.pipe(v.string(), v.minLength(1, 'must not be empty')),
  mistake: v.optional(v.nullable(v.string())),
  at: v.optional(v.string()),
  from: v.optional(v.picklist(['start', 'solution'], 'must be "start" or "solution"')),
  edits: v.optional(v.array(edit), []),
  text: v.optional(v.union([v.string(), v.array(v.string())])),
});
const file = v.array(entry);

/** An answer to an exercise in code that is kept beside it, and what has to be said of it. */
export interface KeptAttempt {
  readonly name: string;
  /** `right`, `notStarted`, `couldNotRun`, or the sub-goal that is missed. */
  readonly expect: string;
  /** The mistake that is recognised, null for none; undefined where none is asked for. */
  readonly mistake: string | null | undefined;
  /** What has to stand on the line that the verdict names. */
  readonly at: string | undefined;
  /** The whole program. */
  readonly program: string;
  /** Where it is kept. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What an attempt may start from. */
export interface AttemptGrounds {
  readonly start: string;
  /** Null where there is none, which is told. */
  readonly solution: string | null;
}

/** The attempts that are kept for an exercise; tells what is wrong with how they are written. */
export async function readAttempts(files: readonly string[], grounds: AttemptGrounds, texts: CheckedTexts): Promise<KeptAttempt[]> {
  const found: KeptAttempt[] = [];
  const names = new Map<string, string>();
  for (const path of files) {
    const json = await readJson(path, texts, file);
    for (const [at, { name, expect, mistake, at: line, from = 'solution', edits, text }] of json?.value.entries() ?? []) {
      const place = json?.json.placeOf([at, 'name']) ?? { line: 1, column: 1 };
      const first = names.get(name);
      if (first !== undefined) texts.tell(path, place, `There is an attempt '${name}' in ${first} already.`);
      names.set(name, path);
      const ground = text === undefined ? grounds[from] : null;
      let program = text === undefined ? (ground ?? '') : typeof text === 'string' ? text : `${text.join('\n')}\n`;
      for (const [i, [what, by]] of edits.entries()) {
        if (!program.includes(what) && (text !== undefined || ground !== null)) {
          const where = text === undefined ? `the ${from === 'start' ? 'starter' : 'first solution'}` : 'the text';
          texts.tell(
            path,
            json?.json.placeOf([at, 'edits', i, 0]) ?? 1,
            `The attempt '${name}' changes '${what}', which is not in ${where}.`,
          );
        }
        program = program.replaceAll(what, () => by);
      }
      found.push({ name, expect, mistake, at: line, program, file: path, ...place });
    }
  }
  return found;
}

/** A file of JSON of one form; null where it is not, which is told. */
export async function readJson<Schema extends v.GenericSchema>(
  path: string,
  texts: CheckedTexts,
  schema: Schema,
): Promise<{ readonly value: v.InferOutput<Schema>; readonly json: JsonFile } | null> {
  if (!texts.folder.sizes.has(path)) return null;
  const text = await texts.read(path).catch(() => null);
  if (text === null) return null;
  const json = new JsonFile(path, text);
  texts.findings.push(...json.findings);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  const result = v.safeParse(schema, parsed);
  if (result.success) return { value: result.output, json };
  for (const issue of result.issues) {
    const keys = (issue.path ?? []).map(({ key }) => key as PropertyKey);
    const isUnknown = issue.type === 'strict_object' && issue.expected === 'never';
    const name = String(keys.at(-1));
    const isMissing = issue.received === 'undefined';
    const says = isUnknown
      ? `'${name}' is not known`
      : isMissing
        ? `'${name}' is missing`
        : `'${name}' ${issue.message.startsWith('Invalid') ? `must be ${issue.expected ?? 'something else'}, not ${issue.received}` : issue.message}`;
    texts.tell(
      path,
      json.placeOf(keys, isUnknown ? 'key' : 'value'),
      `${says}${isUnknown ? endOf(name, knownKeys(keys.slice(0, -1), schema)) : '.'}`,
    );
  }
  return null;
}
