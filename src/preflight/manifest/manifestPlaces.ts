import { dotPath, type JoinedManifest, type ManifestPath } from '../../lesson/manifest/joinFiles.ts';
import type { CheckedTexts } from '../base/checkedTexts.ts';
import type { JsonFile } from './jsonFile.ts';

/** Where everything of a manifest stands. */
export class ManifestPlaces {
  readonly files: ReadonlyMap<string, JsonFile>;
  private readonly originOf: JoinedManifest['originOf'];

  constructor(files: ReadonlyMap<string, JsonFile>, originOf: JoinedManifest['originOf']) {
    this.files = files;
    this.originOf = originOf;
  }

  nameOf(path: ManifestPath): string {
    const origin = this.originOf(path);
    return origin.path.length === 0 ? origin.file : dotPath(origin.path);
  }

  tell(
    texts: CheckedTexts,
    path: ManifestPath,
    message: string,
    { part = 'value', needle = null }: { readonly part?: 'key' | 'value'; readonly needle?: string | null } = {},
  ): void {
    const origin = this.originOf(path);
    const file = this.files.get(origin.file);
    const place = needle === null ? file?.placeOf(origin.path, part) : file?.placeIn(origin.path, needle);
    texts.tell(origin.file, place ?? 1, message);
  }
}
