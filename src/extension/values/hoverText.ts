import { countText } from '../../core/numberText.ts';
import type { ProbeText } from '../../core/inlineMark.ts';
import type { ModuleGate, ModuleSummary, Series, TensorSummary, ValueSummary } from '../../core/value.ts';
import { fromWire, type ProbeValue, type WireNumber } from '../../core/value.ts';
import { curveImage, dataAddress } from './curveImage.ts';

/** One probe, as the hover tells it. */
export interface HoverStory {
  readonly text: ProbeText;
  readonly value: ProbeValue;
  /** Line now (1-based). */
  readonly line: number;
  readonly isOld: boolean;
}

const curveSize = { width: 360, height: 90 };
/** A table of loop values that is longer is set in columns. */
const mostRows = 16;
const columns = 4;
const headValues = 8;
/** Keeps the columns of a table apart. */
const gap = '&nbsp;&nbsp;';

/** Markdown: everything that is known of a value. `curveColor` must be readable on the hover's background. */
export function hoverText({ text, value, line, isOld }: HoverStory, curveColor: string): string {
  const seen = value.count === 1 ? 'seen once' : `seen ${countText(value.count)} times`;
  const age = isOld ? ' · old: the line was edited since' : '';
  const series = text.series ?? value.series;
  return [
    `**${code(text.name)}** line ${String(line)} · ${seen}${age}`,
    code(text.short),
    ...(value.value.kind === 'tensor' ? tensorStory(value.value) : []),
    ...gateStory(value.value),
    ...(value.value.kind === 'module' ? missingStory(value.value) : []),
    ...(series ? seriesStory(series, text.name, value.count, curveColor) : []),
  ].join('\n\n');
}

function tensorStory(tensor: TensorSummary): string[] {
  const { shape, axes, stats, nanCount, infinityCount, head } = tensor;
  if (shape.length === 0) return [`A tensor of a single value · ${code(tensor.dtype)}`];
  const sizes = shape.map((size, axis) => (axes?.[axis] === undefined ? String(size) : code(`${axes[axis]} ${String(size)}`)));
  const count = shape.reduce((product, size) => product * size, 1);
  const story = [
    `Shape: ${code(`[${shape.join(', ')}]`)} ${axes ? sizes.join(' × ') : ''} · ${countText(count)} values · ${code(tensor.dtype)}`,
  ];
  if (tensor.isDisposed) story.push('Its memory has been given back: there are no values any more.');
  if (stats)
    story.push(
      table(
        ['min', 'max', 'mean', 'NaN', '∞'],
        [[stats.min, stats.max, stats.mean].map(number).concat(countText(nanCount), countText(infinityCount))],
      ),
    );
  if (head.length > 0) {
    const first = head.slice(0, headValues).map(item => number(fromWire(item)));
    story.push(`First values: ${code(first.join(', ') + (count > first.length ? ', …' : ''))}`);
  }
  return story;
}

function gateStory(value: ValueSummary): string[] {
  if (value.kind === 'number' && value.isGate) return ['A gate: 0 blocks everything, 1 lets everything pass.'];
  if (value.kind === 'module' && value.gates) return moduleGates(value.gates);
  if (value.kind === 'tensor' && value.isGate) return ['Gates: each value is between 0 (blocks) and 1 (lets pass).'];
  return [];
}

/** What of a module is not shown, and why. */
function missingStory({ weightsAbsent, gatesAbsent }: ModuleSummary): string[] {
  return [
    ...(gatesAbsent === undefined ? [] : [`Its gates are not shown: ${code(gatesAbsent)}`]),
    ...(weightsAbsent === undefined ? [] : [`Its weights are not kept: ${code(weightsAbsent)}`]),
  ];
}

function moduleGates(gates: readonly ModuleGate[]): string[] {
  const rows = gates.map(({ name, mean, min, max, overTime }) => [
    code(name),
    ...[mean, min, max, overTime[0] ?? mean, overTime.at(-1) ?? mean].map(number),
  ]);
  return [
    'Its gates in its last forward pass, from 0 (blocks) to 1 (lets pass):',
    table(['gate', 'mean', 'min', 'max', 'first step', 'last step'], rows),
  ];
}

function seriesStory(series: Series, name: string, count: number, color: string): string[] {
  const values = series.values.map((value, index) => [countText(series.steps[index] ?? index + 1), number(fromWire(value))] as const);
  const all = values.length === count;
  return [
    `![${name.replace(/[^\w .]/g, '')} over its steps](${dataAddress(curveImage(series, curveSize, color))})`,
    table(['min', 'max', 'mean', 'NaN'], [[...[series.min, series.max, series.mean].map(wire), countText(series.nanCount)]]),
    all ? 'Every value, by its step:' : `${countText(values.length)} of the ${countText(count)} values, evenly chosen, by their steps:`,
    valueTable(values),
  ];
}

/** Read down, column after column. */
function valueTable(values: readonly (readonly [step: string, value: string])[]): string {
  const across = values.length > mostRows ? columns : 1;
  const height = Math.ceil(values.length / across);
  const cells = (row: number, column: number): readonly string[] => values[column * height + row] ?? ['', ''];
  const wide = Array.from({ length: across }, (_, column) => column);
  return table(
    wide.flatMap(() => ['step', 'value']),
    Array.from({ length: height }, (_, row) => wide.flatMap(column => cells(row, column))),
  );
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const spaced = (cells: readonly string[]): string => line(cells.map(cell => gap + cell));
  return [spaced(heads), line(heads.map(() => '---:')), ...rows.map(spaced)].join('\n');
}

/** Text of the lab as code, which Markdown leaves alone. */
function code(text: string): string {
  const plain = text.replace(/\s+/g, ' ').replaceAll('`', 'ˋ').trim();
  return `\`${plain === '' ? ' ' : plain}\``;
}

function wire(value: WireNumber): string {
  return number(fromWire(value));
}

function number(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞';
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e6) return String(value);
  return size >= 1e6 || (size > 0 && size < 1e-4) ? value.toExponential(3) : value.toFixed(4);
}
