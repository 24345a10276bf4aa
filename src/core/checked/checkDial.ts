import { canStandAt, dialLimits, type ChoiceDial, type DialOption, type LabDial, type NumberDial, type TurnedDial } from '../run/dials.ts';
import { checkList, checkTagged, isCount, isFiniteNumber, isObject, own, type Checkers } from './checkParts.ts';

const dialCheckers: Checkers<'kind', LabDial> = {
  number: sent => {
    const met = checkMet(sent, isFiniteNumber);
    const [from, to] = ['from', 'to'].map(name => own(sent, name));
    const step = own(sent, 'step');
    if (!met || !isFiniteNumber(from) || !isFiniteNumber(to) || from >= to) return null;
    if (step !== null && !(isFiniteNumber(step) && step > 0)) return null;
    return standing<NumberDial>({ kind: 'number', ...met, from, to, step });
  },
  choice: sent => {
    const met = checkMet(sent, isOption);
    const options = checkList(own(sent, 'options'), dialLimits.options, item => (isOption(item) ? { item } : null));
    return met && options && standing<ChoiceDial>({ kind: 'choice', ...met, options: options.map(({ item }) => item) });
  },
  seed: sent => {
    const met = checkMet(sent, (value): value is number => Number.isSafeInteger(value));
    return met && { kind: 'seed', ...met };
  },
};

/** A clean copy of a dial that a run has met, or null where it is none. */
export function checkDial(value: unknown): LabDial | null {
  return isObject(value) ? checkTagged('kind', dialCheckers, value) : null;
}

/** A clean copy of what somebody has turned, or null where it is no such list. */
export function checkTurned(value: unknown): TurnedDial[] | null {
  return checkList(value, dialLimits.dials, item => {
    if (!isObject(item)) return null;
    const [name, said, turned] = ['name', 'own', 'value'].map(key => own(item, key));
    return isName(name) && isOption(said) && isOption(turned) ? { name, own: said, value: turned } : null;
  });
}

function checkMet<Value extends DialOption>(
  sent: object,
  isValue: (value: unknown) => value is Value,
): { readonly name: string; readonly own: Value; readonly value: Value; readonly line: number | null } | null {
  const [name, said, value, line] = ['name', 'own', 'value', 'line'].map(key => own(sent, key));
  if (!isName(name) || !isValue(said) || !isValue(value) || (line !== null && !isCount(line))) return null;
  return { name, own: said, value, line };
}

function standing<Dial extends LabDial>(dial: Dial): Dial | null {
  return canStandAt(dial, dial.value) ? dial : null;
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= dialLimits.text;
}

function isOption(value: unknown): value is DialOption {
  return isFiniteNumber(value) || typeof value === 'boolean' || (typeof value === 'string' && value.length <= dialLimits.text);
}
