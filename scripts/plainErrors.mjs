// @ts-check
import process from 'node:process';

/** From now on what goes wrong ends the program with its sentence, not with a stack trace: its reader runs it, and did not write it. */
export function tellErrorsPlainly() {
  process.on('uncaughtException', error => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
}
