import { boundedText, checkList, isCount, isObject, memberOf, own } from './checkParts.ts';
import { subGoalStates, verdictKinds, type RecognisedMistake, type SubGoal, type Verdict } from '../run/verdict.ts';

const mostGoals = 64;
const mostNotes = 32;

/**
 * A clean copy of a verdict that came from where attempts run, or null where it is none. A verdict that contradicts
 * itself is none: what is right has no missed sub-goal and no mistake, and what was not looked at has no sub-goals.
 */
export function checkVerdict(value: unknown): Verdict | null {
  if (!isObject(value)) return null;
  const kind = memberOf(verdictKinds, own(value, 'kind'));
  const message = textOf(value, 'message');
  const line = lineOf(value);
  const goals = checkList(own(value, 'goals'), mostGoals, checkGoal);
  const mistake = checkMistake(own(value, 'mistake'));
  const notes = checkList(own(value, 'notes'), mostNotes, note => (typeof note === 'string' ? boundedText(note) : null));
  if (kind === undefined || message === null || line === undefined || !goals || mistake === undefined || !notes) return null;
  const isWhole = goals.length > 0 && goals.every(goal => goal.state === 'met') && mistake === null;
  if (kind === 'right' ? !isWhole : kind === 'notYetRight' ? isWhole || goals.length === 0 : goals.length > 0 || mistake !== null)
    return null;
  return { kind, message, line, goals, mistake, notes };
}

function checkGoal(value: unknown): SubGoal | null {
  if (!isObject(value)) return null;
  const [id, title, message] = [textOf(value, 'id'), textOf(value, 'title'), textOf(value, 'message')];
  const state = memberOf(subGoalStates, own(value, 'state'));
  const line = lineOf(value);
  const tolerance = own(value, 'tolerance') === null ? null : (textOf(value, 'tolerance') ?? undefined);
  if (id === null || title === null || message === null || state === undefined || line === undefined || tolerance === undefined)
    return null;
  return { id, title, state, message, line, tolerance };
}

/** Undefined where it is neither a mistake nor null. */
function checkMistake(value: unknown): RecognisedMistake | null | undefined {
  if (value === null) return null;
  if (!isObject(value)) return undefined;
  const [id, message, line] = [textOf(value, 'id'), textOf(value, 'message'), lineOf(value)];
  return id === null || message === null || line === undefined ? undefined : { id, message, line };
}

function textOf(value: object, key: string): string | null {
  const text = own(value, key);
  return typeof text === 'string' ? boundedText(text) : null;
}

/** Undefined where it is neither a line nor null. */
function lineOf(value: object): number | null | undefined {
  const line = own(value, 'line');
  return line === null || (isCount(line) && line > 0) ? line : undefined;
}
