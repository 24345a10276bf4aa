// @ts-check
import { spawn } from 'node:child_process';

/**
 * Runs a program to its end. Its output is shown only when it fails, unless `isLoud`.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, isLoud?: boolean }} [options]
 * @returns {Promise<string>} what it wrote to stdout, where it was not loud
 */
export function run(program, args, { cwd, env, isLoud = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args], {
      cwd,
      env,
      stdio: ['ignore', isLoud ? 'inherit' : 'pipe', isLoud ? 'inherit' : 'pipe'],
      // On Windows npm is a command file, which only a shell can start.
      shell: process.platform === 'win32',
    });
    let stdout = '';
    let all = '';
    child.stdout?.on('data', chunk => {
      stdout += String(chunk);
      all += String(chunk);
    });
    child.stderr?.on('data', chunk => {
      all += String(chunk);
    });
    child.on('error', error => {
      reject(new Error(`'${program}' could not be started: ${error.message}`));
    });
    child.on('close', (code, signal) => {
      if (code === 0) resolve(stdout);
      else
        reject(
          new Error(`'${[program, ...args].join(' ')}' ended with ${signal ?? String(code)}.${all === '' ? '' : `\n${all.trimEnd()}`}`),
        );
    });
  });
}
