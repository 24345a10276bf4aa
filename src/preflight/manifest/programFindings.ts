import type { Lab, Lesson } from '../../core/lesson/lesson.ts';
import { findPlace } from '../../core/source/findPlace.ts';
import { endOf } from '../base/likelyName.ts';
import type { CheckedTexts } from '../base/checkedTexts.ts';
import type { WrittenManifest } from './writtenManifest.ts';

/** Beside wider lines there is no room for their values. */
const widestLine = 64;

/** Tells what labs lack that predictions and notes ask of them, as far as their texts and what they print say it. */
export async function tellPrograms(texts: CheckedTexts, written: WrittenManifest, { labs, evidence, glossary }: Lesson): Promise<void> {
  for (const [at, lab] of labs.entries()) {
    const code = await texts.readOr(lab.file);
    for (const [i, line] of code.split(/\r\n|\r|\n/).entries()) {
      if (line.length <= widestLine) continue;
      const place = { line: i + 1, column: widestLine + 1 };
      texts.tell(lab.file, place, `The line has ${String(line.length)} columns: at most ${String(widestLine)} leave room for its values.`);
    }
    if (code !== '') tellPredictions(lab, ['labs', at, 'predictions'], code, written);
  }
  for (const [at, { shows }] of evidence.entries()) {
    for (const [i, { lab: id, variable, line }] of shows.entries()) {
      const lab = labs.find(one => one.id === id);
      const code = lab ? await texts.readOr(lab.file) : '';
      const path = ['evidence', at, 'shows', i];
      if (!lab || code === '') continue;
      if (variable !== null) tellVariable([...path, 'variable'], variable, { lab, code, written });
      if (line !== null) tellLine([...path, 'line'], line, { lab, written });
    }
  }
  const terms = new Map<string, string>();
  for (const [at, { id, term, aliases }] of glossary.entries()) {
    for (const [name, path] of [[term, ['term']], ...aliases.map((alias, i) => [alias, ['aliases', i]])] as [string, PropertyKey[]][]) {
      const other = terms.get(name.toLowerCase());
      if (other !== undefined && other !== id)
        written.tell(['glossary', at, ...path], `The entry '${other}' is called '${name}', too: who searches for it finds one of them.`);
      terms.set(name.toLowerCase(), id);
    }
  }
}

interface LabContext {
  readonly lab: Lab;
  readonly code: string;
  readonly written: WrittenManifest;
}

function tellPredictions(lab: Lab, path: readonly PropertyKey[], code: string, written: WrittenManifest): void {
  for (const [i, { variable, comparedWith, toldBy }] of lab.predictions.entries()) {
    tellVariable([...path, i, 'variable'], variable, { lab, code, written });
    if (comparedWith !== null) tellVariable([...path, i, 'comparedWith'], comparedWith, { lab, code, written });
    for (const [j, line] of (toldBy ?? []).entries()) tellLine([...path, i, 'toldBy', j], line, { lab, written });
  }
}

function tellVariable(path: readonly PropertyKey[], name: string, { lab, code, written }: LabContext): void {
  if (findPlace(code, name) !== null) return;
  const names = new Set(code.match(/[A-Za-z_$][\w$]*/g));
  written.tell(path, `There is no '${name}' in ${lab.file}${endOf(name, names)}`);
}

function tellLine(path: readonly PropertyKey[], start: string, { lab, written }: Omit<LabContext, 'code'>): void {
  if (lab.expected.some(line => line.startsWith(start))) return;
  const beginnings = lab.expected.map(line => line.slice(0, start.length));
  written.tell(path, `No line that ${lab.file} prints begins with '${start}'${endOf(start, beginnings)}`);
}
