import vm from 'node:vm';
import type { ThrownError } from '../core/run/run.ts';

/** The script, or why this Node.js cannot read it: the compiler knows newer syntax than some versions of Node.js. */
export function parseScript(code: string, filename: string): vm.Script | ThrownError {
  try {
    return new vm.Script(code, { filename });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const message = `${error.message}. Node.js ${process.version} does not know this syntax. Write it another way, or use a newer Node.js.`;
    // `file:LINE`, the line itself, and carets below the place.
    const [place = '', , carets = ''] = (error.stack ?? '').split('\n');
    const line = Number(/:(\d+)$/u.exec(place)?.[1]);
    const frames = line > 0 ? [{ line, column: carets.indexOf('^') + 1 }] : [];
    return { name: error.name, message, frames };
  }
}
