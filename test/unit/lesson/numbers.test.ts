import { describe, expect, it } from 'vitest';
import { readManifest } from '../../../src/lesson/manifest/readManifest.ts';
import { lessonFiles } from './lessonFilesOnDisk.ts';

const files = lessonFiles();
const manifest = await readManifest('lstm-and-gru', path => Promise.resolve(files.get(path) ?? ''));
if ('problem' in manifest) throw new Error(manifest.problem);
const programs = [...files].filter(([file]) => /\.(?:ts|py)$/.test(file)).map(([, text]) => text);
const printed = [...files].filter(([file]) => file.endsWith('.expected.txt')).map(([, text]) => text);

/** Numbers that somebody typed into Markdown: what is left when values, links, names, and the numbers of labs and exercises are taken out. */
function typedNumbers(markdown: string): string[] {
  const prose = markdown
    .replace(/\{\{[^{}]+\}\}/g, '')
    .replace(/```[\s\S]*?```|`[^`\n]*`/g, '')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/^:{2,}.*?(?:\b(?:table|figure|fold|lab|exercise|printed|prediction)\s+[\w-]+)/gm, '')
    .replace(/\\lab\{[^{}]*\}\{[^{}]*\}/g, '')
    .replace(/^\s*\d+\. /gm, '')
    .replace(/\b(?:Labs?|Exercises?) \d(?:(?:,| and| to) \d)*/g, '');
  return (prose.match(/\d+(?:[.,]\d+)*/g) ?? []).filter(number => number !== '0' && number !== '1');
}

const codeIn = (markdown: string): string[] =>
  [...markdown.matchAll(/(?<!`)`([^`\n]+)`/g)].map(([, code = '']) => code).filter(code => /\d/.test(code));

describe('numbers in the text', () => {
  const sections = [...files].filter(([file]) => file.startsWith('sections/'));

  it.each(sections)('are printed by a program, not typed, in %s', (_file, text) => {
    expect(typedNumbers(text)).toEqual([]);
  });

  it.each(sections)('stand in code as a program of the lesson has them, in %s', (_file, text) => {
    for (const code of codeIn(text)) expect([code, programs.some(program => program.includes(code))]).toEqual([code, true]);
  });

  it('are typed nowhere in glossary, predictions and evidence', () => {
    const { glossary, labs, evidence } = manifest;
    const texts = [
      ...glossary.map(({ text }) => text),
      ...evidence.flatMap(({ statement, prompt }) => [statement, prompt]),
      ...labs.flatMap(({ summary, predictions }) => [summary, ...predictions.flatMap(({ question, reason }) => [question, reason])]),
    ];
    expect(texts.length).toBeGreaterThan(50);
    for (const text of texts) expect([text, typedNumbers(text)]).toEqual([text, []]);
  });

  it('in answers to exercises are ones that programs print or hold', () => {
    const exact = [...programs, ...printed].join('\n').match(/\d+(?:\.\d+)?/g) ?? [];
    // Also rounded to fewer digits.
    const known = new Set(exact.flatMap(number => [number, ...[0, 1, 2, 3].map(digits => Number(number).toFixed(digits))]));
    const answers = [...files].filter(([file]) => /^exercises\/.*answer\.md$/.test(file));
    expect(answers.length).toBeGreaterThanOrEqual(5);
    for (const [file, text] of answers) expect([file, typedNumbers(text).filter(number => !known.has(number))]).toEqual([file, []]);
  });

  it('would be found', () => {
    expect(typedNumbers('Loss falls to 0.0023 at epoch 40, as Lab 4 shows, from 1 to 0.')).toEqual(['0.0023', '40']);
    expect(typedNumbers('{{memory-task epoch=40 loss}} and $x_{t-1}$')).toEqual([]);
    expect(typedNumbers('| 91 | [12](lab:x#y3) |')).toEqual(['91', '12']);
  });
});
