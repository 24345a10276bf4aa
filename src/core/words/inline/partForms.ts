import { fromWire, type ProbeValue } from '../../run/value.ts';
import { gateForms, gateMeaningOf } from './gateText.ts';
import { moduleForms } from './moduleForms.ts';
import { isEchoed, isNumberSaid, isTextSaid, type Saying } from './saidInText.ts';
import { countText } from '../numberText.ts';
import { listForms, shapeForms, summaryText } from '../summaryText.ts';

/** Stands for an object that the line makes: what is in the brackets of `new` need not be said again. */
const madeSign = '◆';

/**
 * The ways to paint a probe's value, from the longest to the shortest: what is left out stands in the hover. None where
 * the line itself says the value. `gate`: the value of a gate that is one number.
 */
export function partForms(site: Saying & { readonly name: string }, probe: ProbeValue, gate: number | null): readonly string[] {
  const { value, series } = probe;
  const isSaid =
    value.kind === 'number'
      ? isNumberSaid(site, fromWire(value.value), series ? [series.min, series.max] : [])
      : isTextSaid(site, summaryText(value));
  if (isSaid) return [];
  return gate === null ? valueForms(site, probe) : gateForms(gateMeaningOf(site.name, value), gate);
}

function valueForms(site: Saying, { value, count }: ProbeValue): readonly string[] {
  const whole = summaryText(value);
  switch (value.kind) {
    case 'tensor':
      return [whole, ...shapeForms(value)];
    case 'list':
      return [whole, ...listForms(value)];
    case 'module':
      if (isEchoed(site, value.text)) return [madeSign];
      // How often it was made has room where its words have none.
      return [whole, ...moduleForms(whole), ...(count > 1 ? [`${madeSign} ×${countText(count)}`] : []), madeSign];
    default:
      return [whole];
  }
}
