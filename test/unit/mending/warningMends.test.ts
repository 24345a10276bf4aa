import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../../scripts/repository.mjs';
import { warningCodes, type WarningCode } from '../../../src/core/run/labWarning.ts';
import type { Mend } from '../../../src/core/run/mend.ts';
import { findMend } from '../../../src/instrument/mending/findMend.ts';
import { warningMends } from '../../../src/instrument/mending/warningMends.ts';
import { wrongLabs } from '../recorder/shortMistakes.ts';
import { applyEdits } from './applyEdits.ts';
import { mendedLabs, mendedLines, unmendedLabs } from './mendedLabs.ts';
import { runText } from './runText.ts';

const folder = join(repository, 'test/fixtures/mistakes/wrong');
const files = (await readdir(folder)).filter(name => name.endsWith('.lab.ts'));
const fixtures = await Promise.all(
  files.map(async (name): Promise<[string, string]> => [basename(name, '.lab.ts'), await readFile(join(folder, name), 'utf8')]),
);
/** Without the marks: a lab that says what it does is not mistaken. */
const wrong = [...fixtures, ...Object.entries(wrongLabs)].map(([name, text]) => [name, text.replaceAll(/[ ]*\/\/ <- W-.*/gu, '')] as const);
const mended = new Map<WarningCode, number>();

/** What the first warning of a run is mended by. */
async function mendOf(text: string): Promise<{ code: WarningCode; mend: Mend | null }> {
  const { warnings, problems } = await runText(text);
  const [first] = warnings;
  if (!first) throw new Error(`Nothing is warned about. ${problems.map(({ message }) => message).join()}`);
  const { warning, place } = first;
  const { code, about = '' } = warning;
  return { code, mend: findMend({ text, isScript: false, kind: code, about, line: place.line, column: place.column }) };
}

/** Applies the mend of the first warning; the mended text runs to its end, and nothing is said of it. */
async function mendAndRun(text: string): Promise<{ text: string; printed: readonly string[] }> {
  const { code, mend } = await mendOf(text);
  if (!mend) throw new Error('There is no mend.');
  expect(mend.title).toMatch(/^[A-Z].*[^.]$/u);
  expect(mend.title.length).toBeLessThan(80);
  mended.set(code, (mended.get(code) ?? 0) + 1);
  const right = applyEdits(text, mend.edits);
  const run = await runText(right);
  const said = { problems: run.problems, warnings: run.warnings.map(({ warning }) => warning.message), error: run.error?.error.message };
  expect(said).toEqual({ problems: [], warnings: [], error: undefined });
  return { text: right, printed: run.printed };
}

/** Lines of `after` that differ from what stands at their place in `before`. */
function changedLines(before: string, after: string): string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let [start, end] = [0, 0];
  if (old.length === now.length) return now.filter((line, index) => line !== old[index]);
  while (old[start] === now[start]) start++;
  while (old.at(-1 - end) === now.at(-1 - end)) end++;
  return now.slice(start, now.length - end).filter(line => !old.includes(line) || old.length === now.length);
}

describe('the mend of a warning', () => {
  it.each(wrong)('takes it out of %s, or there is none', async (name, text) => {
    const lines = mendedLines[name];
    if (!lines) expect((await mendOf(text)).mend).toBeNull();
    else expect(changedLines(text, (await mendAndRun(text)).text)).toEqual(lines);
  });

  it('is known of each wrong lab there is', () => {
    expect(Object.keys(mendedLines).toSorted()).toEqual(wrong.map(([name]) => name).toSorted());
  });

  it.each(mendedLabs)('is written as the learner writes: $name', async ({ wrong: text, right, printed }) => {
    const result = await mendAndRun(text);
    expect(result.text).toBe(right);
    if (printed) expect(result.printed).toEqual(printed);
  });

  it.each(Object.entries(unmendedLabs))('is none where it would not be sure: %s', async (_, text) => {
    expect((await mendOf(text)).mend).toBeNull();
  });

  it('is none at another place, and of a text that does not parse', () => {
    const text = "import { nn } from 'gatescope';\nconst gru = new nn.GRU({ inputSize: 1, hiddenSize: 2 });\n";
    const at = (line: number, changed = text): Mend | null =>
      findMend({ text: changed, isScript: false, kind: 'W-BATCH-FIRST', about: '', line, column: 1 });
    expect(at(2)).not.toBeNull();
    expect([at(1), at(3), at(9), at(2, `${text}const (`)]).toEqual([null, null, null, null]);
  });

  it('was seen for each kind in three forms, but for those that say why there is none', () => {
    for (const code of warningCodes) {
      const mender = warningMends[code];
      if (typeof mender === 'string') expect(mender).toMatch(/^[A-Z].{20,}\.$/u);
      else expect(mended.get(code) ?? 0, code).toBeGreaterThanOrEqual(3);
    }
  });
});
