import { parseArgs } from 'node:util';

/** Grades all attempts in a folder. */
export interface GradeCommand {
  readonly name: 'grade';
  readonly folder: string;
  readonly exercise: string;
  /** The folder with the lessons; null: the product's own. */
  readonly lessons: string | null;
  /** Files to write; null: not wanted. */
  readonly csv: string | null;
  readonly html: string | null;
  readonly junit: string | null;
  /** One JSON object instead of a summary in words. */
  readonly isJson: boolean;
  /** Of one attempt's check. */
  readonly limitSeconds: number;
  /** How many are graded side by side; null: as many as the machine has processors for. */
  readonly lanes: number | null;
  /** The browser's program; null: the one that is found. */
  readonly browser: string | null;
}

export const gradeUsage = 'grade FOLDER --exercise ID [--csv FILE] [--html FILE] [--junit FILE] [--json]';

const gradeHelp = `npm run --silent gatescope -- ${gradeUsage}

Grades every attempt at an exercise that lies in FOLDER or in a folder of it: files that end in .ts, or in .md or .txt for an answer in
words. Attempts are trusted in nothing. Each one runs in a frame and a worker of its own in a browser without a window, behind the walls of
the lab view: it reaches no file, no network and no other attempt, and its verdict comes by a way that it cannot write to. Files with one
text are graded once. A file that cannot be graded is a row that says why.

  --exercise ID      which exercise; without a name that is known, all names are told
  --csv FILE         a table: a row a file, a column a sub-goal
  --html FILE        a page of the class that opens anywhere: pass rates, the commonest mistakes, every attempt
  --junit FILE       a report for a server that runs tests: a test an attempt
  --json             one JSON object on standard output: {"exercise", "summary", "attempts": [{"file", "verdict", "sameAs", "ms"}]}
  --lessons FOLDER   where the lessons are, a folder a lesson; without it, those of the product
  --limit SECONDS    how long one check may take; 20 without it
  --lanes COUNT      how many are graded side by side; without it, one a processor, four at most
  --browser PATH     a Chromium, Chrome or Edge; without it, CHROMIUM of the environment, or the one that is installed

Broken off with Ctrl+C, it writes what it has, and the same command takes it up again: what was graded is kept beside the first file that is
to be written, in a file that ends in .part, until all is done.

Ends with 0 where every attempt is right, with 1 where one is not, with 2 where the command makes no sense, with 3 where it was broken off.
`;

const mostLanes = 16;
const longestLimit = 3_600;

const options = {
  exercise: { type: 'string' },
  csv: { type: 'string' },
  html: { type: 'string' },
  junit: { type: 'string' },
  json: { type: 'boolean' },
  lessons: { type: 'string' },
  limit: { type: 'string' },
  lanes: { type: 'string' },
  browser: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** The command behind `grade`, or what is wrong with it. */
export function readGradeArguments(
  parts: readonly string[],
): GradeCommand | { readonly name: 'help'; readonly text: string } | { readonly problem: string } {
  const usage = `Usage: npm run --silent gatescope -- ${gradeUsage}`;
  const parsed = parse(parts);
  if ('problem' in parsed) return { problem: `${parsed.problem} ${usage}` };
  const { values, positionals } = parsed;
  if (values.help === true) return { name: 'help', text: gradeHelp };
  const [folder, extra] = positionals;
  if (folder === undefined) return { problem: `The folder with the attempts is missing. ${usage}` };
  if (extra !== undefined) return { problem: `One folder at a time: '${extra}' is one too many. ${usage}` };
  if (values.exercise === undefined) return { problem: `Which exercise the attempts are at is missing: --exercise ID. ${usage}` };
  const limitSeconds = Number(values.limit ?? 20);
  if (!(limitSeconds > 0 && limitSeconds <= longestLimit))
    return { problem: `'--limit ${values.limit ?? ''}' is no number of seconds up to ${String(longestLimit)}. ${usage}` };
  const lanes = values.lanes === undefined ? null : Number(values.lanes);
  if (lanes !== null && !(Number.isInteger(lanes) && lanes >= 1 && lanes <= mostLanes))
    return { problem: `'--lanes ${values.lanes ?? ''}' is no whole number from 1 to ${String(mostLanes)}. ${usage}` };
  return {
    ...{ name: 'grade', folder, exercise: values.exercise, lessons: values.lessons ?? null, limitSeconds, lanes },
    ...{
      csv: values.csv ?? null,
      html: values.html ?? null,
      junit: values.junit ?? null,
      isJson: values.json ?? false,
      browser: values.browser ?? null,
    },
  };
}

function parse(
  parts: readonly string[],
): ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>> | { readonly problem: string } {
  try {
    return parseArgs({ args: [...parts], options, allowPositionals: true });
  } catch (error) {
    const { code, message } = error as Error & { readonly code?: string };
    const [, option = ''] = /'(-{1,2}[^\s']*)/u.exec(message) ?? [];
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return { problem: `There is no option '${option}'.` };
    if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') throw error;
    const isFlag = option.slice(2) in options && options[option.slice(2) as keyof typeof options].type === 'boolean';
    return { problem: isFlag ? `'${option}' takes no value.` : `'${option}' needs a value.` };
  }
}
