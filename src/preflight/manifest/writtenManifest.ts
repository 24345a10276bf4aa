import * as v from 'valibot';
import { BadManifest, joinFiles, manifestFile, type JoinedManifest, type ManifestPath } from '../../lesson/manifest/joinFiles.ts';
import { danglingReferences } from '../../lesson/manifest/danglingReference.ts';
import { manifestSchema, type Manifest } from '../../lesson/manifest/manifestSchema.ts';
import { endOf, likelyName } from '../base/likelyName.ts';
import type { CheckedTexts } from '../base/checkedTexts.ts';
import type { Gaps } from './gaps.ts';
import { JsonFile } from './jsonFile.ts';
import { MendedJson } from './mendedJson.ts';
import { tellIssues } from './manifestIssues.ts';
import { ManifestPlaces } from './manifestPlaces.ts';

/** More faults on top of each other than these are not looked for at once. */
const mostRounds = 8;

/** A manifest as its author wrote it, in as many files as it has. */
export class WrittenManifest {
  /** What is right in it. */
  readonly manifest: Manifest;
  readonly gaps: Gaps;
  /** The files it is written in. */
  readonly files: ReadonlySet<string>;
  private readonly texts: CheckedTexts;
  private readonly place: ManifestPlaces;
  private readonly mended: MendedJson;

  constructor(manifest: Manifest, mended: MendedJson, place: ManifestPlaces, texts: CheckedTexts) {
    this.manifest = manifest;
    this.mended = mended;
    this.gaps = mended.gaps;
    this.files = new Set(place.files.keys());
    this.place = place;
    this.texts = texts;
  }

  /** Tells of what stands at `path`, or of `needle` in the text there. */
  tell(path: ManifestPath, message: string, needle: string | null = null): void {
    this.place.tell(this.texts, this.mended.originally(path), message, { needle });
  }

  /** `labs[0].title`, as it stands in its own file. */
  nameOf(path: ManifestPath): string {
    return this.place.nameOf(this.mended.originally(path));
  }
}

/** Reads a manifest and tells everything that is wrong with it; null where nothing of it can be read. */
export async function readWritten(texts: CheckedTexts): Promise<WrittenManifest | null> {
  const files = new Map<string, JsonFile>();
  const read = async (path: string): Promise<string> => {
    const text = await texts.read(path);
    files.set(path, new JsonFile(path, text));
    return text;
  };
  const faults: { readonly path: ManifestPath; readonly error: unknown }[] = [];
  let joined: JoinedManifest;
  try {
    joined = await joinFiles(read, (path, error) => faults.push({ path, error }));
  } catch (error) {
    const known = [...files.values()].flatMap(file => file.findings);
    texts.findings.push(...known);
    if (known.length > 0) return null;
    if (error instanceof BadManifest) texts.tell(manifestFile, 1, `${error.message}.`);
    else if (!texts.folder.sizes.has(manifestFile)) texts.tell(manifestFile, 1, 'There is no lesson.json in the folder.');
    return null;
  }
  texts.findings.push(...[...files.values()].flatMap(file => file.findings));
  const place = new ManifestPlaces(files, joined.originOf);
  for (const { path, error } of faults) tellFault(texts, place, { path, error }, files);
  const mended = new MendedJson(joined.json);
  for (const { error } of faults) mended.gaps.add(await idOf(error, texts));
  // What could not be put in its place is told already.
  mended.leaveOut(
    faults.map(({ path }) => path),
    insteadOf(texts),
  );
  for (let round = 0; round < mostRounds; round++) {
    const result = v.safeParse(manifestSchema, mended.json);
    if (result.success) {
      const written = new WrittenManifest(result.output, mended, place, texts);
      tellDangling(written, texts);
      return written;
    }
    tellIssues(result.issues, { texts, place, mended, instead: insteadOf(texts) });
  }
  return null;
}

/** What stands in place of something that cannot be read, so that the rest can. */
const insteadOf =
  (texts: CheckedTexts) =>
  (key: string): unknown => {
    switch (key) {
      case 'format':
        return 1;
      case 'id':
        return texts.folder.name;
      case 'authors':
        return ['?'];
      default:
        return ['number', 'title', 'summary'].includes(key) ? '?' : [];
    }
  };

function tellFault(
  texts: CheckedTexts,
  place: ManifestPlaces,
  { path, error }: { readonly path: ManifestPath; readonly error: unknown },
  files: ReadonlyMap<string, JsonFile>,
): void {
  if (error instanceof BadManifest) {
    const isTold = [...files].some(([file, { findings }]) => findings.length > 0 && error.message.startsWith(`${file} is not valid JSON`));
    if (!isTold) place.tell(texts, path, `${error.message}.`);
    return;
  }
  const message = error instanceof Error ? error.message.replace(/\.$/, '') : 'A file cannot be read';
  const named = /'(.*)'/.exec(message)?.[1] ?? '';
  // That it cannot be read is told of the file itself.
  if (texts.folder.sizes.has(named)) return;
  place.tell(texts, [...path, 'from'], `${message} in the lesson's folder${endOf(named, texts.folder.sizes.keys())}`);
}

/** The id of what could not be put in its place, where its file says it all the same. */
async function idOf(error: unknown, texts: CheckedTexts): Promise<string | null> {
  const file = error instanceof BadManifest ? /^(\S+\.json) /.exec(error.message)?.[1] : /'(.*)'/.exec(String(error))?.[1];
  const meant = file !== undefined && !texts.folder.sizes.has(file) ? likelyName(file, texts.folder.sizes.keys()) : file;
  return meant === undefined || meant === null ? null : new JsonFile(meant, await texts.readOr(meant)).id;
}

function tellDangling(written: WrittenManifest, texts: CheckedTexts): void {
  const { manifest, gaps } = written;
  if (manifest.id !== texts.folder.name)
    written.tell(['id'], `id is '${manifest.id}', but must be the folder's name, '${texts.folder.name}'.`);
  for (const { path, says } of danglingReferences(manifest)) {
    const name = /^is '(.*?)'/.exec(says)?.[1];
    if (name !== undefined && gaps.mayHave(name)) continue;
    const end =
      name === undefined
        ? '.'
        : endOf(
            name,
            manifest.labs.map(({ id }) => id),
          );
    written.tell(path, `${written.nameOf(path)} ${says}${end}`);
  }
}
