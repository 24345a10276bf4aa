// Looks at the numbers of one LSTM step: whatever they are called, and however they were computed.
import { numbersIn, type Attempt, type AttemptRun, type Goal, type Report, type SeenValue } from 'gatescope/check';
import { stoppedBy } from './counted.ts';
import { followsScore, gate, isElsewhere, lineOfOldPart, memory, memoryOf, near, old, output, printedNumbers } from './lstm-step.ts';

const tolerance = 'within 0.000001';

export const goals: readonly Goal[] = [
  { id: 'runs', title: 'The program runs' },
  { id: 'forget-gate', title: 'The forget gate is sigmoid(-1.0)', tolerance },
  { id: 'others', title: 'Gates, candidate and old memory are as they were', tolerance },
  { id: 'memory', title: 'The new memory c_t follows from the new gate', tolerance },
  { id: 'output', title: 'The output h_t follows from the new memory', tolerance },
];

/** Half of the last of four places, and a little. */
const rounding = 6e-5;
const show = (value: number): string => value.toFixed(4);

export async function check(attempt: Attempt, report: Report): Promise<void> {
  let run = await attempt.run();
  if (run.error) {
    report.missed('runs', stoppedBy(run.error), run.error.line);
    return;
  }
  const follows = await followsScore(attempt, run);
  run = await attempt.run();
  report.met('runs', 'The program runs.');
  const line = (wanted: number): number | null => run.computed(wanted, near).at(-1)?.line ?? null;
  const has = (wanted: number): boolean => run.computed(wanted, near).length > 0;
  const isTyped = (wanted: number): boolean => run.hasTyped(wanted, rounding);
  const named = forgetGate(run);

  // What is computed inside of a longer expression leaves no value of its own: then its result speaks for it, or what
  // was printed of it.
  const printed = printedNumbers(run);
  const isRounded = (wanted: number): boolean => !has(wanted) && run.having(wanted, rounding).length > 0;
  const isPrinted = (wanted: number): boolean =>
    !isTyped(wanted) && !isRounded(wanted) && printed.some(({ number, half }) => Math.abs(number - wanted) < half);
  // A step takes its scores, or what was made of them: who has neither has typed the result somehow.
  const isStep = [old.input, old.candidate, gate, -gate].some(has) || [0.8, 0.2, 0.9].every(score => run.hasTyped(score, 1e-9));
  // Who compares with a number that was typed has it twice: typed, and computed step by step.
  const isAgain = (wanted: number): boolean =>
    has(gate) &&
    has(old.input) &&
    has(old.candidate) &&
    new Set(run.having(wanted, near).map(({ name, line }) => `${name} ${String(line)}`)).size > 1;
  const isMemory =
    follows.memory &&
    ((has(memory) && isStep) ||
      isAgain(memory) ||
      (has(output) && isStep && !isTyped(memory)) ||
      (isStep && isPrinted(memory) && (has(gate) || (isPrinted(output) && !isTyped(gate)))));
  const isOutput = follows.output && ((has(output) && isStep) || isAgain(output) || (isMemory && isPrinted(output)));
  // The gate may be right, and stand before the wrong value.
  const misplaced = named !== null && Math.abs(named.number - gate) <= near ? isElsewhere(has) : null;
  const isGate = isMemory || (follows.gate && has(gate) && isElsewhere(has) === misplaced);
  report.judge('forget-gate', isGate, {
    met: `The gate is ${show(gate)}${misplaced === null ? ': about a quarter of the old memory stays' : ''}.`,
    missed: named
      ? `The forget gate is ${show(named.number)}, but sigmoid(-1.0) is ${show(gate)}.`
      : `No value of the program is ${show(gate)}, which is sigmoid(-1.0).`,
    line: isGate ? line(gate) : named?.seen.line,
  });
  if (!isGate) {
    explainGate(run, report, named);
    return;
  }

  const areOthers = isOutput || (has(old.input) && has(old.output) && has(old.candidate));
  const changed = isMemory ? null : changedPart(run);
  // A score that got a minus gives what is missing to one.
  const turned = [old.input, old.output, old.candidate].filter(part => !has(part)).map(part => line(1 - part) ?? line(-part));
  report.judge('others', areOthers && changed === null, {
    met: 'Only the forget gate has changed.',
    missed: changed?.message ?? 'The input gate, the output gate or the candidate is not what it was: 0.5498, 0.6682 and 0.7163.',
    line: changed?.line ?? turned.find(at => at !== null),
  });
  if (changed) report.mistake(changed.id, changed.message, changed.line);

  const found = stepOf(run);
  if (!isMemory && misplaced !== null) {
    const [what, at] = misplaced === 'input' ? ['candidate', gate * old.candidate] : ['tanh of the memory', null];
    report.mistake(
      'gate-misplaced',
      `The gate is right, but it is multiplied with the ${what}, and another gate with the old memory. The forget gate belongs to the old memory.`,
      lineOfOldPart(run) ?? (at === null ? null : line(at)) ?? found?.line,
    );
  }
  if (!isMemory && areOthers && has(memoryOf(gate, gate))) {
    report.mistake(
      'gate-used-twice',
      'The forget gate stands before the candidate, too. The input gate says how much of the candidate is written.',
      line(memoryOf(gate, gate)),
    );
  }
  if (!isMemory && has(memoryOf(old.forget))) {
    report.mistake(
      'old-gate-used',
      `The new gate is there, but c_t is still ${show(memoryOf(old.forget))}: it is computed with the old one.`,
      line(memoryOf(old.forget)),
    );
  }
  if (!isMemory && isTyped(memory))
    report.mistake(
      'typed-result',
      `${show(memory)} stands in the program as a number. Let it compute c_t: forget gate times old memory, plus input gate times candidate.`,
      run.having(memory, rounding).at(-1)?.line ?? null,
    );
  report.judge('memory', isMemory, {
    met: `c_t is ${show(memory)} in place of ${show(memoryOf(old.forget))}; the candidate's part, ${show(old.input * old.candidate)}, is the same as before.`,
    missed: `c_t should be ${show(memory)}${found ? `, but it is ${show(found.memory)}` : ''}: forget gate times old memory, plus input gate times candidate.`,
    line: isMemory ? line(memory) : found?.line,
  });
  if (!isMemory) return;

  if (!isOutput && isTyped(output))
    report.mistake(
      'typed-result',
      `${show(output)} stands in the program as a number. Let it compute h_t: output gate times tanh of the new memory.`,
      run.having(output, rounding).at(-1)?.line ?? null,
    );
  if (!isOutput) explainOutput(run, report);
  report.judge('output', isOutput, {
    met: `h_t is ${show(output)}.`,
    missed: `h_t should be ${show(output)}: output gate times tanh of the new memory.`,
    line: isOutput ? (line(output) ?? line(memory)) : lineOfOutput(run, line(memory)),
  });
  report.note(
    `Before, ${share(old.forget)} of the new memory was old; now it is ${share(gate)}. The input gate does not care: it is a gate of its own.`,
  );
}

/** What the learner calls the output, or the first number that comes after the memory. */
function lineOfOutput(run: AttemptRun, memoryLine: number | null): number | null {
  const numbers = run.values.filter(({ role, value }) => role !== 'parameter' && numbersIn(value).length > 0);
  const named = numbers.findLast(({ name }) => /^(?:h|h_?t|h_?new|hidden.*|shown|output|out|ausgabe)$/i.test(name));
  return (named ?? numbers.find(({ line }) => line !== null && line > (memoryLine ?? 0)))?.line ?? memoryLine;
}

/** How much of c_t comes from the old memory. */
function share(forget: number): string {
  return `${((forget * old.memory * 100) / memoryOf(forget)).toFixed(0)} %`;
}

interface NamedNumber {
  readonly seen: SeenValue;
  readonly number: number;
}

/** What the learner calls the forget gate, to say what it is instead. */
function forgetGate(run: AttemptRun): NamedNumber | null {
  const seen = run.values.findLast(
    ({ name, role }) =>
      role !== 'parameter' && /^(?:.*forget.*|f|f_?t|f_?gate|gate_?f)$/i.test(name) && !/logit|score|old|before/i.test(name),
  );
  const number = seen && numbersIn(seen.value)[0];
  return seen && number !== undefined ? { seen, number } : null;
}

/** A pair of values of which one is the output of an LSTM step with the other as its memory. */
function stepOf(run: AttemptRun): { readonly memory: number; readonly line: number | null } | null {
  const seen = run.values.flatMap(one => numbersIn(one.value).map(number => ({ number, line: one.line })));
  const outputs = new Set(seen.map(({ number }) => number.toFixed(6)));
  const found = seen.findLast(({ number }) => number !== 0 && outputs.has((old.output * Math.tanh(number)).toFixed(6)));
  return found ? { memory: found.number, line: found.line } : null;
}

/** The part beside the gate that is not what it was, told from the memory that came out. */
function changedPart(run: AttemptRun): { readonly id: string; readonly message: string; readonly line: number | null } | null {
  const found = stepOf(run);
  const at = (wanted: number): number | null => run.having(wanted, near).at(-1)?.line ?? null;
  const has = (wanted: number): boolean => run.having(wanted, near).length > 0;
  const coupled = memoryOf(gate, 1 - gate);
  if (has(coupled)) {
    return {
      id: 'coupled',
      message:
        'The input gate became one minus the forget gate. That is how a GRU works; in an LSTM the two are set apart, and the input gate stays 0.5498.',
      line: at(1 - gate) ?? at(coupled),
    };
  }
  if (!has(old.candidate)) {
    const written = found ? found.memory - gate * old.memory : null;
    const candidate = written === null ? null : written / old.input;
    if (candidate !== null && Math.abs(candidate) < 1 && has(candidate)) {
      return {
        id: 'candidate-changed',
        message: `The candidate changed too: it is ${show(candidate)}, but was 0.7163. Only the forget gate gets another score.`,
        line: at(candidate),
      };
    }
    const other = run.values.findLast(({ name }) => /cand|^g(?:_?t)?$|tilde/i.test(name));
    if (other)
      return {
        id: 'candidate-changed',
        message: 'The candidate changed too: it was tanh(0.9), which is 0.7163. Only the forget gate gets another score.',
        line: other.line,
      };
  }
  if (has(old.candidate) && found) {
    const input = (found.memory - gate * old.memory) / old.candidate;
    const isOther = [gate, old.forget, old.output].some(other => has(old.input) && Math.abs(input - other) < 1e-5);
    if (isOther) return null;
    if (Math.abs(input - old.input) > 1e-5 && input > 0 && input < 1 && has(input)) {
      return { id: 'input-gate-changed', message: `The input gate changed too: it is ${show(input)}, but was 0.5498.`, line: at(input) };
    }
    const before = (found.memory - old.input * old.candidate) / gate;
    if (Math.abs(before - old.memory) > 1e-5 && has(before)) {
      return { id: 'old-memory-changed', message: `The old memory changed: it is ${show(before)}, but was 0.8.`, line: at(before) };
    }
  }
  return null;
}

/** Why the forget gate is not what it should be. */
function explainGate(run: AttemptRun, report: Report, named: NamedNumber | null): void {
  const result = run.having(memory, near).at(-1) ?? run.having(output, near).at(-1);
  if (result)
    report.mistake(
      'typed-result',
      'The result is there, but no step leads to it: it was put together from typed numbers. Let the program compute it from the scores.',
      (run.having(gate, near)[0] ?? result).line,
    );
  const at = (wanted: number): number | null => run.having(wanted, near).at(-1)?.line ?? null;
  const has = (wanted: number): boolean => run.having(wanted, near).length > 0;
  const rounded = run.having(gate, rounding).at(-1);
  const { number: found, seen } = named ?? { number: NaN, seen: null };
  const elsewhere = isElsewhere(has);
  const wrongPlace = (place: string, line: number | null): void => {
    report.mistake(
      'wrong-gate',
      `The score -1.0 went to the ${place}. It belongs to the forget gate, which holds on to the old memory.`,
      line,
    );
  };
  if (elsewhere !== null) wrongPlace(`${elsewhere} gate`, at(gate));
  else if (has(memoryOf(old.forget, old.input, Math.tanh(-1)))) wrongPlace('candidate', at(Math.tanh(-1)));
  else if (has(memoryOf(old.forget, old.input, old.candidate, -1))) wrongPlace('old memory', at(-1));
  else if (rounded) {
    report.mistake(
      'rounded-gate',
      'The gate is a number you typed, rounded. Let the program compute it: sigmoid of the score -1.0.',
      rounded.line,
    );
  } else if (has(-old.memory) && !has(-old.forget) && has(memoryOf(-old.forget))) {
    report.mistake(
      'old-memory-changed',
      'The minus stands before the old memory, which was 0.8 and stays so. It belongs to the score of the forget gate: sigmoid(-1.0).',
      at(-old.memory),
    );
  } else if (Math.abs(found + old.forget) <= near || has(memoryOf(-old.forget))) {
    report.mistake(
      'negated-gate',
      'The minus stands outside of the gate. A gate is never negative: the score inside of the sigmoid is -1.0.',
      at(-old.forget) ?? at(-old.forget * old.memory) ?? at(memoryOf(-old.forget)),
    );
  } else if (has(Math.tanh(-1))) {
    report.mistake(
      'tanh-gate',
      'The gate went through tanh, which can be negative. A gate is a sigmoid: always between 0 and 1.',
      at(Math.tanh(-1)),
    );
  } else if (found === -1 || has(memoryOf(-1))) {
    report.mistake('no-sigmoid', 'The score itself is used as the gate. A gate is the sigmoid of its score.', seen?.line ?? at(-1));
  } else if (found > 0 && found < 1 && Math.abs(found - old.forget) > near) {
    const score = Math.log(found / (1 - found));
    report.mistake(
      'other-score',
      `The forget gate is ${show(found)}, which is the sigmoid of ${score.toFixed(2)}. The score asked for is -1.0.`,
      seen?.line ?? null,
    );
  } else if (Math.abs(found - old.forget) <= near || has(memoryOf(old.forget))) {
    report.mistake('unchanged-gate', `The forget gate is still ${show(old.forget)}: its score is still 1.0.`, seen?.line ?? at(old.forget));
  }
}

function explainOutput(run: AttemptRun, report: Report): void {
  const at = (wanted: number): number | null => run.having(wanted, near).at(-1)?.line ?? null;
  const before = old.output * Math.tanh(memoryOf(old.forget));
  const plain = old.output * memory;
  const closed = gate * Math.tanh(memory);
  if (at(plain) !== null)
    report.mistake('no-tanh', 'h_t lacks the tanh: the memory can grow beyond 1, and tanh keeps what is shown within bounds.', at(plain));
  else if (at(closed) !== null) report.mistake('output-gate-changed', 'The output gate changed too: it was 0.6682.', at(closed));
  else if (at(before) !== null) report.mistake('old-memory-shown', 'h_t still shows the memory from before the change.', at(before));
}
