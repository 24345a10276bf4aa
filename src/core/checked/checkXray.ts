import { gateMeanings } from '../run/gateMeaning.ts';
import { xrayColumns, xrayLimits, xrayRefusals, type KeptSteps, type XrayAnswer, type XrayLayer, type XrayPass } from '../run/xray.ts';
import { flashLimits, flashSubjects, readoutLimits, type FlashValue, type KnownState } from '../run/xrayCurves.ts';
import { checkCellStep, checkEffect, checkMoves, checkReason } from './checkReason.ts';
import { boundedText, checkList, checkTagged, isCount, isFiniteNumber, isObject, memberOf, own, type Checkers } from './checkParts.ts';

const answerCheckers: Checkers<'kind', XrayAnswer> = {
  layers: sent => {
    const layers = checkList(own(sent, 'layers'), xrayLimits.layers, checkLayer);
    const leftOut = own(sent, 'leftOut');
    return layers && isCount(leftOut) ? { kind: 'layers', layers, leftOut } : null;
  },
  sequence: sent => {
    const [from, to, every, features] = ['from', 'to', 'every', 'features'].map(name => own(sent, name));
    if (!isCount(from) || !isCount(to) || !isCount(every) || !isCount(features) || from >= to || every === 0) return null;
    const columns = xrayColumns({ from, to, every });
    const input = checkNumbers(own(sent, 'input'), xrayLimits.numbers);
    const values = checkList(own(sent, 'values'), xrayLimits.values, item => checkNumbers(item, xrayLimits.numbers));
    const means = checkList(own(sent, 'means'), xrayLimits.values, item => checkNumbers(item, xrayLimits.units));
    if (!input || !values || !means || columns > xrayLimits.columns) return null;
    // All of one size, and that of the units times the columns.
    const fits = values.length === means.length && values.every((each, index) => each.length === (means[index]?.length ?? 0) * columns);
    const rows = Math.min(features, xrayLimits.features);
    return fits && input.length === rows * columns ? { kind: 'sequence', from, to, every, features, input, values, means } : null;
  },
  reason: checkReason,
  cell: checkCellStep,
  effect: checkEffect,
  moves: checkMoves,
  answers: sent => {
    const [before, after] = ['before', 'after'].map(name => checkNumbers(own(sent, name), xrayLimits.answered));
    return before && after?.length === before.length ? { kind: 'answers', before, after } : null;
  },
  known: sent => {
    const [from, sequences, isShare, baseline] = ['from', 'sequences', 'isShare', 'baseline'].map(name => own(sent, name));
    const steps = checkList(own(sent, 'steps'), readoutLimits.steps, step => (isCount(step) ? step : null));
    const states = checkList(own(sent, 'states'), xrayLimits.values, checkKnown);
    if (!steps || !states || !isCount(from) || !isCount(sequences) || typeof isShare !== 'boolean' || !isFiniteNumber(baseline))
      return null;
    const [count = 0] = states.map(({ scores }) => scores.length);
    if (count === 0 || from + count > steps.length || states.some(({ scores }) => scores.length !== count)) return null;
    return { kind: 'known', steps, from, states, isShare, baseline, sequences };
  },
  flash: sent => {
    const [sequences, hasDial, hasBefore] = ['sequences', 'hasDial', 'hasBefore'].map(name => own(sent, name));
    const subject = memberOf(flashSubjects, own(sent, 'subject'));
    const steps = checkList(own(sent, 'steps'), flashLimits.steps, step => (isCount(step) ? step : null));
    const values = checkList(own(sent, 'values'), xrayLimits.values, checkFlash);
    if (!steps || !values || !subject || !isCount(sequences) || typeof hasDial !== 'boolean' || typeof hasBefore !== 'boolean') return null;
    if (steps.length === 0 || values.some(({ norms }) => norms.length !== steps.length)) return null;
    return { kind: 'flash', steps, values, subject, hasDial, hasBefore, sequences };
  },
  refused: sent => {
    const reason = memberOf(xrayRefusals, own(sent, 'reason'));
    return reason === undefined ? null : { kind: 'refused', reason };
  },
};

/** A clean copy of an answer to the X-ray, or null where the runtime cannot have given it. */
export function checkXray(value: unknown): XrayAnswer | null {
  return checkTagged('kind', answerCheckers, value);
}

function checkLayer(sent: unknown): XrayLayer | null {
  if (!isObject(sent)) return null;
  const [id, text, line] = ['id', 'text', 'line'].map(name => own(sent, name));
  const places = checkList(own(sent, 'places'), xrayLimits.places, checkName);
  const values = checkList(own(sent, 'values'), xrayLimits.values, checkValue);
  const sentPass = own(sent, 'pass');
  const pass = sentPass === null ? null : checkPass(sentPass);
  if (!isCount(id) || typeof text !== 'string' || (line !== null && !isCount(line)) || !places || !values) return null;
  if (sentPass !== null && pass === null) return null;
  const sentKept = own(sent, 'kept');
  const kept = sentKept === undefined ? undefined : checkKept(sentKept);
  if (kept === null) return null;
  return { id, text: boundedText(text, xrayLimits.text), line, places, values, pass, ...(kept && { kept }) };
}

function checkKept(sent: unknown): KeptSteps | null {
  if (!isObject(sent)) return null;
  const steps = checkList(own(sent, 'steps'), xrayLimits.kept, step => (isCount(step) ? step : null));
  const [every, made] = ['every', 'made'].map(name => own(sent, name));
  if (!steps || !isCount(every) || every === 0 || !isCount(made)) return null;
  // Each is later than the one before.
  const isUntold = own(sent, 'isUntold') === true;
  return steps.every((step, at) => step > (steps[at - 1] ?? 0)) ? { steps, every, made, ...(isUntold && { isUntold }) } : null;
}

function checkName(sent: unknown): string | null {
  return typeof sent === 'string' ? boundedText(sent, xrayLimits.name) : null;
}

function checkValue(sent: unknown): XrayLayer['values'][number] | null {
  if (!isObject(sent)) return null;
  const name = checkName(own(sent, 'name'));
  const meaning = own(sent, 'meaning');
  const known = memberOf(gateMeanings, meaning) ?? null;
  const canHold = own(sent, 'canHold');
  return name === null || typeof canHold !== 'boolean' || (meaning !== null && known === null) ? null : { name, meaning: known, canHold };
}

function checkKnown(sent: unknown): KnownState | null {
  if (!isObject(sent)) return null;
  const name = checkName(own(sent, 'name'));
  const scores = checkNumbers(own(sent, 'scores'), readoutLimits.steps);
  return name === null || !scores ? null : { name, scores };
}

function checkFlash(sent: unknown): FlashValue | null {
  if (!isObject(sent)) return null;
  const name = checkName(own(sent, 'name'));
  const norms = checkNumbers(own(sent, 'norms'), flashLimits.steps);
  return name === null || !norms ? null : { name, norms };
}

function checkPass(sent: unknown): XrayPass | null {
  if (!isObject(sent)) return null;
  const [sequences, steps, hidden, answers] = ['sequences', 'steps', 'hidden', 'answers'].map(name => own(sent, name));
  if (!isCount(sequences) || !isCount(steps) || !isCount(hidden)) return null;
  if (answers === null) return { sequences, steps, hidden, answers: null };
  if (!isObject(answers)) return null;
  const right = checkNumbers(own(answers, 'right'), xrayLimits.answered);
  const given = checkNumbers(own(answers, 'given'), xrayLimits.answered);
  if (right?.length !== sequences || given?.length !== sequences) return null;
  return { sequences, steps, hidden, answers: { right, given } };
}

/** A copy of its own: nobody else can change it any more. */
function checkNumbers(sent: unknown, most: number): Float32Array<ArrayBuffer> | null {
  return sent instanceof Float32Array && sent.length <= most ? Float32Array.from(sent) : null;
}
