import { readArguments } from './readArguments.ts';
import { runCommand } from './runCommand.ts';

/** Entry of `npm run gatescope`: exit code 0 is well, 1 a lab that fails, 2 a command that makes no sense. */
const command = readArguments(process.argv.slice(2));
// Nobody reads on, as in `… | head`: that is no failure.
process.stdout.on('error', () => process.exit(0));
let code = 2;
if ('problem' in command) process.stderr.write(`${command.problem}\n`);
else {
  code = await runCommand(command, {
    out: text => process.stdout.write(text),
    error: text => process.stderr.write(text),
  });
}
// Timers and promises the lab left behind must not keep the process alive; what it printed must be out before.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
