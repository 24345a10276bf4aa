import type { GateMeaning } from '../../../src/core/run/gateMeaning.ts';
import { xrayColumns, type XrayLayer, type XrayPass, type XrayRefusal, type XraySequence } from '../../../src/core/run/xray.ts';
import { gateWords, withHalfLife } from '../../../src/core/words/inline/gateText.ts';
import { countText, numberText } from '../../../src/core/words/numberText.ts';
import type { PageRun } from '../state/labPageState.ts';
import { hits } from './handWords.ts';
import type { XrayFocus } from './xrayFocus.ts';

/** What stands there where nothing can be looked into. */
export const xrayNotes = {
  noRun: 'After a run, each recurrent module of the lab can be looked into here: its gates and states, unit by unit and step by step.',
  isOn: 'Once the lab has ended, its recurrent modules can be looked into here.',
  notFinished: 'This run did not come to its end. Run the lab to its end to look into its recurrent modules.',
  none: 'This lab has no recurrent module that was called, so there is nothing to look into. nn.RNN, nn.GRU and nn.LSTM are looked into; their cells (nn.LSTMCell) compute one step a call and have no time axis.',
  keys: 'With the focus on the pictures: ← → time, ↑ ↓ units, Alt+↑ ↓ gates and states, + and − nearer and further, w why, e what it changed, comma and full stop back and on in the training, Space plays it.',
  noSuchGate: 'This gate is in no module that can be looked into: its module is not among those that were called last.',
  asking: 'Asking the lab’s worker …',
} as const;

const refusals: Readonly<Record<XrayRefusal, string>> = {
  nothing: xrayNotes.none,
  gone: 'The model of this run is not in memory any more: it stays for five minutes, until the next run, or until this view is loaded anew. Run the lab again to look inside.',
  tooMuch: 'That is too much to compute here. Choose one sequence in place of the mean, or a shorter one.',
  noForward:
    'The answers of this pass were not made by the forward of a model, so they cannot be made again. Write the steps from the input to the answer into a class that extends nn.Module, as a method forward(x) { … }; the pictures show what is held.',
  otherAnswers:
    'What the forward of this model gives is not what the lab held against the right answers, one a sequence, so they cannot be compared; the pictures show what is held.',
  threw: 'The forward of this model threw when it was run again, so there are no answers to compare; the pictures show what is held.',
  noLabels: 'The lab held no right answers against those of this pass, one a sequence, so there is no label to read from the state.',
  oneLabel: 'All sequences of this pass have the same label, so there is nothing to tell apart.',
  badLabels: 'Some labels of this pass are not numbers (NaN or infinite), so nothing can be fitted to them.',
  fewSequences:
    'This pass has too few sequences: a straight line is fitted to four fifths of them and asked for the rest, and that takes ten at least.',
  noGradient: 'No gradient flows from what the model answers back to this layer, so nothing can be said of what moves the answer.',
  noStart: 'No training of this module was seen, so there are no weights from before it.',
  noReason: 'The cell of this module does not say what this number is made of, so there is no reason to tell.',
  noHand: 'The cell of this module does not let this number be changed, so nothing can be said of what moves with it.',
  failed: 'These numbers could not be read. Run the lab again to look inside.',
};

export function refusalText(reason: XrayRefusal): string {
  return refusals[reason];
}

/** How a module is called in the list: those of one line and one text are counted. */
export function layerNames(layers: readonly XrayLayer[]): readonly string[] {
  const said = layers.map(({ text, line }) => (line === null ? text : `${text}, line ${String(line)}`));
  return said.map((name, index) => {
    const alike = said.filter(other => other === name).length;
    const nth = said.slice(0, index + 1).filter(other => other === name).length;
    const called = alike === 1 ? name : `${name}, ${String(nth)} of ${String(alike)}`;
    return layers[index]?.pass ? called : `${called} (no pass to look into)`;
  });
}

/** `layer 2, backward` for `l1_reverse`. */
export function placeText(place: string): string {
  const [, layer = '0', back] = /^l(\d+)(_reverse)?$/.exec(place) ?? [];
  return `layer ${String(Number(layer) + 1)}${back === undefined ? '' : ', backward'}`;
}

/** What was right for a sequence, and what the model said. */
export function answerText({ answers, sequences }: XrayPass, sequence: number | null): string {
  if (!answers) return 'The lab held no answers of this pass against right ones.';
  const { right, given } = answers;
  if (sequence === null) {
    return `${countText(hits(right, given))} of ${countText(sequences)} answers are right.`;
  }
  const [wanted = NaN, said = NaN] = [right[sequence], given[sequence]];
  return `Right: ${numberText(wanted)}. The model says ${numberText(said)}${wanted === said ? ' ✓' : ' ✗'}`;
}

/** Of a column: `step 12 of 20`, or `steps 31 to 60 of 2,000, their mean`. Steps are counted from 1. */
function stepText({ from, to, every }: XraySequence, column: number, steps: number): string {
  const first = from + column * every;
  const last = Math.min(to, first + every);
  if (last - first <= 1) return `step ${countText(first + 1)} of ${countText(steps)}`;
  return `steps ${countText(first + 1)} to ${countText(last)} of ${countText(steps)}, their mean`;
}

/** The number in the focus, with what it means. */
export function focusText(layer: XrayLayer, sequence: XraySequence, { value, unit, column }: XrayFocus): string {
  const { name = '', meaning = null } = layer.values[value] ?? {};
  const columns = xrayColumns(sequence);
  const number = sequence.values[value]?.[unit * columns + column] ?? NaN;
  const steps = layer.pass?.steps ?? 0;
  const meant = meaning === null || Number.isNaN(number) ? '' : `, ${withHalfLife(gateWords(meaning, number), meaning, number)}`;
  return `${name}, unit ${String(unit)}, ${stepText(sequence, column, steps)}: ${numberText(number)}${meant}`;
}

const meanings: Readonly<Record<GateMeaning, string>> = {
  keeps: 'keeps the old memory',
  takes: 'takes the new in its place',
  writes: 'writes into the memory',
  shows: 'shows of the memory',
  resets: 'lets the old into the candidate',
};

/** What a gate does, below its name. */
export function meaningText(meaning: GateMeaning | null): string {
  return meaning === null ? '' : meanings[meaning];
}

/** Why there is nothing to look into, or that it is being asked for. */
export function noteOf(run: PageRun | null): string {
  const status = run?.state.outcome?.status;
  if (!run) return xrayNotes.noRun;
  return status === undefined ? xrayNotes.isOn : status === 'finished' ? xrayNotes.asking : xrayNotes.notFinished;
}
