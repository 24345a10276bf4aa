// @ts-check
// Runs a program in a process group of its own and ends the whole group when the parent lets go of the channel,
// even when the parent was killed: VS Code's server has children that would outlive it.
// Usage: node guard.mjs PROGRAM ARGUMENTS…, started with an IPC channel.
import { spawn } from 'node:child_process';
import process from 'node:process';

const [program = '', ...args] = process.argv.slice(2);
const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: process.platform !== 'win32' });

/** @param {NodeJS.Signals} signal */
const end = signal => {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') spawn('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    else process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
};

let isEnding = false;
const endSoon = () => {
  if (isEnding) return;
  isEnding = true;
  end('SIGTERM');
  setTimeout(() => {
    end('SIGKILL');
  }, 3000).unref();
};

process.on('disconnect', endSoon);
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, endSoon);
child.on('error', error => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
  if (process.connected) process.disconnect();
});
child.on('exit', code => {
  // What is left of the group has lost its server.
  end('SIGKILL');
  process.exitCode = code ?? 1;
  if (process.connected) process.disconnect();
});
