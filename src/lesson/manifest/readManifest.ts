import * as v from 'valibot';
import { danglingReferences } from './danglingReference.ts';
import { BadManifest, joinFiles } from './joinFiles.ts';
import { manifestSchema, type Manifest } from './manifestSchema.ts';
import { sentenceOf } from './manifestSentence.ts';

/**
 * The manifest of a lesson, or one sentence that says what is wrong with it and where.
 * @param folder the lesson's folder by name
 * @param read the text of one of the lesson's files, `lesson.json` first; what it throws is passed on
 */
export async function readManifest(
  folder: string,
  read: (path: string) => Promise<string>,
): Promise<Manifest | { readonly problem: string }> {
  try {
    const { json, placeOf } = await joinFiles(read);
    const result = v.safeParse(manifestSchema, json, { abortEarly: true });
    if (!result.success) throw new BadManifest(sentenceOf(result.issues[0], placeOf));
    const manifest = result.output;
    if (manifest.id !== folder) throw new BadManifest(`id is '${manifest.id}', but must be the folder's name`);
    const [dangling] = danglingReferences(manifest);
    if (dangling) throw new BadManifest(`${placeOf(dangling.path)} ${dangling.says}`);
    return manifest;
  } catch (error) {
    if (error instanceof BadManifest) return { problem: `Lesson '${folder}' was not loaded: ${error.message}.` };
    throw error;
  }
}
