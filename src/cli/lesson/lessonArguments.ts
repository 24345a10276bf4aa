/** Looks at a whole lesson. */
export interface LessonCheckCommand {
  readonly name: 'lesson';
  readonly folder: string;
  /** One JSON object instead of sentences. */
  readonly isJson: boolean;
  /** Only what is seen without running anything. */
  readonly isQuick: boolean;
  readonly withStudies: boolean;
  /** Every kept attempt in place of one of a kind. */
  readonly isWhole: boolean;
}

export const lessonUsage = 'lesson check FOLDER [--json] [--quick] [--studies] [--all]';

const lessonHelp = `npm run --silent gatescope -- ${lessonUsage}

Tells everything that is wrong with a lesson at once, each as FILE:LINE:COLUMN: sentence. FOLDER is the one that holds lesson.json, here or
anywhere. Manifest, text, links, values, pictures, figures and kept answers are looked at; labs, twins (where there is a Python with PyTorch),
solutions, starters and kept attempts are run, in no sandbox: check only lessons you trust.

  --json          one JSON object on standard output: {"lesson", "problems": [{"file", "line", "column", "message"}], "notes"}
  --quick         runs nothing
  --studies       runs the studies, too, which may take minutes
  --all           every kept attempt; without it all solutions, and one attempt of each kind

Ends with 0 where nothing is wrong, with 1 where something is, with 2 where there is no such folder.
`;

const flags: ReadonlySet<string> = new Set(['--json', '--quick', '--studies', '--all']);

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
  return {
    ...{ name: 'lesson', folder },
    ...{ isJson: given.has('--json'), isQuick: given.has('--quick'), withStudies: given.has('--studies'), isWhole: given.has('--all') },
  };
}
