import * as v from 'valibot';
import { namedFile } from './namedFile.ts';
import { faultOf } from './plainJson.ts';
import { sentenceOf } from './manifestSentence.ts';

const limits = { files: 500, characters: 4 * 1024 * 1024, deep: 4 };
/** How many files are read before their turn, at most: each may have 1 MB, and all of them together 4 MB. */
const readAtOnce = 8;
export const manifestFile = 'lesson.json';
/** The lists that may stand in files of their own, whole or entry by entry. */
const lists: ReadonlySet<string> = new Set(['sections', 'labs', 'studies', 'exercises', 'rubric', 'glossary', 'evidence']);

/** Where in a manifest something stands: keys and numbers in lists, from `lesson.json` on. */
export type ManifestPath = readonly PropertyKey[];

/** A manifest with the files that it names put in their places. */
export interface JoinedManifest {
  readonly json: unknown;
  /** A place as its author looks for it: in the file where it was written. */
  readonly placeOf: (path: ManifestPath) => string;
  /** The file in which a place was written, and the way to it there. */
  readonly originOf: (path: ManifestPath) => ManifestOrigin;
}

export interface ManifestOrigin {
  readonly file: string;
  readonly path: ManifestPath;
}

/** Takes what keeps a file from being put where `path` is; nothing is put there then. */
type TellFault = (path: ManifestPath, error: unknown) => void;

type Fits = (json: unknown) => boolean;

/** What keeps the files from being one manifest; the message is the rest of a sentence. */
export class BadManifest extends Error {}

/**
 * Reads `lesson.json`. Where it holds `{ "from": "some.json" }` in place of one of its lists, or of an entry of one,
 * what stands in that file is put there, and so on for the files that this one names. Nothing else is known yet of what
 * a lesson is. Of several faults, the one that stands first is told, whichever file is read first.
 * @param read the text of one of the lesson's files; what it throws is passed on
 * @param tell where it is given, only what is wrong with `lesson.json` itself is thrown
 * @throws BadManifest
 */
export async function joinFiles(read: (path: string) => Promise<string>, tell?: TellFault): Promise<JoinedManifest> {
  const origins: ManifestOrigin[] = [];
  const known = new Set<string>();
  /** Files that are being read before their turn. */
  const early = new Map<string, Promise<string>>();
  let characters = 0;

  const originOf = (path: ManifestPath): ManifestOrigin => {
    const origin = origins.findLast(one => one.path.every((part, at) => part === path[at]));
    return { file: origin?.file ?? manifestFile, path: path.slice(origin?.path.length ?? 0) };
  };

  const placeOf = (path: ManifestPath): string => {
    const origin = originOf(path);
    const inside = dotPath(origin.path);
    if (origin.file === manifestFile) return inside === '' ? manifestFile : inside;
    return inside === '' ? origin.file : `${origin.file}: ${inside}`;
  };

  const load = async (file: string, path: ManifestPath): Promise<unknown> => {
    known.add(file);
    // Beside the manifest's own.
    if (known.size > limits.files + 1) throw new BadManifest(`it names more than ${String(limits.files)} files`);
    const text = await (early.get(file) ?? read(file));
    early.delete(file);
    characters += text.length;
    if (characters > limits.characters) throw new BadManifest('its manifest is larger than 4 MB');
    const json = parse(text, file);
    origins.push({ path, file });
    return json;
  };

  /** Begins to read the file that stands here. What is wrong with it is told in its turn. */
  const readEarly = (value: unknown): void => {
    const named = v.safeParse(namedFile, value);
    if (!named.success || early.size === readAtOnce || known.size + early.size > limits.files) return;
    const { from } = named.output;
    if (known.has(from) || early.has(from)) return;
    const reading = read(from);
    reading.catch(() => undefined);
    early.set(from, reading);
  };

  /** Puts files into the entries of a list or an object, one entry after the other, as their author wrote them. */
  const putAll = async <K extends PropertyKey>(
    entries: readonly (readonly [K, unknown])[],
    path: ManifestPath,
    deep: number,
    fits: Fits,
  ): Promise<[K, unknown][]> => {
    const joined: [K, unknown][] = [];
    for (const [at, [key, value]] of entries.entries()) {
      // A lesson has many files, and each is looked at before and after it is read.
      if (deep < limits.deep) for (const [, next] of entries.slice(at, at + readAtOnce)) readEarly(next);
      // An entry that is neither an object nor names one is refused later, with its place.
      joined.push([key, fits === isObject && !isObject(value) ? value : await put(value, [...path, key], deep, fits)]);
    }
    return joined;
  };

  const join = async (value: unknown, path: ManifestPath, deep: number): Promise<unknown> => {
    if (Array.isArray(value)) return (await putAll([...value.entries()], path, deep, isObject)).map(([, item]) => item);
    if (!isObject(value)) return value;
    const inLists = Object.entries(value).filter(([key]) => lists.has(key));
    // What is put over a key stays where the key was.
    return { ...value, ...Object.fromEntries(await putAll(inLists, path, deep, Array.isArray)) };
  };

  const put = async (value: unknown, path: ManifestPath, deep: number, fits: Fits): Promise<unknown> => {
    if (!tell) return putNamed(value, path, deep, fits);
    try {
      return await putNamed(value, path, deep, fits);
    } catch (error) {
      tell(path, error);
      return undefined;
    }
  };

  const putNamed = async (value: unknown, path: ManifestPath, deep: number, fits: Fits): Promise<unknown> => {
    if (!isObject(value) || !Object.hasOwn(value, 'from')) return join(value, path, deep);
    const named = v.safeParse(namedFile, value, { abortEarly: true });
    if (!named.success) throw new BadManifest(sentenceOf(named.issues[0], inner => placeOf([...path, ...inner])));
    const { from } = named.output;
    if (known.has(from)) throw new BadManifest(`${placeOf(path)} names '${from}', which stands elsewhere already`);
    if (deep === limits.deep) throw new BadManifest(`${placeOf(path)} is reached through more than ${String(limits.deep)} files`);
    const json = await load(from, path);
    if (!fits(json)) throw new BadManifest(`${from} must hold ${fits === isObject ? 'an object' : 'a list'}`);
    return join(json, path, deep + 1);
  };

  return { json: await join(await load(manifestFile, []), [], 0), placeOf, originOf };
}

function parse(text: string, file: string): unknown {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new BadManifest(`${file} is not valid JSON`);
  }
  if (Array.isArray(json) && file === manifestFile) throw new BadManifest(`${file} is a list, but must be an object`);
  const fault = faultOf(json, file);
  if (fault !== null) throw new BadManifest(fault);
  return json;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** As one writes it in code: `labs[0].title`. */
export function dotPath(path: ManifestPath): string {
  return path.map((part, at) => (typeof part === 'number' ? `[${String(part)}]` : `${at > 0 ? '.' : ''}${String(part)}`)).join('');
}
