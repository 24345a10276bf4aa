import type { CompilerQueue } from '../../compiler/compilerQueue.ts';
import type { Lesson, Prediction } from '../../core/lesson/lesson.ts';
import { originalPlace } from '../../core/source/labMap.ts';
import { errorWords } from '../../core/words/errorWords.ts';
import type { CheckedTexts } from '../../preflight/base/checkedTexts.ts';
import type { WrittenManifest } from '../../preflight/manifest/writtenManifest.ts';
import { placeProblem } from '../labPlace.ts';
import { besideOf } from './runExercise.ts';
import type { LabResult } from './lessonThread.ts';
import type { ThreadPool } from './threadPool.ts';

/** Longer than any lab of a lesson takes, even on a busy machine. */
const labLimitMs = 600_000;

/** A lab or a study with what is asked of its run. */
export interface LessonProgram {
  readonly file: string;
  readonly expectedFile: string;
  readonly expected: readonly string[];
  readonly predictions: readonly Prediction[];
  readonly variables: readonly string[];
  /** Tells what a run did not answer, where it is asked. */
  readonly tellUnanswered: (id: string) => void;
  readonly tellValueless: (name: string) => void;
}

/** The programs of a lesson that are run: its labs, and its studies where those are asked for. */
export function programsOf(lesson: Lesson, written: WrittenManifest, withStudies: boolean): LessonProgram[] {
  const nothing = { predictions: [], variables: [], tellUnanswered: () => undefined, tellValueless: () => undefined };
  const labs = lesson.labs.map((lab, at): LessonProgram => {
    const shows = lesson.evidence.flatMap(({ shows }, item) =>
      shows.flatMap(({ lab: id, variable }, i) =>
        id === lab.id && variable !== null ? [{ variable, path: ['evidence', item, 'shows', i, 'variable'] }] : [],
      ),
    );
    return {
      file: lab.file,
      expectedFile: written.manifest.labs[at]?.expected ?? '',
      expected: lab.expected,
      predictions: lab.predictions,
      variables: shows.map(({ variable }) => variable),
      tellUnanswered: id => {
        const i = lab.predictions.findIndex(one => one.id === id);
        const { kind, variable } = lab.predictions[i] ?? { kind: '', variable: '' };
        written.tell(
          ['labs', at, 'predictions', i, 'variable'],
          `A run of ${lab.file} shows no value of '${variable}' that answers a ${kind}.`,
        );
      },
      tellValueless: name => {
        for (const { variable, path } of shows)
          if (variable === name) written.tell(path, `A run of ${lab.file} shows no value of '${name}'.`);
      },
    };
  });
  const studies = lesson.studies.map((study, at): LessonProgram => ({
    ...nothing,
    file: study.file,
    expected: study.expected,
    expectedFile: written.manifest.studies[at]?.expected ?? '',
  }));
  return withStudies ? [...labs, ...studies] : labs;
}

/** Runs a lab or a study and tells where it does not do what the lesson says of it. */
export async function runLessonProgram(
  program: LessonProgram,
  texts: CheckedTexts,
  { compiler, pool }: { readonly compiler: CompilerQueue; readonly pool: ThreadPool },
): Promise<void> {
  const { file, expected, expectedFile, predictions, variables } = program;
  if (!texts.folder.sizes.has(file)) return;
  const compiled = await compiler.compileLab({ ...besideOf(texts, file), text: await texts.readOr(file) }, { key: file, isAwaited: true });
  if (!compiled.ok) {
    for (const problem of compiled.problems) {
      const { file: where, message, ...place } = placeProblem(file, problem);
      texts.tell(where, place, message);
    }
    return;
  }
  const result = await pool.run({ kind: 'lab', lab: compiled.lab, predictions, variables }, labLimitMs);
  if ('lost' in result) {
    texts.tell(file, 1, `The lab could not be run to its end: it ${result.lost}.`);
    return;
  }
  const { outcome } = result;
  if (outcome.status === 'failed') {
    const places = outcome.error.frames.map(frame => originalPlace(compiled.map, frame)).filter(place => place?.file === 0);
    texts.tell(file, places[0] ?? 1, `The lab fails: ${errorWords(outcome.error)}`);
    return;
  }
  if (texts.folder.sizes.has(expectedFile)) tellDifference(result.printed, expected, { texts, file: expectedFile, line: null, who: file });
  tellMissing(program, result);
}

function tellMissing({ tellUnanswered, tellValueless }: LessonProgram, { unanswered, valueless }: LabResult): void {
  unanswered.forEach(tellUnanswered);
  valueless.forEach(tellValueless);
}

/** Tells the first line that a program prints otherwise, at the line where it is expected or at one that is given. */
export function tellDifference(
  printed: readonly string[],
  expected: readonly string[],
  { texts, file, line, who }: { readonly texts: CheckedTexts; readonly file: string; readonly line: number | null; readonly who: string },
): void {
  const at = Array.from({ length: Math.max(printed.length, expected.length) }, (_, i) => i).find(i => printed[i] !== expected[i]);
  if (at === undefined) return;
  const [is, should] = [printed[at], expected[at]].map(text => (text === undefined ? 'nothing' : `'${text}'`));
  texts.tell(file, line ?? at + 1, `As line ${String(at + 1)}, ${who} prints ${is ?? ''}, and ${should ?? ''} is expected.`);
}
