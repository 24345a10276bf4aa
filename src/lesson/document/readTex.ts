import type { Equation, LabPlace } from '../../core/lesson/lessonDocument.ts';
import { texCommands, texEnvironments } from './texCommands.ts';

const longest = 2000;

/**
 * `\lab{my-lab}{forgetGate}` before the braces of what is shown: a mark that names a line of a lab, the only way to a
 * link.
 */
const mark = /\\lab\{([a-z0-9-]{1,64})\}\{([A-Za-z_$][\w$]{0,63})\}(?=\{)/g;

/**
 * The equation in `source`, or the rest of a sentence that says why it is not typeset. `isKnown` says whether a lab has
 * that name.
 */
export function readTex(source: string, isKnown: (place: LabPlace) => boolean): Equation | string {
  if (source.length > longest) return `an equation is longer than ${String(longest)} characters`;
  const fault = faultIn(source.replace(mark, ''));
  if (fault !== null) return fault;
  const places = [...source.matchAll(mark)].map(([, lab = '', name = '']): LabPlace => ({ lab, name }));
  const lost = places.find(place => !isKnown(place));
  if (lost) return `there is no '${lost.name ?? ''}' in the lab '${lost.lab}'`;
  let place = 0;
  return { tex: source.trim().replace(mark, () => `\\htmlData{place=${String(place++)}}`), places };
}

function faultIn(tex: string): string | null {
  // Comments swallow braces; `#` stands for arguments; `$` ends the equation; `^^` writes characters by number.
  const sign = /(?<!\\)[%#$]|\^\^/.exec(tex) ?? /[^\P{Cc}\n]/u.exec(tex);
  if (sign) return `equations cannot have '${sign[0]}'`;
  for (const [whole, name] of tex.matchAll(/\\([A-Za-z]+|.|$)/gsu)) {
    if (name === 'lab') return 'a \\lab mark needs a lab, a name and what to show: \\lab{my-lab}{forgetGate}{f_t}';
    const isSign = name !== undefined && /^[\\,;:! {}|_&%#$\n]$/.test(name);
    if (!isSign && !texCommands.has(name ?? '')) return `equations cannot have '${whole}'`;
  }
  for (const [, name = ''] of tex.matchAll(/\\(?:begin|end)\s*(\{[^{}]*\}|.?)/gsu)) {
    if (!texEnvironments.has(name.slice(1, -1))) return `equations cannot have an environment '${name}'`;
  }
  return isBalanced(tex) ? null : 'an equation has braces without a partner';
}

function isBalanced(tex: string): boolean {
  let depth = 0;
  for (const [brace] of tex.replace(/\\[\s\S]/g, '').matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    if (depth < 0 || depth > 20) return false;
  }
  return depth === 0;
}
