/** Looks at a whole lesson. */
export interface LessonCheckCommand {
  readonly name: 'lesson';
  readonly folder: string;
  /** One JSON object instead of sentences. */
  readonly isJson: boolean;
}

export const lessonUsage = 'lesson check FOLDER [--json]';

const lessonHelp = `npm run --silent gatescope -- ${lessonUsage}

Tells everything that is wrong with a lesson at once, each as FILE:LINE:COLUMN: sentence. FOLDER is the one that holds lesson.json, here or
anywhere. Manifest, text, links, values, pictures, figures, exercises, kept attempts and answers are looked at.

  --json          one JSON object on standard output: {"lesson", "problems": [{"file", "line", "column", "message"}], "notes"}

Ends with 0 where nothing is wrong, with 1 where something is, with 2 where there is no such folder.
`;

const flags: ReadonlySet<string> = new Set(['--json']);

/** The command behind `lesson`, or what is wrong with it. */
export function readLessonArguments(
  parts: readonly string[],
): LessonCheckCommand | { readonly name: 'help'; readonly text: string } | { readonly problem: string } {
  const usage = `Usage: npm run --silent gatescope -- ${lessonUsage}`;
  const [verb, ...rest] = parts;
  if (parts.includes('--help') || parts.includes('-h')) return { name: 'help', text: lessonHelp };
  if (verb !== 'check')
    return {
      problem: `${verb === undefined ? 'What to do with the lesson is missing.' : `There is no command 'lesson ${verb}'.`} ${usage}`,
    };
  const folders: string[] = [];
  const given = new Set<string>();
  for (const part of rest) {
    if (!part.startsWith('-')) folders.push(part);
    else if (flags.has(part)) given.add(part);
    else return { problem: `There is no option '${part}'. ${usage}` };
  }
  const [folder, extra] = folders;
  if (folder === undefined) return { problem: `The folder of the lesson is missing. ${usage}` };
  if (extra !== undefined) return { problem: `One lesson at a time: '${extra}' is one too many. ${usage}` };
  return { name: 'lesson', folder, isJson: given.has('--json') };
}
