/** What the command line asks for. */
export interface RunCommand {
  readonly file: string;
  /** One JSON object instead of the lab's output. */
  readonly isJson: boolean;
  /** Timing on stderr. */
  readonly isTimed: boolean;
}

const usage = 'Usage: npm run --silent gatescope -- run FILE [--json] [--time]';

/** The command, or one sentence that says what is wrong with it. */
export function readArguments(parts: readonly string[]): RunCommand | { readonly problem: string } {
  const [command, ...rest] = parts;
  if (command === undefined) return { problem: `There is no command. ${usage}` };
  if (command !== 'run') return { problem: `There is no command '${command}'. ${usage}` };
  const options = rest.filter(part => part.startsWith('-'));
  const unknown = options.find(option => option !== '--json' && option !== '--time');
  if (unknown !== undefined) return { problem: `There is no option '${unknown}'. ${usage}` };
  const [file, extra] = rest.filter(part => !part.startsWith('-'));
  if (file === undefined) return { problem: `The lab's file is missing. ${usage}` };
  if (extra !== undefined) return { problem: `One lab at a time: '${extra}' is one too many. ${usage}` };
  return { file, isJson: options.includes('--json'), isTimed: options.includes('--time') };
}
