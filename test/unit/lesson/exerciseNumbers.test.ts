import { describe, expect, it } from 'vitest';
import { readManifest } from '../../../src/lesson/manifest/readManifest.ts';
import { lessonFiles } from './lessonFilesOnDisk.ts';

const files = lessonFiles();
const manifest = await readManifest('lstm-and-gru', path => Promise.resolve(files.get(path) ?? ''));
if ('problem' in manifest) throw new Error(manifest.problem);
const { exercises, labs } = manifest;
const words = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** Numbers in digits, without those of labs, and of lists and their ends. */
function digitsIn(text: string): string[] {
  const prose = text.replace(/\bLabs? \d/g, '').replace(/^\d+\. /gm, '');
  return (prose.match(/\d+(?:\.\d+)?(?:e-?\d+)?/g) ?? []).filter(number => number !== '0' && number !== '1');
}

/** Also in words. */
function numbersIn(text: string): number[] {
  const spelled = (text.match(/[a-z]+/gi) ?? []).map(word => words.indexOf(word.toLowerCase()) + 2).filter(number => number > 1);
  return [...digitsIn(text).map(Number), ...spelled];
}

const text = (file: string | undefined): string => files.get(file ?? '') ?? '';

/** What a check says it is content with, and the code behind it without its sentences. */
function barOf(check: string): { readonly said: string; readonly code: string } {
  const shared = [...text(check).matchAll(/ from '\.\/([\w-]+\.ts)'/g)].map(([, file = '']) => file);
  const source = [check, ...shared.map(file => `exercises/checks/${file}`)].map(text).join('\n');
  return {
    // `three of four` is one number.
    said: [...source.matchAll(/\btolerance(?::| =) '([^']+)'/g)].map(([, one = '']) => one.replace('three of four', '0.75')).join('\n'),
    code: source.replace(/'[^'\n]*'|`[^`]*`|\/\/.*|\/\*[\s\S]*?\*\//g, ''),
  };
}

describe.each(exercises.map(exercise => [exercise.id, exercise] as const))('numbers in the exercise %s', (id, exercise) => {
  it('are those of its own programs, in the task and in each hint and step', () => {
    const lab = labs.find(one => one.id === exercise.lab);
    const own = [...files].filter(([file]) => file.startsWith(`exercises/${id}/`) && file.endsWith('.lab.ts')).map(([, one]) => one);
    const shown = [...own, text(lab?.file), text(lab?.expected), text('studies/by-hand.expected.txt'), barOf(exercise.check ?? '').said];
    const known = new Set(shown.flatMap(one => digitsIn(one.replace(/\/\/ .*$/gm, ''))));
    const helps = [...exercise.hints, ...exercise.walkthrough].map(help => help.text);
    for (const one of [text(exercise.task), ...helps]) {
      // Indexes follow from a length: the last of ten is number 9.
      const strange = digitsIn(one).filter(number => !known.has(number) && !known.has(String(Number(number) + 1)));
      expect([one, strange]).toEqual([one, []]);
    }
  });

  it('are those the check works with, where the task says what it looks at', () => {
    if (exercise.check === undefined) return;
    const { said, code } = barOf(exercise.check);
    const about = text(exercise.task)
      .split('\n\n')
      .filter(paragraph => /\bcheck\b/i.test(paragraph));
    expect(about.length).toBeGreaterThan(0);
    const promised = new Set(numbersIn(said));
    expect(about.flatMap(numbersIn).filter(number => !promised.has(number))).toEqual([]);
    const used = new Set((code.match(/\d[\d_]*(?:\.\d+)?(?:e-?\d+)?/g) ?? []).map(number => Number(number.replaceAll('_', ''))));
    const unused = [...promised].filter(number => !used.has(number) && !used.has(number / 100));
    expect(unused).toEqual([]);
  });
});
