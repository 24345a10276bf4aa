import { xrayLimits } from '../run/xray.ts';
import { factorKinds, reasonLimits, squashes, type ReasonFactor, type ReasonTerm, type XrayReason } from '../run/xrayReason.ts';
import { boundedText, checkList, isCount, isObject, memberOf, own } from './checkParts.ts';

/** A clean copy of a reason, or null where the runtime cannot have given it. Numbers may be NaN, as a model's are. */
export function checkReason(sent: object): XrayReason | null {
  const [number, sum, others] = ['number', 'sum', 'others'].map(name => own(sent, name));
  const squash = memberOf(squashes, own(sent, 'squash'));
  const terms = checkList(own(sent, 'terms'), reasonLimits.terms, checkTerm);
  if (typeof number !== 'number' || typeof sum !== 'number' || squash === undefined || !terms || !isObject(others)) return null;
  const [count, ofOthers] = ['count', 'sum'].map(name => own(others, name));
  if (!isCount(count) || typeof ofOthers !== 'number') return null;
  return { kind: 'reason', number, squash, sum, terms, others: { count, sum: ofOthers } };
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
