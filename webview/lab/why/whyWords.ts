import type { XrayLayer } from '../../../src/core/run/xray.ts';
import type { ReasonFactor, ReasonTerm, XrayReason } from '../../../src/core/run/xrayReason.ts';
import { countText, numberText } from '../../../src/core/words/numberText.ts';

/** How many products stand in the equation itself. */
const inEquation = 3;

export const squashSigns = { sigmoid: 'σ', tanh: 'tanh', relu: 'relu', none: '' } as const;

/** What a number is and where it stands: `update, unit 3, step 4`. */
export function placeName(layer: XrayLayer, value: number, unit: number, step: number): string {
  return `${layer.values[value]?.name ?? ''}, unit ${String(unit)}, step ${countText(step + 1)}`;
}

/** `0.7311 = σ(1) = σ(0.8 × 1.5 - 0.2 × 1 …)`, with the largest products. */
export function equationText({ number, squash, sum, terms, others }: XrayReason): string {
  const sign = squashSigns[squash];
  const inside = terms.slice(0, inEquation).map(({ factors }, at) => summandText(factors, at === 0));
  const written = `${inside.join('')}${terms.length + others.count > inEquation ? ' + …' : ''}`;
  const squashed = sign === '' ? written : `${sign}(${numberText(sum)}) = ${sign}(${written})`;
  return `${numberText(number)} = ${squashed}`;
}

/** `0.8 × 1.5`, and of those after the first ` + 0.8 × 1.5` or ` - 0.2 × 1`. */
function summandText([first, ...others]: readonly ReasonFactor[], isFirst: boolean): string {
  const number = first?.number ?? 0;
  const sign = isFirst ? (number < 0 ? '-' : '') : number < 0 ? ' - ' : ' + ';
  return `${sign}${[numberText(Math.abs(number)), ...others.map(factor => inProduct(factor.number))].join(' × ')}`;
}

export function inProduct(number: number): string {
  return number < 0 ? `(${numberText(number)})` : numberText(number);
}

/** One product: `-0.42 = weight from unit 3 -0.6 × h of unit 3 at step 3 0.7`. */
export function termText({ product, factors }: ReasonTerm): string {
  return `${numberText(product)} = ${factors.map(factor => `${factorName(factor)} ${inProduct(factor.number)}`).join(' × ')}`;
}

/** What a number of a product is. */
export function factorName({ kind, name, index, step }: ReasonFactor): string {
  const at = `${name} of unit ${String(index)}`;
  switch (kind) {
    case 'weight':
      return `weight of ${name} for ${String(index)},`;
    case 'bias':
      return `bias of ${name},`;
    case 'input':
      return `input ${String(index)} at step ${countText(step + 1)},`;
    case 'start':
      return `${at} before the first step,`;
    case 'value':
      return `${at} at step ${countText(step + 1)},`;
    case 'rest':
      return `1 minus ${at} at step ${countText(step + 1)},`;
    case 'tanh':
      return `tanh of ${at} at step ${countText(step + 1)},`;
    case 'fromInput':
      return `all of the input for ${name},`;
    case 'fromState':
      return `all of the state before for ${name},`;
  }
}

/** What is read out: the equation and its largest product. */
export function reasonText(name: string, reason: XrayReason): string {
  const [first] = reason.terms;
  return `${name}: ${equationText(reason)}.${first ? ` Most by ${termText(first)}.` : ''}`;
}
