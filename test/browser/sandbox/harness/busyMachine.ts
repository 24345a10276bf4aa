import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Keeps the machine busy with so many processes until what it returns is called; they end by themselves when this process does, and after `mostMs`. */
export function keepBusy(count: number, mostMs: number): () => Promise<void> {
  const program = `
    const end = Date.now() + ${String(mostMs)};
    const parent = process.ppid;
    while (Date.now() < end && process.ppid === parent) for (let i = 0; i < 1e7; i++);
  `;
  const processes = Array.from({ length: count }, () => spawn(process.execPath, ['-e', program], { stdio: 'ignore' }));
  return async () => {
    await Promise.all(
      processes.map(async one => {
        if (one.exitCode !== null || one.signalCode !== null) return;
        const ended = once(one, 'exit');
        one.kill('SIGKILL');
        await ended;
      }),
    );
  };
}
