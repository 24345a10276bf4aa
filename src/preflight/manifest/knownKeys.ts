import { manifestSchema } from '../../lesson/manifest/manifestSchema.ts';

/** As far as schemas are looked into here. */
interface AnySchema {
  readonly entries?: Readonly<Record<string, AnySchema>>;
  readonly item?: AnySchema;
  readonly wrapped?: AnySchema;
}

/** The keys that a schema, the manifest's where none is given, knows for the object at `path`. */
export function knownKeys(path: readonly PropertyKey[], from: unknown = manifestSchema): readonly string[] {
  let schema = from as AnySchema | undefined;
  for (const part of path) {
    while (schema?.wrapped) schema = schema.wrapped;
    schema = typeof part === 'number' ? schema?.item : schema?.entries?.[String(part)];
  }
  while (schema?.wrapped) schema = schema.wrapped;
  return Object.keys(schema?.entries ?? {});
}
