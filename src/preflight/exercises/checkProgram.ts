import { positionAt } from '../base/finding.ts';
import type { CheckedTexts } from '../base/checkedTexts.ts';

/** A mistake that a check program can recognise, and where its id stands. */
export interface KnownMistake {
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

const mistakes = [/mistake\(\s*['"]([A-Za-z0-9-]+)['"]/gu, /\bid: ['"]([A-Za-z0-9-]+)['"],\s*(?:found|missed|message):/gu];
const imported = /\bfrom\s*['"]\.\/([\w-]+(?:\.ts)?)['"]/gu;

/** The mistakes that one file of a check program can recognise, as their ids stand in its text, each once. */
export function mistakesIn(file: string, text: string): KnownMistake[] {
  const found = mistakes.flatMap(pattern =>
    [...text.matchAll(pattern)].map(match => {
      const [whole, id = ''] = match;
      return { id, file, ...positionAt(text, match.index + whole.lastIndexOf(id)) };
    }),
  );
  return [...new Map(found.reverse().map(one => [one.id, one])).values()];
}

/** A check program and the files beside it that it imports, those that they import included. */
export async function filesOfCheck(check: string, texts: CheckedTexts): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const folder = check.slice(0, check.lastIndexOf('/') + 1);
  const open = [check];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (found.has(file) || !texts.folder.sizes.has(file)) continue;
    const text = await texts.readOr(file);
    found.set(file, text);
    for (const [, name = ''] of text.matchAll(imported)) open.push(`${folder}${name.endsWith('.ts') ? name : `${name}.ts`}`);
  }
  return found;
}
