import type { GateMeaning } from '../../../src/core/run/gateMeaning.ts';
import type { XrayLayer, XraySequence } from '../../../src/core/run/xray.ts';
import { followingSteps, halfLifeText, unitHalfLife } from '../../../src/core/words/inline/halfLifeText.ts';
import { countText } from '../../../src/core/words/numberText.ts';
import { h } from '../../ui/h.ts';
import { memoryGate } from './unitOrder.ts';

/** How many units are told of; the others are told of when they have the focus. */
const most = 24;

interface Memory {
  readonly name: string;
  readonly meaning: GateMeaning;
  readonly means: Float32Array;
  readonly steps: number;
}

/** How long each unit keeps what it has, by the mean of its forget or keep gate over the steps that are looked at. */
export class UnitMemory {
  readonly element: HTMLElement;
  private readonly about = h('p', { class: 'muted detail' });
  private readonly list = h('ul', { class: 'unit-memory' });
  private rows: ReadonlyMap<number, HTMLElement> = new Map();
  private memory: Memory | null = null;

  constructor() {
    this.element = h('div', { class: 'unit-memories', hidden: true }, this.about, this.list);
  }

  /** `isMean`: the sequence is the mean of all. */
  show(layer: XrayLayer, sequence: XraySequence, order: readonly number[], isMean: boolean): void {
    const memory = memoryOf(layer, sequence);
    this.memory = memory;
    this.element.hidden = memory === null;
    if (!memory) return;
    const of = isMean ? 'of all sequences' : 'of this sequence';
    this.about.textContent = `Half-life of each unit, by its mean ${memory.name} gate over all steps ${of}:`;
    const told = order.slice(0, most);
    this.rows = new Map(
      told.map(unit => {
        const half = unitHalfLife(memory.meaning, memory.means[unit] ?? NaN) ?? 'not a number';
        return [unit, h('li', { title: this.sentence(unit) ?? '' }, `unit ${String(unit)} `, h('b', {}, half))];
      }),
    );
    const left = order.length - told.length;
    const more = left > 0 ? [h('li', { class: 'muted' }, `and ${countText(left)} more, each told above when it has the focus`)] : [];
    this.list.replaceChildren(...this.rows.values(), ...more);
  }

  point(unit: number): void {
    for (const [each, row] of this.rows) row.classList.toggle('has-focus', each === unit);
  }

  /** What is told of the unit in the focus: a sentence, or none. */
  told(unit: number): readonly string[] {
    const sentence = this.sentence(unit);
    return sentence === null ? [] : [`On average of all steps, ${sentence}.`];
  }

  /** The whole of it: `unit 3: 0.7311 keeps half for 2.2 steps; after 9 steps 6 % is left`; null where no gate says. */
  private sentence(unit: number): string | null {
    const { memory } = this;
    const text = memory && halfLifeText(memory.meaning, memory.means[unit] ?? NaN, followingSteps(memory.steps));
    return text === null ? null : `unit ${String(unit)}: ${text}`;
  }
}

function memoryOf(layer: XrayLayer, sequence: XraySequence): Memory | null {
  const gate = memoryGate(layer);
  const { name, meaning = null } = (gate === undefined ? undefined : layer.values[gate]) ?? {};
  const means = gate === undefined ? undefined : sequence.means[gate];
  return name === undefined || meaning === null || !means ? null : { name, meaning, means, steps: layer.pass?.steps ?? 1 };
}
