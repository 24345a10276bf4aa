import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { checkVerdict } from '../../core/checked/checkVerdict.ts';
import type { Verdict } from '../../core/run/verdict.ts';

/**
 * Verdicts of a batch that is not whole yet, a line each, beside the file that the batch is to write. The first line
 * says what they were made with: of another edition of the exercise or the product nothing is taken up.
 *
 * ```text
 * {"exercise":"forget-gate","madeWith":"9f2c…"}
 * {"attempt":"51ab…","verdict":{"kind":"right", …}}
 * ```
 */
export class GradeJournal {
  private readonly file: string;
  private readonly verdicts: ReadonlyMap<string, Verdict>;

  private constructor(file: string, verdicts: ReadonlyMap<string, Verdict>) {
    this.file = file;
    this.verdicts = verdicts;
  }

  /** @param madeWith a hash of all that a verdict depends on but the attempt itself */
  static async open(file: string, exercise: string, madeWith: string): Promise<GradeJournal> {
    const head = JSON.stringify({ exercise, madeWith });
    const text = await readFile(file, 'utf8').catch(() => '');
    const [first, ...lines] = text.split('\n');
    if (first === head) {
      const verdicts = new Map(lines.flatMap(readLine));
      // A line that was cut off ends here, so that the next one is whole.
      if (!text.endsWith('\n')) await appendFile(file, '\n');
      return new GradeJournal(file, verdicts);
    }
    await writeFile(file, `${head}\n`);
    return new GradeJournal(file, new Map());
  }

  /** The verdict on the attempt of this key, where it was graded before. */
  kept(key: string): Verdict | undefined {
    return this.verdicts.get(key);
  }

  async keep(key: string, verdict: Verdict): Promise<void> {
    await appendFile(this.file, `${JSON.stringify({ attempt: key, verdict })}\n`);
  }

  /** The batch is whole: what it has written says it all. */
  async remove(): Promise<void> {
    await rm(this.file, { force: true });
  }
}

/** Nothing for a line that is damaged: that attempt is graded again. */
function readLine(line: string): [string, Verdict][] {
  try {
    const { attempt, verdict } = JSON.parse(line) as { readonly attempt?: unknown; readonly verdict?: unknown };
    const checked = checkVerdict(verdict);
    return typeof attempt === 'string' && checked ? [[attempt, checked]] : [];
  } catch {
    return [];
  }
}
