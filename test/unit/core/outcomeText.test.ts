import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  describeOutcome,
  describeProblem,
  gpuLostText,
  notices,
  seconds,
  type OutcomeContext,
} from '../../../src/core/words/outcomeText.ts';
import type { OutcomeMessage } from '../../../src/core/channels/labPageChannel.ts';
import type { RunOutcome, RuntimeFault, StopReason } from '../../../src/core/run/run.ts';
import { amount } from '../../soak.ts';

const plain: OutcomeContext = {
  lastLine: null,
  timeLimitMs: 60_000,
  thrownAt: null,
  gap: null,
  notice: null,
  upTo: null,
  turned: null,
  typeWarnings: [],
};
const reasons: StopReason[] = ['user', 'time', 'memory', 'lost', 'closed', 'replaced'];
const threw = (message: string, name = 'Error', fault?: RuntimeFault): RunOutcome => ({
  status: 'failed',
  ms: 5,
  error: { name, message, frames: [], ...(fault && { fault }) },
});

/** The rules every sentence keeps, whatever the lab put into it. */
function expectGoodSentence({ code, text }: OutcomeMessage): void {
  expect(code).toMatch(/^(OK|E-[A-Z]+)$/);
  expect(text.length).toBeGreaterThan(0);
  expect(text.length).toBeLessThanOrEqual(400);
  expect(text).not.toMatch(/[\n\r\t]/);
  expect(text).not.toMatch(/unknown error|undefined|\[object|NaN s/i);
}

describe('outcome sentences', () => {
  it('say what the fault table says', () => {
    const at = (outcome: RunOutcome, context: Partial<OutcomeContext> = {}): string =>
      describeOutcome(outcome, { ...plain, ...context }).text;
    const stopped = (reason: StopReason): RunOutcome => ({ status: 'stopped', ms: 3_210, reason });
    expect(at(stopped('user'), { lastLine: 14 })).toBe('Stopped after 3.2 s. Last line reached: 14.');
    expect(at(stopped('time'), { lastLine: 14 })).toBe('Stopped: still running after 60 s (your limit). Last line reached: 14.');
    expect(at(stopped('memory'), { lastLine: 9 })).toBe(
      'The lab ran out of memory and was closed. VS Code and your code are fine. Last line reached: 9.',
    );
    expect(at(stopped('reached'), { upTo: 14 })).toBe('Ran to line 14 in 3.2 s.');
    // The head of the lab view says it: once is enough.
    expect(describeOutcome(stopped('reached'), { ...plain, upTo: 14 })).toMatchObject({ code: 'OK', severity: 'ok' });
    expect(at({ status: 'finished', ms: 40 }, { upTo: 14 })).toBe('Finished in 40 ms: the lab never came to line 14.');
    expect(at(stopped('closed'))).toBe('Stopped: the lab view was closed or moved.');
    expect(at(threw('boom'), { thrownAt: { line: 12, file: null } })).toBe('Line 12: boom');
    expect(at({ status: 'finished', ms: 40 }, { typeWarnings: [4] })).toBe('Ran with 1 type warning (line 4).');
    expect(at({ status: 'finished', ms: 40 }, { gap: 'Kept 1,000 first and 20,000 last of 1,000,000 lines.' })).toBe(
      'Kept 1,000 first and 20,000 last of 1,000,000 lines.',
    );
    const problem = { message: "Line 7: ')' expected. Fix it and run again.", file: 0, line: 7, column: 1, endLine: 7, endColumn: 2 };
    expect(describeProblem(problem)).toEqual({ code: 'E-SYNTAX', severity: 'error', text: problem.message, line: 7 });
    expect(notices.empty.text).toBe('Nothing to run yet: the text holds no code. Gatescope: New Lab makes a lab that runs.');
    expect(notices.trust.text).toBe('Running labs needs a trusted folder.');
  });

  it('are at most 160 characters long where no text of a lab is in them', () => {
    const own = [
      ...reasons.map(reason =>
        describeOutcome({ status: 'stopped', ms: 599_900, reason }, { ...plain, lastLine: 20_000, timeLimitMs: 600_000 }),
      ),
      describeOutcome({ status: 'finished', ms: 599_900 }, plain),
      gpuLostText(20_000),
      ...Object.values(notices),
    ];
    for (const { text } of own) expect(text.length, text).toBeLessThanOrEqual(160);
  });

  it('keep the rules whatever a lab throws and wherever it stood', () => {
    const outcome = fc.oneof(
      fc
        .record({ message: fc.string({ unit: 'binary', maxLength: 500 }), name: fc.constantFrom('Error', 'TypeError') })
        .map(error => threw(error.message, error.name)),
      fc.record({ status: fc.constant('stopped' as const), ms: fc.nat(), reason: fc.constantFrom(...reasons) }),
      fc.record({ status: fc.constant('finished' as const), ms: fc.nat() }),
    );
    const context = fc.record({
      lastLine: fc.option(fc.nat()),
      timeLimitMs: fc.nat(),
      thrownAt: fc.option(fc.record({ line: fc.nat(), file: fc.option(fc.string({ maxLength: 300 })) })),
      gap: fc.constant(null),
      notice: fc.option(fc.string({ minLength: 1, maxLength: 300, unit: 'grapheme-ascii' }).map(text => `File ${text.trim()}`)),
      upTo: fc.option(fc.nat()),
      turned: fc.option(fc.string()),
      typeWarnings: fc.array(fc.nat(), { maxLength: 50 }),
    });
    fc.assert(
      fc.property(outcome, context, (ended, known) => expectGoodSentence(describeOutcome(ended, known))),
      { numRuns: amount(400, 2_000) },
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), fc.nat(), fc.nat(2), (message, line, file) =>
        expectGoodSentence(describeProblem({ message, file, line, column: 1, endLine: line, endColumn: 1 })),
      ),
    );
    Object.values(notices).forEach(expectGoodSentence);
  });

  it('names the place and the error where a lab throws an error without a message', () => {
    expect(describeOutcome(threw('', 'RangeError'), { ...plain, thrownAt: { line: 3, file: './helper.ts' } })).toEqual({
      code: 'E-THROW',
      severity: 'error',
      text: './helper.ts, line 3: RangeError',
      line: null,
    });
  });

  it('tells what the sandbox stopped from what the lab threw', () => {
    const context = { ...plain, thrownAt: { line: 18, file: null } };
    expect(
      describeOutcome(threw('50,000 tensors are alive. Wrap line 18 in tf.tidy.', 'TensorBudgetError', 'tensorBudget'), context),
    ).toEqual({
      code: 'E-TENSORS',
      severity: 'error',
      text: 'Stopped: 50,000 tensors are alive. Wrap line 18 in tf.tidy.',
      line: 18,
    });
    expect(describeOutcome(threw('The GPU was lost.', 'GpuLostError', 'gpuLost'), context)).toMatchObject({
      code: 'E-GPU-LOST',
      text: 'The GPU was lost.',
    });
  });

  it('has a code of its own for a loss that cannot be trained from', () => {
    const outcome = threw('The loss became ∞ at step 3. Try a smaller learning rate, or clip the gradients.', 'LossError', 'loss');
    expect(describeOutcome(outcome, { ...plain, thrownAt: { line: 18, file: null } })).toEqual({
      code: 'E-LOSS',
      severity: 'error',
      text: 'Line 18: The loss became ∞ at step 3. Try a smaller learning rate, or clip the gradients.',
      line: 18,
    });
  });

  it("believes no name: an error the runtime did not throw is the lab's own", () => {
    for (const name of ['GpuLostError', 'TensorBudgetError', 'LossError'])
      expect(describeOutcome(threw('The GPU was lost.', name), plain)).toMatchObject({ code: 'E-THROW', text: 'The GPU was lost.' });
  });

  it('uses one code for one kind of end', () => {
    const codes = reasons.map(reason => describeOutcome({ status: 'stopped', ms: 1, reason }, plain).code);
    expect(codes).toEqual(['E-STOP', 'E-TIME', 'E-MEM', 'E-LOST', 'E-CLOSED', 'E-REPLACED']);
  });

  it('writes durations for people', () => {
    expect([40, 3_210, 59_940, 125_000].map(seconds)).toEqual(['40 ms', '3.2 s', '59.9 s', '2 min 5 s']);
  });
});
