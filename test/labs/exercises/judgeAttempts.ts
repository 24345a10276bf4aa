import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { amount } from '../../soak.ts';
import type { KeptAttempt } from '../../../src/preflight/exercises/keptAttempts.ts';
import { checkText, exercises } from './attempt.ts';
import { attempts } from './attempts.ts';

/**
 * All right ones, since each of them guards against a false verdict, and of attempts that are refused alike and for one
 * mistake the first ones: training a model for each takes minutes. All of them are checked by `npm run soak`.
 */
function chosen(attempts: readonly KeptAttempt[], perKind: number): readonly KeptAttempt[] {
  const seen = new Map<string, number>();
  return attempts.filter(({ expect: expected, mistake }) => {
    if (expected === 'right') return true;
    const kind = `${expected}: ${mistake ?? ''}`;
    const count = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, count);
    return count <= perKind;
  });
}

/**
 * Checks attempts that are kept for these exercises, their starters and their references: `perKind` of each kind of wrong ones, or
 * all where nothing is said or in a soak.
 */
export function judgeAttempts(ids: readonly string[], perKind = Infinity): void {
  describe.each(ids)('%s', exercise => {
    const own = chosen(attempts[exercise] ?? [], amount(perKind, Infinity));

    it('is not started while the starter is unchanged in what matters', async () => {
      const starter = await readFile(join(exercises, exercise, 'start.lab.ts'), 'utf8');
      const bare = starter
        .replaceAll(/^\s*\/\/.*\n/gmu, '')
        .replaceAll("'", '"')
        .replaceAll(';\n', '\n');
      for (const text of [starter, bare, `${starter}\n// Done?\n`, starter.replaceAll('\n', '\r\n'), '', '// Later.\n']) {
        expect(await checkText(exercise, text)).toMatchObject({ kind: 'notStarted', goals: [] });
      }
    });

    it('its reference is right', async () => {
      const verdict = await checkText(exercise, await readFile(join(exercises, exercise, 'solution.lab.ts'), 'utf8'));
      expect(verdict).toMatchObject({ kind: 'right', mistake: null });
      expect(verdict.goals.length).toBeGreaterThan(2);
    });

    it('could not be looked at where it cannot be read', async () => {
      const verdict = await checkText(exercise, 'const a = ;\n');
      expect(verdict).toMatchObject({ kind: 'couldNotRun', line: 1, goals: [] });
      expect(verdict.message).toMatch(/^Your attempt cannot be read yet\. /u);
    });

    it.each(own.map(attempt => [attempt.name, attempt] as const))('%s', async (_name, attempt) => {
      const text = attempt.program;
      const verdict = await checkText(exercise, text);
      const shown = JSON.stringify(verdict, null, 1);
      const missed = verdict.goals.find(goal => goal.state === 'missed')?.id ?? verdict.kind;
      expect(missed, shown).toBe(attempt.expect);
      if (attempt.at !== undefined) expect(text.split('\n')[(verdict.line ?? 0) - 1], shown).toContain(attempt.at);
      if (attempt.expect === 'right' || attempt.mistake === null) expect(verdict.mistake).toBeNull();
      if (attempt.mistake === undefined || attempt.mistake === null) return;
      expect(verdict.mistake?.id, shown).toBe(attempt.mistake);
      expect(verdict.message).toBe(`Not yet right: ${verdict.mistake?.message ?? ''}`);
      // What the library said stands in the sentence as one of its own, and not as a stutter: nn.LSTM …: nn.LSTM: …
      expect(verdict.message).not.toMatch(/(nn\.\w+) .*: \1\b/u);
    });
  });
}
