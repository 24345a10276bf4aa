import type { ProbeSite } from '../run/compiledLab.ts';
import { gateForms, gateText } from '../words/inline/gateText.ts';
import type { MarkPart } from '../words/inline/inlineMark.ts';
import { describeProbe } from '../words/inline/inlineMarks.ts';
import type { SteppedGate, SteppedValue } from './steppedValues.ts';

const separator = ', ';

/** What is painted of a value while a step is looked at: which step it is of stands before it, `t=3: 0.7311 …`. */
export function steppedPart(last: MarkPart, site: ProbeSite, { probe, sign, isKnown, gates }: SteppedValue): MarkPart {
  if (!isKnown) return signed(last, sign);
  if (gates) return signed({ ...last, ...gateWordsOf(gates) }, sign);
  const { site: index, value } = probe;
  const { series } = last;
  return signed({ ...describeProbe(site, { site: index, count: 1, value }), ...(series && { series }) }, sign);
}

function signed(part: MarkPart, sign: string): MarkPart {
  const behind = (text: string): string => `${sign}: ${text}`;
  const { change, ...now } = part;
  return { ...now, short: behind(part.short), full: behind(part.full), forms: part.forms.map(behind), times: '' };
}

/** Gates of a recurrent module, each the mean over batch and units: with bars, in words, the memory's alone. */
function gateWordsOf(gates: readonly SteppedGate[]): Pick<MarkPart, 'kind' | 'short' | 'full' | 'forms' | 'isBad'> {
  const named = (form: (gate: SteppedGate) => string): string => gates.map(gate => `${gate.name} ${form(gate)}`).join(separator);
  const whole = named(({ meaning, value }) => gateText(meaning, value));
  const words = named(({ meaning, value }) => gateForms(meaning, value).at(-1) ?? '');
  const memory = gates.find(({ meaning }) => meaning === 'keeps' || meaning === 'takes') ?? gates[0];
  const alone = memory ? gateForms(memory.meaning, memory.value).map(form => `${memory.name} ${form}`) : [];
  return { kind: 'gate', short: whole, full: whole, forms: [whole, words, ...alone], isBad: false };
}
