import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread, workerData } from 'node:worker_threads';
import { CompilerQueue } from '../compiler/compilerQueue.ts';
import { checkCommand } from './checkCommand.ts';
import { serveCheckThread } from './checkThread.ts';
import { gradeCommand } from './grade/gradeCommand.ts';
import { serveLessonThread } from './lesson/lessonThread.ts';
import { lessonThread } from './lesson/threadPool.ts';
import { lessonCommand } from './lesson/lessonCommand.ts';
import { readArguments } from './readArguments.ts';
import { runCommand } from './runCommand.ts';

/**
 * Entry of `npm run gatescope`: exit code 0 is well, 1 a lab that fails or an attempt that is not right yet, 2 a
 * command that makes no sense, 3 a check that could not run. Checks run this file again in a thread.
 */
async function main(): Promise<void> {
  // A lab has no way to end the process, and where the language is frozen it stays so.
  const exit = process.exit.bind(process);
  const command = readArguments(process.argv.slice(2));
  // Nobody reads on, as in `… | head`: that is no failure.
  process.stdout.on('error', () => exit(0));
  const streams = {
    out: (text: string) => process.stdout.write(text),
    error: (text: string) => process.stderr.write(text),
  };
  let code = 2;
  if ('problem' in command) streams.error(`${command.problem}\n`);
  else if (command.name === 'help') {
    streams.out(command.text);
    code = 0;
  } else {
    const script = fileURLToPath(import.meta.url);
    // As in the editor, the parser runs in a thread of its own, and is loaded only there.
    const compiler = new CompilerQueue({ script: join(dirname(script), 'compiler.cjs') });
    if (command.name === 'run') code = await runCommand(command, streams, compiler);
    else if (command.name === 'check') code = await checkCommand(command, streams, { script, compiler });
    else if (command.name === 'grade') code = await gradeCommand(command, streams, { script, compiler });
    else code = await lessonCommand(command, streams, { script, compiler });
    compiler.dispose();
  }
  // Timers and promises the lab left behind must not keep the process alive; what it printed must be out before.
  process.stdout.write('', () => process.stderr.write('', () => exit(code)));
}

if (isMainThread) await main();
else if (workerData === lessonThread) serveLessonThread();
else await serveCheckThread();
