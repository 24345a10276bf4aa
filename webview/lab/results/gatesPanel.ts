import type { ModuleGate, ProbeValue, TensorSummary } from '../../../src/core/run/value.ts';
import { fromWire } from '../../../src/core/run/value.ts';
import type { SteppedGate } from '../../../src/core/steps/steppedValues.ts';
import { changeSince, numberChange, type ValueChange } from '../../../src/core/words/changeText.ts';
import { gateMeaningOf, gateWords } from '../../../src/core/words/inline/gateText.ts';
import { followingSteps, halfLifeText, tensorHalfLifeText, unitsText } from '../../../src/core/words/inline/halfLifeText.ts';
import { numberText } from '../../../src/core/words/numberText.ts';
import { h } from '../../ui/h.ts';
import { gateBar } from './gateBar.ts';
import { gateStrip } from './gateStrip.ts';
import type { ResultTab, TabContent } from './resultTab.ts';
import type { LabActions, LabPageState } from '../state/labPageState.ts';
import { namedValues, type NamedValue } from '../state/namedValues.ts';
import { ValueTable } from './valueTable.ts';

/** A gate: a value of the lab's own, or with `gate` one inside a recurrent module. */
interface GateRow extends NamedValue {
  readonly gate?: ModuleGate;
  /** Why the gates inside a recurrent module are not shown. */
  readonly absent?: string;
}

/** How far open the gates of a run stand: those the lab computes by itself, then those inside its recurrent modules. */
export class GatesPanel implements ResultTab {
  readonly id = 'gates';
  readonly label = 'Gates';
  readonly element: HTMLElement;
  private readonly empty = h(
    'p',
    { class: 'empty muted' },
    'Gates appear here, between 0 (lets nothing through) and 1 (lets everything through): numbers and tensors that came out of sigmoid(), and the gates inside nn.LSTM and nn.GRU once the run has ended.',
  );
  private readonly table: ValueTable<GateRow>;
  private shown: readonly unknown[] = [];
  private gates = 0;
  private ownGates = 0;

  constructor(actions: LabActions) {
    this.table = new ValueTable({
      caption: 'Gates',
      heads: ['Value', 'Meaning'],
      cellsOf: row => withWhy(row, cellsOf(row), actions),
      changeOf,
      onDidPressLine: line => {
        actions.revealLine(line);
      },
    });
    this.element = h('div', { class: 'gates' }, this.empty, this.table.element);
  }

  get count(): number {
    return this.gates;
  }

  /** Gates inside modules are always there: what the lab is about comes before them. */
  get content(): TabContent {
    return this.ownGates > 0 ? 'much' : this.gates > 0 ? 'little' : 'none';
  }

  update({ run }: LabPageState): void {
    const inputs = [run?.state.values, run?.lab, run?.earlier, run?.step];
    if (inputs.every((input, i) => input === this.shown[i])) return;
    this.shown = inputs;
    const named = namedValues(run);
    const own = named.filter(({ value }) => isGate(value));
    const gates = [...own, ...moduleGates(named), ...named.flatMap(missingGates)];
    this.gates = gates.length;
    this.ownGates = own.length;
    this.empty.hidden = gates.length > 0;
    this.table.update(gates);
  }
}

/** For a gate inside a module, of which the ended lab can be asked. */
function withWhy({ site, value: { value }, part, gate }: GateRow, cells: readonly Node[], actions: LabActions): readonly Node[] {
  const layer = value.kind === 'module' ? value.layer : undefined;
  const last = cells.at(-1);
  if (!gate || layer === undefined || !last) return cells;
  const click = (): void => {
    actions.askWhy({ layer, gate: gate.name });
  };
  const why = h('button', { class: 'link', type: 'button', 'aria-label': `why? ${site.name}.${part ?? ''}`, click }, 'why?');
  return [...cells.slice(0, -1), h('span', {}, last, ' ', why)];
}

function isGate({ value }: ProbeValue): boolean {
  return (value.kind === 'number' && value.isGate) || (value.kind === 'tensor' && value.isGate && value.stats !== undefined);
}

function missingGates(one: NamedValue): readonly GateRow[] {
  const { value } = one.value;
  return value.kind === 'module' && value.gatesAbsent !== undefined ? [{ ...one, part: 'gates', absent: value.gatesAbsent }] : [];
}

function moduleGates(named: readonly NamedValue[]): readonly GateRow[] {
  const rows = named.flatMap(one =>
    one.value.value.kind === 'module' ? (one.value.value.gates ?? []).map(gate => ({ ...one, part: gate.name, gate })) : [],
  );
  const elsewhere = new Set(rows.filter(row => !isParameter(row)).map(numbersOf));
  // A module that was handed to a function has a name outside.
  return rows.filter(row => !isParameter(row) || !elsewhere.has(numbersOf(row)));
}

function isParameter({ site }: NamedValue): boolean {
  return site.role === 'parameter';
}

function numbersOf({ gate }: GateRow): string {
  return JSON.stringify(gate);
}

/** Of a gate inside a module its mean over the last pass, as it is shown. */
function changeOf({ value, before, stepped, gate }: GateRow): ValueChange | null {
  // Last values are compared.
  if (!before || stepped) return null;
  if (!gate) return changeSince(value, before);
  const earlier = before.value.kind === 'module' ? before.value.gates?.find(({ name }) => name === gate.name) : undefined;
  return earlier ? numberChange(gate.mean, earlier.mean) : null;
}

/** As it was at the step that is looked at, which is said first. */
function cellsOf(row: GateRow): readonly Node[] {
  const { stepped, gate } = row;
  const cells = lastCells(stepped ? { ...row, value: stepped.probe } : row);
  const [first, ...others] =
    stepped && gate
      ? moduleCells(
          gate,
          stepped.gates?.find(({ name }) => name === gate.name),
        )
      : cells;
  if (!stepped || !first) return cells;
  return [h('span', {}, h('span', { class: 'step-sign' }, stepped.sign), ' ', first), ...others];
}

function lastCells({ site, value, gate, absent }: GateRow): readonly Node[] {
  if (absent !== undefined) return [h('span', { class: 'muted' }, 'not shown'), h('span', { class: 'muted' }, absent)];
  if (gate) return moduleCells(gate);
  if (value.value.kind === 'tensor') return tensorCells(site.name, value.value);
  if (value.value.kind !== 'number') return [];
  const number = fromWire(value.value.value);
  const { series } = value;
  const range = series && { min: fromWire(series.min), max: fromWire(series.max) };
  const turns = range ? `${numberText(range.min)} to ${numberText(range.max)} in ${String(value.count)} turns` : '';
  return [
    h('span', { class: 'gate-value' }, h('span', { class: 'number' }, numberText(number)), gateBar(number, range)),
    h(
      'span',
      {},
      Number.isNaN(number) ? '' : gateWords(gateMeaningOf(site.name, value.value), number),
      ...details(halfLifeText(gateMeaningOf(site.name, value.value), number)),
      ...details(turns || null),
    ),
  ];
}

function tensorCells(name: string, tensor: TensorSummary): readonly Node[] {
  const { stats, shape } = tensor;
  if (!stats) return [];
  const detail = `${numberText(stats.min)} to ${numberText(stats.max)} in [${shape.join(', ')}]`;
  return [
    h('span', { class: 'gate-value' }, h('span', { class: 'number' }, numberText(stats.mean)), gateBar(stats.mean, stats)),
    h(
      'span',
      {},
      `${gateWords(gateMeaningOf(name, tensor), stats.mean)} on average`,
      ...details(detail, tensorHalfLifeText(gateMeaningOf(name, tensor), tensor)),
    ),
  ];
}

/** `at`: as it was at the step that is looked at. */
function moduleCells(gate: ModuleGate, at?: SteppedGate): readonly Node[] {
  const { meaning, min, max, mean, steps, overTime, ofUnits } = gate;
  const shown = at?.value ?? mean;
  const detail = `${numberText(min)} to ${numberText(max)} in ${steps === 1 ? 'one step' : `${String(steps)} steps`} of the last pass`;
  return [
    h('span', { class: 'gate-value' }, h('span', { class: 'number' }, numberText(shown)), gateBar(shown, gate)),
    h(
      'span',
      {},
      `${gateWords(meaning, shown)} on average${at ? ' of units and sequences' : ''}`,
      ...details(detail, halfLifeText(meaning, mean, followingSteps(steps)), unitsText(meaning, ofUnits)),
      ...(overTime.length > 1 ? [gateStrip(overTime, at?.index)] : []),
    ),
  ];
}

function details(...texts: readonly (string | null)[]): readonly HTMLElement[] {
  return texts.flatMap(text => (text === null ? [] : [h('span', { class: 'muted detail' }, text)]));
}
