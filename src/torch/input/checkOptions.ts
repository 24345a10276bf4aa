import { LabError } from './labError.ts';
import { isTensor } from './isTensor.ts';

/** Without upper case and underscores: how `batch_first`, `batchfirst` and `batchFirst` are the same. */
function plain(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}

/**
 * Makes sure that options were given by name, in this library's spelling, and that there is none that would be passed
 * over in silence.
 *
 * @param name Whose options they are, as a lab writes it. @param known Every option there is. @param call How it is
 *   called rightly.
 * @param unknown Where options may come with other data, a whole row of a table say: what is meant as an option all the
 *   same.
 */
export function checkOptions(
  name: string,
  options: unknown,
  known: readonly string[],
  call: string,
  unknown: readonly string[] | null = null,
): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options) || isTensor(options)) {
    throw new LabError(`${name} takes its options by name: ${call}.`);
  }
  for (const given of Object.keys(options)) {
    if (known.includes(given)) continue;
    const meant = known.find(each => plain(each) === plain(given));
    if (meant !== undefined) throw new LabError(`${name}: write ${meant} instead of ${given}; names are in camelCase here.`);
    if (unknown !== null && !unknown.some(each => plain(each) === plain(given))) continue;
    throw new LabError(`${name} has no option ${given}; it knows ${listed(known)}.`);
  }
}

/** Checks a switch among the options. */
export function flagIn(name: string, option: string, value: boolean | undefined, fallback: boolean): boolean {
  const chosen: unknown = value ?? fallback;
  if (typeof chosen === 'boolean') return chosen;
  throw new LabError(`${name}: ${option} must be true or false, but it is ${shownValue(chosen)}.`);
}

/** A value as a message shows it, so that '1' and 1 look different. */
export function shownValue(value: unknown): string {
  if (typeof value === 'string') return `the text '${value}'`;
  if (isTensor(value)) return 'a tensor';
  return typeof value === 'object' && value !== null ? (Array.isArray(value) ? 'an array' : 'an object') : String(value);
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
