import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { runPython } from '../../../src/python/runPython.ts';

const run = (program: string, more: Partial<Parameters<typeof runPython>[0]> = {}) =>
  runPython({ python: process.env['PYTHON'] ?? '/usr/bin/python3', program, cwd: tmpdir(), timeLimitMs: 60_000, ...more });

describe('runPython', () => {
  it('gives what a program prints, in any language', async () => {
    expect(await run('print("gate ≤ 1"); print(2)').result).toEqual({ end: 'finished', output: 'gate ≤ 1\n2\n', error: '' });
  });

  it('gives the error of a program that breaks', async () => {
    const result = await run('print(1)\nraise ValueError("no such gate")').result;
    expect(result).toMatchObject({ end: 'failed', output: '1\n' });
    expect(result.error).toContain('ValueError: no such gate');
  });

  it('says where there is no Python', async () => {
    expect((await run('', { python: '/nowhere/python' }).result).end).toBe('notFound');
  });

  it('takes the name of a program for a name, never for a line of a shell', async () => {
    expect((await run('', { python: '/usr/bin/python3; echo owned' }).result).end).toBe('notFound');
  });

  it('ends a program at the time limit, and when it is cancelled', async () => {
    expect((await run('while True: pass', { timeLimitMs: 300 }).result).end).toBe('timeLimit');
    const endless = run('while True: pass');
    endless.cancel();
    expect((await endless.result).end).toBe('cancelled');
  });

  it('keeps a megabyte of a flood', async () => {
    const { end, output } = await run('for _ in range(300_000): print("0123456789")').result;
    expect(end).toBe('finished');
    expect(output).toHaveLength(1024 * 1024);
  });
});
