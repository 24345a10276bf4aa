import { gradeUsage, readGradeArguments, type GradeCommand } from './grade/gradeArguments.ts';
import { lessonUsage, readLessonArguments, type LessonCheckCommand } from './lesson/lessonArguments.ts';

/** Runs one lab. */
export interface RunCommand {
  readonly name: 'run';
  readonly file: string;
  /** One JSON object instead of the lab's output. */
  readonly isJson: boolean;
  /** Timing on stderr. */
  readonly isTimed: boolean;
}

/** Checks one attempt. */
export interface CheckCommand {
  readonly name: 'check';
  readonly file: string;
  /** One JSON object instead of sentences. */
  readonly isJson: boolean;
  /** Null: told by the file itself. */
  readonly exercise: string | null;
  /** The folder with the lessons; null: the product's own. */
  readonly lessons: string | null;
}

const usages = {
  run: 'run FILE [--json] [--time]',
  check: 'check FILE [--json] [--exercise ID] [--lessons FOLDER]',
} as const;
/** By command: options, and whether a value follows. */
const options: Readonly<Record<keyof typeof usages, Readonly<Record<string, boolean>>>> = {
  run: { '--json': false, '--time': false },
  check: { '--json': false, '--exercise': true, '--lessons': true },
};

const help = `npm run --silent gatescope -- COMMAND

  ${usages.run}
  ${usages.check}
  ${lessonUsage}
  ${gradeUsage}

Without an editor, a lab runs as this Node.js runs any program, in no sandbox: it can read files and use the network. Run only labs you trust. The command grade shuts attempts off in a browser.
`;

/** The command, or one sentence that says what is wrong with it. */
export function readArguments(
  parts: readonly string[],
):
  | RunCommand
  | CheckCommand
  | LessonCheckCommand
  | GradeCommand
  | { readonly name: 'help'; readonly text: string }
  | { readonly problem: string } {
  const [name, ...rest] = parts;
  if (name === '--help' || name === '-h') return { name: 'help', text: help };
  if (name === 'lesson') return readLessonArguments(rest);
  if (name === 'grade') return readGradeArguments(rest);
  if (name !== 'run' && name !== 'check') {
    const said = name === undefined ? 'There is no command.' : `There is no command '${name}'.`;
    return {
      problem: `${said} Usage: npm run --silent gatescope -- ${usages.run}, or ${usages.check}, or ${lessonUsage}, or ${gradeUsage}`,
    };
  }
  const usage = `Usage: npm run --silent gatescope -- ${usages[name]}`;
  const given = new Map<string, string>();
  const files: string[] = [];
  for (let index = 0; index < rest.length; index++) {
    const part = rest[index] ?? '';
    if (!part.startsWith('-')) {
      files.push(part);
      continue;
    }
    const takesValue = options[name][part];
    if (takesValue === undefined) return { problem: `There is no option '${part}'. ${usage}` };
    const value = takesValue ? rest[++index] : '';
    if (value === undefined) return { problem: `'${part}' needs a value. ${usage}` };
    given.set(part, value);
  }
  const [file, extra] = files;
  if (file === undefined) return { problem: `${name === 'run' ? "The lab's file" : 'The file to check'} is missing. ${usage}` };
  if (extra !== undefined) return { problem: `One ${name === 'run' ? 'lab' : 'file'} at a time: '${extra}' is one too many. ${usage}` };
  const isJson = given.has('--json');
  if (name === 'run') return { name, file, isJson, isTimed: given.has('--time') };
  return { name, file, isJson, exercise: given.get('--exercise') ?? null, lessons: given.get('--lessons') ?? null };
}
