import { findHidden } from '../../core/words/hiddenCharacters.ts';
import type { ManifestPath } from '../../lesson/manifest/joinFiles.ts';
import type { Manifest } from '../../lesson/manifest/manifestSchema.ts';
import { endOf } from '../base/likelyName.ts';
import type { CheckedTexts } from '../base/checkedTexts.ts';
import type { WrittenManifest } from './writtenManifest.ts';

const largestText = 1024 * 1024;
const largestLesson = 20 * 1024 * 1024;
/** What may lie in a lesson's folder without being named. */
const beside = /^(?:readme\.md|licen[cs]e(?:\.(?:md|txt))?|policy\.json)$|(?:^|\/)\./i;
const pictures = /\.(?:png|svg|jpg|webp)$/;
const programs = /\.[tj]s$/;
const importOf = /\bfrom\s*['"]\.\/([\w./-]+)['"]|\bimport\s*['"]\.\/([\w./-]+)['"]/g;

/** Every file that a manifest names, with the place where it does. */
function namedFiles({ sections, labs, studies, exercises }: Manifest): [ManifestPath, string][] {
  const found: [ManifestPath, string | undefined][] = [];
  for (const [at, { file }] of sections.entries()) found.push([['sections', at, 'file'], file]);
  for (const [at, { file, expected, twin }] of labs.entries()) {
    found.push([['labs', at, 'file'], file], [['labs', at, 'expected'], expected], [['labs', at, 'twin'], twin]);
  }
  for (const [at, { file, expected }] of studies.entries())
    found.push([['studies', at, 'file'], file], [['studies', at, 'expected'], expected]);
  for (const [at, exercise] of exercises.entries()) {
    for (const key of ['task', 'starter', 'check', 'answer'] as const) found.push([['exercises', at, key], exercise[key]]);
    for (const key of ['walkthrough', 'solutions'] as const) {
      for (const [i, { file }] of exercise[key].entries()) found.push([['exercises', at, key, i, 'file'], file]);
    }
    for (const key of ['answers', 'attempts'] as const) {
      const files = exercise[key];
      if (typeof files === 'string') found.push([['exercises', at, key], files]);
      else for (const [i, file] of (files ?? []).entries()) found.push([['exercises', at, key, i], file]);
    }
  }
  return found.flatMap(([path, file]) => (file === undefined ? [] : [[path, file] as [ManifestPath, string]]));
}

/** Tells which files are missing, too large, of no text or named by nothing, and what is hidden in them. */
export async function tellFiles(texts: CheckedTexts, written: WrittenManifest): Promise<void> {
  const { sizes } = texts.folder;
  const used = new Set([...written.files]);
  const isMissing = new Set<string>();
  for (const [path, file] of namedFiles(written.manifest)) {
    used.add(file);
    if (sizes.has(file)) continue;
    isMissing.add(file);
    const likely = [...sizes.keys()].filter(name => name.split('.').slice(1).join('.') === file.split('.').slice(1).join('.'));
    written.tell(path, `${written.nameOf(path)}: there is no '${file}' in the lesson's folder${endOf(file, likely)}`);
  }
  for (const file of [...used].filter(name => programs.test(name))) await useImports(file, texts, used);
  for (const file of used) if (sizes.has(file)) await tellText(file, texts);
  const documents = await Promise.all([...used].filter(name => name.endsWith('.md')).map(name => texts.readOr(name)));
  // Questions, hints and terms are texts, too, that stand in the manifest.
  for (const file of picturesIn([...documents, JSON.stringify(written.manifest)])) used.add(file);
  for (const file of sizes.keys()) {
    // What could not be read may name it.
    if (used.has(file) || beside.test(file) || written.gaps.areAny) continue;
    const end = endOf(file, isMissing);
    // Where the one that is meant is missing, that says it.
    if (end === '.') texts.tell(file, 1, `Nothing in the lesson names '${file}'.`);
  }
  const size = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  if (size > largestLesson)
    written.tell([], `The lesson has ${(size / 1024 / 1024).toFixed(1)} MB: at most 20 MB are packed. Make its pictures smaller.`);
}

/** What a program imports from beside it is used as well. */
async function useImports(file: string, texts: CheckedTexts, used: Set<string>): Promise<void> {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  for (const [, from, only] of (await texts.readOr(file)).matchAll(importOf)) {
    const path = `${folder}${from ?? only ?? ''}`;
    const name = texts.folder.sizes.has(path) ? path : `${path}.ts`;
    if (used.has(name) || !texts.folder.sizes.has(name)) continue;
    used.add(name);
    await useImports(name, texts, used);
  }
}

async function tellText(file: string, texts: CheckedTexts): Promise<void> {
  const size = texts.folder.sizes.get(file) ?? 0;
  if (size > largestText) {
    texts.tell(file, 1, `'${file}' has ${(size / 1024 / 1024).toFixed(1)} MB: a text of a lesson has at most 1 MB.`);
    return;
  }
  const text = await texts.readOr(file);
  const broken = text.indexOf('\ufffd');
  if (broken >= 0) await texts.tellAt(file, 1, '\ufffd', 'This is not UTF-8. Save the file as UTF-8.');
  const hidden = findHidden(text);
  if (hidden)
    texts.tell(
      file,
      hidden.line,
      `A character nobody can see stands here: ${hidden.name}. It is refused in programs and shown by its number in text.`,
    );
}

function picturesIn(documents: readonly string[]): string[] {
  return documents.flatMap(text =>
    [...text.matchAll(/!\[[^\]]*\]\(([^)\s]+)/g)].flatMap(([, file = '']) => (pictures.test(file) ? [file] : [])),
  );
}
