import { positionAt, type Finding } from './finding.ts';

/** The folder of a lesson, wherever it is. */
export interface LessonFolder {
  /** The folder's own name. */
  readonly name: string;
  /** Every file in it and how many bytes it has, by its path with forward slashes. */
  readonly sizes: ReadonlyMap<string, number>;
  /** The text of a file, which rejects where there is none. */
  read(path: string): Promise<string>;
}

const noRight = ': the system does not let you. Check the permissions of the file.';
const tooLarge = ': it is too large.';
/** Why a file cannot be read, by Node.js's code. */
const reasons: ReadonlyMap<unknown, string> = new Map([
  ['EACCES', noRight],
  ['EPERM', noRight],
  ['ERR_STRING_TOO_LONG', tooLarge],
  ['ERR_FS_FILE_TOO_LARGE', tooLarge],
]);

/** The texts of a lesson, each read once, and what is found in them. */
export class CheckedTexts {
  readonly folder: LessonFolder;
  readonly findings: Finding[] = [];
  private readonly texts = new Map<string, Promise<string>>();

  constructor(folder: LessonFolder) {
    this.folder = folder;
  }

  /**
   * As the folder's; rejects for what is not listed there, so that no other case of letters and no way out counts, and,
   * once it is told, for what cannot be read.
   */
  read(path: string): Promise<string> {
    const known = this.texts.get(path);
    if (known) return known;
    const text = this.folder.sizes.has(path) ? this.readListed(path) : Promise.reject(new Error(`There is no '${path}'.`));
    this.texts.set(path, text);
    return text;
  }

  /** The text, or one without anything: that a file is missing is told where it is named, the rest already. */
  async readOr(path: string, instead = ''): Promise<string> {
    return this.read(path).catch(() => instead);
  }

  private async readListed(path: string): Promise<string> {
    try {
      return await this.folder.read(path);
    } catch (error) {
      const reason = reasons.get((error as { readonly code?: unknown }).code) ?? '.';
      this.tell(path, 1, `'${path}' cannot be read${reason}`);
      throw new Error(`'${path}' cannot be read.`, { cause: error });
    }
  }

  /** Tells of a place in a file. */
  tell(file: string, place: Pick<Finding, 'line' | 'column'> | number, message: string): void {
    const { line, column } = typeof place === 'number' ? { line: place, column: 1 } : place;
    this.findings.push({ file, line, column, message });
  }

  /** Tells of the first place from `line` on where `needle` stands, else of the line itself. */
  async tellAt(file: string, line: number, needle: string | null, message: string): Promise<void> {
    const text = await this.readOr(file);
    const from = offsetOfLine(text, line);
    const at = needle === null || needle === '' ? -1 : text.indexOf(needle, from);
    this.tell(file, at < 0 ? line : positionAt(text, at), message);
  }
}

function offsetOfLine(text: string, line: number): number {
  let offset = 0;
  for (let at = 1; at < line; at++) {
    const end = text.indexOf('\n', offset);
    if (end < 0) return offset;
    offset = end + 1;
  }
  return offset;
}
