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

/** The texts of a lesson, each read once, and what is found in them. */
export class CheckedTexts {
  readonly folder: LessonFolder;
  readonly findings: Finding[] = [];
  private readonly texts = new Map<string, Promise<string>>();

  constructor(folder: LessonFolder) {
    this.folder = folder;
  }

  /** As the folder's; rejects for what is not listed there, so that no other case of letters and no way out counts. */
  read(path: string): Promise<string> {
    const known = this.texts.get(path);
    if (known) return known;
    const text = this.folder.sizes.has(path) ? this.folder.read(path) : Promise.reject(new Error(`There is no '${path}'.`));
    this.texts.set(path, text);
    return text;
  }

  /** The text, or one without anything: that a file is missing is told where it is named. */
  async readOr(path: string, instead = ''): Promise<string> {
    return this.read(path).catch(() => instead);
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
