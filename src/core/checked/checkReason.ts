import { xrayLimits } from '../run/xray.ts';
import { flashSubjects } from '../run/xrayCurves.ts';
import {
  factorKinds,
  reasonLimits,
  squashes,
  type ReasonFactor,
  type ReasonTerm,
  type ReasonUse,
  type XrayCellStep,
  type XrayEffect,
  type XrayMoves,
  type XrayReason,
} from '../run/xrayReason.ts';
import { boundedText, checkList, isCount, isObject, memberOf, own } from './checkParts.ts';

/** A clean copy of a reason, or null where the runtime cannot have given it. Numbers may be NaN, as a model's are. */
export function checkReason(sent: object): XrayReason | null {
  const [number, sum] = ['number', 'sum'].map(name => own(sent, name));
  const others = checkOthers(own(sent, 'others'));
  const squash = memberOf(squashes, own(sent, 'squash'));
  const terms = checkList(own(sent, 'terms'), reasonLimits.terms, checkTerm);
  if (typeof number !== 'number' || typeof sum !== 'number' || squash === undefined || !terms || !others) return null;
  return { kind: 'reason', number, squash, sum, terms, others };
}

export function checkCellStep(sent: object): XrayCellStep | null {
  const values = checkList(own(sent, 'values'), xrayLimits.values, item => {
    if (!isObject(item)) return null;
    const [number, told, gateFirst] = ['number', 'reason', 'gateFirst'].map(name => own(item, name));
    const reason = isObject(told) ? checkReason(told) : null;
    if (typeof number !== 'number' || !(reason || told === null)) return null;
    return typeof gateFirst === 'number' || gateFirst === null ? { number, reason, gateFirst } : null;
  });
  return values && { kind: 'cell', values };
}

export function checkEffect(sent: object): XrayEffect | null {
  const number = own(sent, 'number');
  const now = checkList(own(sent, 'now'), reasonLimits.terms, checkUse);
  const next = checkList(own(sent, 'next'), reasonLimits.terms, checkUse);
  const others = checkOthers(own(sent, 'others'));
  return typeof number === 'number' && now && next && others ? { kind: 'effect', number, now, next, others } : null;
}

export function checkMoves(sent: object): XrayMoves | null {
  const [slope, answer] = ['slope', 'answer'].map(name => own(sent, name));
  const subject = memberOf(flashSubjects, own(sent, 'subject'));
  if (typeof slope !== 'number' || typeof answer !== 'number' || subject === undefined) return null;
  return { kind: 'moves', slope, answer, subject };
}

function checkUse(sent: unknown): ReasonUse | null {
  const term = checkTerm(sent);
  if (!term || !isObject(sent)) return null;
  const [value, unit, step] = ['value', 'unit', 'step'].map(name => own(sent, name));
  return isCount(value) && isCount(unit) && isCount(step) ? { ...term, value, unit, step } : null;
}

function checkOthers(sent: unknown): XrayReason['others'] | null {
  if (!isObject(sent)) return null;
  const [count, sum] = ['count', 'sum'].map(name => own(sent, name));
  return isCount(count) && typeof sum === 'number' ? { count, sum } : null;
}

function checkTerm(sent: unknown): ReasonTerm | null {
  if (!isObject(sent)) return null;
  const product = own(sent, 'product');
  const factors = checkList(own(sent, 'factors'), reasonLimits.factors, checkFactor);
  return typeof product === 'number' && factors ? { product, factors } : null;
}

function checkFactor(sent: unknown): ReasonFactor | null {
  if (!isObject(sent)) return null;
  const kind = memberOf(factorKinds, own(sent, 'kind'));
  const [name, index, step, number] = ['name', 'index', 'step', 'number'].map(key => own(sent, key));
  if (kind === undefined || typeof name !== 'string' || typeof number !== 'number' || !isCount(index)) return null;
  if (step !== -1 && !isCount(step)) return null;
  return { kind, name: boundedText(name, xrayLimits.name), index, step, number };
}
