/** An exercise as far as its files are recognised by it. */
export interface KnownExercise {
  readonly id: string;
  readonly title: string;
  /** The text its file starts as. */
  readonly starter: string;
}

/** Share of a starter's lines below which a file counts as something else. */
const leastAlike = 0.5;
/** How much more than any other an exercise must be alike. */
const leastAhead = 0.01;

/**
 * The exercise a file belongs to, or null. Told by its name or folder, else by the title in its first comment, else,
 * when the learner has deleted that too, by how many of a starter's lines are still there.
 */
export function exerciseOf<T extends KnownExercise>(path: string, text: string, exercises: readonly T[]): T | null {
  return byPath(path, exercises) ?? byTitle(text, exercises) ?? byLines(text, exercises);
}

function byPath<T extends KnownExercise>(path: string, exercises: readonly T[]): T | null {
  const parts = path.split(/[\\/]/u).reverse();
  const longestFirst = [...exercises].sort((a, b) => b.id.length - a.id.length);
  // The file's own name first, then its folders from the inside out.
  for (const part of parts.slice(0, 3)) {
    const found = longestFirst.find(({ id }) => new RegExp(`(?:^|[^a-z0-9])${id}(?:[^a-z0-9]|$)`, 'iu').test(part));
    if (found) return found;
  }
  return null;
}

function byTitle<T extends KnownExercise>(text: string, exercises: readonly T[]): T | null {
  const head = text.slice(0, 2_000).toLowerCase();
  return exercises.find(({ title }) => head.includes(`exercise: ${title.toLowerCase()}`)) ?? null;
}

function byLines<T extends KnownExercise>(text: string, exercises: readonly T[]): T | null {
  const mine = new Set(codeLines(text));
  const alike = exercises
    .map(exercise => {
      const lines = codeLines(exercise.starter);
      return { exercise, share: lines.filter(line => mine.has(line)).length / Math.max(1, lines.length) };
    })
    .sort((a, b) => b.share - a.share);
  const [best, next] = alike;
  return best && best.share >= leastAlike && best.share - (next?.share ?? 0) >= leastAhead ? best.exercise : null;
}

function codeLines(text: string): string[] {
  return text
    .split(/\r?\n/u)
    .map(line => line.replace(/\/\/.*$/u, '').trim())
    .filter(line => line !== '');
}
