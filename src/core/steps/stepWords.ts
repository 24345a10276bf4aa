import type { ProbeSite } from '../run/compiledLab.ts';
import type { StepCursor } from '../run/run.ts';
import { fromWire } from '../run/value.ts';
import { gateForms, gateMeaningOf } from '../words/inline/gateText.ts';
import { gateValue } from '../words/inline/inlineMarks.ts';
import { countText } from '../words/numberText.ts';
import { summaryText } from '../words/summaryText.ts';
import type { StepClock } from './stepClock.ts';
import type { SteppedValue } from './steppedValues.ts';

/** How many values are read out; the others are counted. */
const mostSpoken = 3;

/** What is gone through: `turns of epoch, line 57`, `time steps inside this.gru`. */
export function clockText(clock: StepClock, files: readonly { readonly name: string }[] = []): string {
  if (clock.kind === 'pass') return `time steps inside ${listed(clock.modules)}`;
  const file = clock.file === 0 ? '' : ` of ${files[clock.file]?.name ?? 'another file'}`;
  return `turns of ${clock.name}, line ${String(clock.line)}${file}`;
}

function listed(names: readonly string[]): string {
  return names.length > mostSpoken
    ? `${names.slice(0, mostSpoken).join(', ')} and ${String(names.length - mostSpoken)} more`
    : names.join(', ');
}

/** `Step 3 of 10`. */
function stepText({ steps }: StepClock, step: number): string {
  return `Step ${countText(step)} of ${countText(steps)}`;
}

/** What is said of a step: `Step 3 of 10: forget 0.7311 keeps most, c 0.4, and 2 more.` Gates come first. */
export function stepSentence(
  clock: StepClock,
  { step }: StepCursor,
  sites: readonly ProbeSite[],
  stepped: ReadonlyMap<number, SteppedValue>,
): string {
  const said = [...stepped]
    .filter(([, { isKnown }]) => isKnown)
    .sort(([one], [other]) => one - other)
    .flatMap(([index, value]) => spoken(sites[index], value, step));
  const gates = said.filter(({ isGate }) => isGate);
  const all = [...gates, ...said.filter(({ isGate }) => !isGate)].map(({ words }) => words);
  const more = all.length - mostSpoken;
  const told = [...all.slice(0, mostSpoken), ...(more > 0 ? [`and ${countText(more)} more`] : [])].join(', ');
  return `${stepText(clock, step)}${told === '' ? '' : `: ${told}`}.`;
}

/** Each in words; a counter that is the step itself says nothing more. */
function spoken(
  site: ProbeSite | undefined,
  { probe: { value }, near, gates }: SteppedValue,
  step: number,
): readonly { readonly words: string; readonly isGate: boolean }[] {
  if (!site || (site.role === 'loop' && value.kind === 'number' && fromWire(value.value) === step)) return [];
  const of = near === undefined ? '' : ` (of step ${countText(near)}, the nearest that was kept)`;
  if (gates) {
    const words = gates.map(gate => `${gate.name} ${gateForms(gate.meaning, gate.value).at(-1) ?? ''}`);
    return [{ words: `${site.name} on average: ${words.join(', ')}${of}`, isGate: true }];
  }
  const gate = gateValue(value);
  const words = gate === null ? summaryText(value) : (gateForms(gateMeaningOf(site.name, value), gate).at(-1) ?? '');
  return [{ words: `${site.name} ${words}${of}`, isGate: gate !== null }];
}
