import { toJsonSchema, type JsonSchema } from '@valibot/to-json-schema';
import { manifestEntries, manifestSchema } from '../../../src/lesson/manifest/manifestSchema.ts';
import { id, paragraph, sentence, variable } from '../../../src/lesson/manifest/manifestParts.ts';
import { namedFile } from '../../../src/lesson/manifest/namedFile.ts';

const draft = 'http://json-schema.org/draft-07/schema#';
const words = { id, sentence, paragraph, variable };
/** What a file of its own may hold: one of these, or a list of them. */
const titles: Readonly<Record<keyof typeof manifestEntries, string>> = {
  section: 'Sections',
  lab: 'Labs',
  study: 'Studies',
  exercise: 'Exercises',
  idea: 'Ideas of a rubric',
  term: 'A glossary',
  evidence: "Items of the learner's evidence note",
};
const kinds = Object.keys(titles) as (keyof typeof manifestEntries)[];

/** The schema of everything, with each kind of entry under its name in `$defs`. */
function wholeSchema(): JsonSchema {
  // Rules across entries, such as ids that are used twice, are for the product alone.
  return toJsonSchema(manifestSchema, {
    definitions: { ...manifestEntries, ...words, named: namedFile },
    errorMode: 'ignore',
    typeMode: 'input',
    // VS Code shows this in place of the pattern.
    overrideAction: ({ valibotAction: action, jsonSchema }) =>
      action.type === 'regex' && 'message' in action && typeof action.message === 'string'
        ? { ...jsonSchema, patternErrorMessage: `This ${action.message}.` }
        : undefined,
  });
}

const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null && !Array.isArray(value);
const named: JsonSchema = { $ref: '#/$defs/named' };
const kindOf = (ref: string | undefined): string => ref?.replace('#/$defs/', '') ?? '';
const isEntry = (ref: string | undefined): boolean => kinds.some(kind => kind === kindOf(ref));
const fileOf = (kind: string): string => `${kind}.schema.json`;

/**
 * The same with files in place of lists and entries, where they are such that a file may hold them, and with references to entries leading into the
 * schema that is theirs.
 */
function withFiles(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withFiles);
  if (!isSchema(value)) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withFiles(inner)])) as JsonSchema;
  const { items } = value;
  if (value.type !== 'array' || !isSchema(items) || !isEntry(items.$ref)) return copy;
  const entry: JsonSchema = { $ref: `${fileOf(kindOf(items.$ref))}#/$defs/entry` };
  const { description, default: preset, ...list } = copy;
  return {
    ...(description === undefined ? {} : { description }),
    ...(preset === undefined ? {} : { default: preset }),
    if: { type: 'object' },
    then: named,
    else: { ...list, items: { if: { required: ['from'] }, then: named, else: entry } },
  };
}

/** Those of `$defs` that are named in `schema`, and in one another. */
function neededBy(schema: unknown, defs: Readonly<Record<string, unknown>>, found: Record<string, unknown> = {}): Record<string, unknown> {
  for (const [, name = ''] of JSON.stringify(schema).matchAll(/"#\/\$defs\/(\w+)"/g)) {
    if (name in found) continue;
    found[name] = defs[name];
    neededBy(defs[name], defs, found);
  }
  return found;
}

/** What VS Code checks the files of a manifest with while one types, by file name in `labs`: made from what the product checks them with. */
export function editorSchemas(): ReadonlyMap<string, unknown> {
  const { $defs = {}, ...lesson } = withFiles(wholeSchema()) as JsonSchema & { readonly $defs?: Readonly<Record<string, unknown>> };
  const manifest = { ...lesson, $schema: draft, title: 'A lesson of Gatescope', $defs: neededBy(lesson, $defs) };
  const entry: JsonSchema = { $ref: '#/$defs/entry' };
  const files = kinds.map((kind): [string, unknown] => [
    fileOf(kind),
    {
      $schema: draft,
      title: titles[kind],
      if: { type: 'array' },
      then: { type: 'array', items: { if: { required: ['from'] }, then: named, else: entry } },
      else: entry,
      $defs: { entry: $defs[kind], named: $defs['named'], ...neededBy($defs[kind], $defs) },
    },
  ]);
  return new Map([['lesson.schema.json', manifest], ...files]);
}
