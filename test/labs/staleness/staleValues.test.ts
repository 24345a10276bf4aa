import { describe, expect, it } from 'vitest';
import { LineMapper } from '../../../src/extension/labs/lineMapper.ts';
import { staleLines } from '../../../src/instrument/staleness/staleLines.ts';
import { amount } from '../../soak.ts';
import { Dice } from '../fuzz/dice.ts';
import { editAtRandom } from './randomEdits.ts';
import { editedPrograms } from './editedPrograms.ts';
import { runValues, type LineValue } from './runValues.ts';

/** Other edits than everybody's: `STALE_SEED=7 STALE_EDITS=500 npx vitest run --project labs test/labs/staleness`. */
const first = Number(process.env['STALE_SEED'] ?? 1);
const editsEach = Number(process.env['STALE_EDITS'] ?? amount(6, 300));

/** Values that an edit left bright, and all there were. */
const seen = { bright: 0, all: 0 };

describe('values that stay bright after an edit', () => {
  it.each([...editedPrograms])('are what the edited program computes: %s', { timeout: 3_000_000 }, async (name, ran) => {
    const before = await runValues(ran);
    if (!before) throw new Error('The program itself cannot be run.');
    const wrong: string[] = [];
    for (let seed = first; seed < first + editsEach; seed++) {
      const { text, done } = editAtRandom(ran, new Dice(seed * 1_000 + name.length));
      const after = await runValues(text);
      const bad = after ? freshButWrong(ran, text, before, after) : [];
      if (bad.length > 0) wrong.push(`Seed ${String(seed)}, ${done}:\n${bad.join('\n')}\n--- edited\n${text}`);
    }
    expect(wrong.slice(0, 3).join('\n\n'), `${String(wrong.length)} of ${String(editsEach)} edits`).toBe('');
  });

  it('are many', () => {
    expect(seen.bright / seen.all).toBeGreaterThan(0.2);
  });
});

/** What would be shown as it was, and is otherwise now. */
function freshButWrong(ran: string, now: string, before: readonly LineValue[], after: readonly LineValue[]): string[] {
  const stale = staleLines({ ran, now });
  seen.all += before.length;
  if (stale === 'all') return [];
  const mapper = new LineMapper(ran);
  const lines = ran.split('\n');
  mapper.apply([{ startLine: 0, startColumn: 0, endLine: lines.length - 1, endColumn: lines.at(-1)?.length ?? 0, text: now }]);
  return before.flatMap(({ line, name, said }) => {
    const place = stale.includes(line) ? null : mapper.locate(line);
    if (!place || place.isOld) return [];
    seen.bright++;
    const same = after.find(value => value.line === place.line && value.name === name);
    return same?.said === said ? [] : [`line ${String(line)}, ${name}: ${said} is ${same?.said ?? 'not computed'}`];
  });
}
