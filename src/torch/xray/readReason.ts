import type { EffectRequest, ReasonRequest, XrayRefusal } from '../../core/run/xray.ts';
import {
  reasonLimits,
  type ReasonTerm,
  type ReasonUse,
  type XrayCellStep,
  type XrayEffect,
  type XrayReason,
} from '../../core/run/xrayReason.ts';
import type { ReasonPlace } from './reasonPlace.ts';

/** Why a number is what it is, from the weights and the values of its step and the one before; its cell says how. */
export function readReason(place: ReasonPlace, { value }: ReasonRequest): XrayReason | XrayRefusal {
  const name = place.isThere ? place.names[value] : undefined;
  if (name === undefined) return 'gone';
  const reason = place.reasonOf(name);
  return reason ? reasonFrom(place, name, place.terms(reason)) : 'noReason';
}

/** What a step of one unit computed, with what comes of the input and of the state before added up. */
export function readCellStep(place: ReasonPlace): XrayCellStep | XrayRefusal {
  if (!place.isThere) return 'gone';
  const values = place.names.map(name => {
    const reason = place.reasonOf(name);
    return {
      number: place.number(name),
      reason: reason ? reasonFrom(place, name, place.roughTerms(reason)) : null,
      gateFirst: reason ? place.gateFirst(reason) : null,
    };
  });
  return { kind: 'cell', values };
}

function reasonFrom(place: ReasonPlace, name: string, terms: ReasonTerm[]): XrayReason {
  const sum = terms.reduce((before, { product }) => before + product, 0);
  const reason = place.reasonOf(name);
  return { kind: 'reason', number: place.number(name), squash: reason ? place.squashOf(reason) : 'none', sum, ...largest(terms) };
}

/** What a number is a factor of: in its own step, and in the one that is walked next. */
export function readEffect(place: ReasonPlace, request: EffectRequest): XrayEffect | XrayRefusal {
  const { value, unit, step } = request;
  const name = place.isThere ? place.names[value] : undefined;
  if (name === undefined) return 'gone';
  if (!place.names.some(each => place.reasonOf(each))) return 'noReason';
  const now = place.names.flatMap((_, to) => usesNow(place, name, { value: to, unit, step }));
  const all = place.has(place.after) ? place.names.flatMap((_, to) => usesNext(place, name, to, unit)) : [];
  const { terms, others } = largest(all);
  return { kind: 'effect', number: place.number(name), now, next: terms, others };
}

type To = Pick<ReasonUse, 'value' | 'unit' | 'step'>;

function usesNow(place: ReasonPlace, name: string, to: To): ReasonUse[] {
  const reason = place.reasonOf(place.names[to.value] ?? '');
  if (!reason) return [];
  const isUsed =
    'products' in reason
      ? (at: number) => reason.products[at]?.some(part => part.name === name && part.form !== 'before')
      : (at: number) => reason.through === name && at === 1;
  return place.roughTerms(reason).flatMap((term, at) => (isUsed(at) ? [{ ...to, ...term }] : []));
}

function usesNext(here: ReasonPlace, name: string, value: number, from: number): ReasonUse[] {
  const step = here.after;
  const reason = here.reasonOf(here.names[value] ?? '');
  if (!reason) return [];
  if ('products' in reason) {
    const isUsed = (at: number): boolean => reason.products[at]?.some(part => part.name === name && part.form === 'before') ?? false;
    const terms = here.to({ step }).terms(reason);
    return terms.flatMap((term, at) => (isUsed(at) ? [{ value, unit: from, step, ...term }] : []));
  }
  if (name !== 'h') return [];
  return Array.from({ length: here.hidden }, (_, unit) => ({ value, unit, step, ...here.to({ step, unit }).fromUnit(reason, from) }));
}

/** Those of the largest size, and what is left. */
function largest<T extends ReasonTerm>(terms: readonly T[]): { readonly terms: readonly T[]; readonly others: XrayReason['others'] } {
  const sorted = [...terms].sort((one, other) => Math.abs(other.product) - Math.abs(one.product));
  const left = sorted.slice(reasonLimits.terms);
  return {
    terms: sorted.slice(0, reasonLimits.terms),
    others: { count: left.length, sum: left.reduce((sum, { product }) => sum + product, 0) },
  };
}
